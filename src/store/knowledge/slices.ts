/** One size for lists in statements, so that the same few statements stay prepared. */
const size = 200

/** The list in slices of one size; the last one is filled up with its own last value, which changes nothing in a set. */
export function slices(values: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, index) => {
    const slice = values.slice(index * size, (index + 1) * size)
    return [...slice, ...Array<string>(size - slice.length).fill(slice.at(-1) ?? '')]
  })
}
