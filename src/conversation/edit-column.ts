/**
 * One step of looking for words in a text that may spell them differently. Row n holds how many letters must change so
 * that the first n letters looked for are the end of the text so far, wherever in the text they start.
 */
export type EditColumn = Uint16Array

/** Before any text: all letters are missing. */
export const firstColumn = (wanted: string): EditColumn =>
  Uint16Array.from({ length: wanted.length + 1 }, (_, row) => row)

/** After one more letter (one UTF-16 unit) of the text. */
export function nextColumn(column: EditColumn, letter: string, wanted: string): EditColumn {
  const next = new Uint16Array(column.length)
  for (let row = 1; row < next.length; row++) {
    const same = (column[row - 1] ?? 0) + (wanted[row - 1] === letter ? 0 : 1)
    next[row] = Math.min(same, (column[row] ?? 0) + 1, (next[row - 1] ?? 0) + 1)
  }
  return next
}

/** Where a text goes on behind two spellings of the same, whichever fits better. */
export const betterOf = (column: EditColumn, other: EditColumn): EditColumn =>
  column.map((difference, row) => Math.min(difference, other[row] ?? difference))

/** How much all that is looked for differs from the end of the text. */
export const differenceOf = (column: EditColumn): number => column.at(-1) ?? 0
