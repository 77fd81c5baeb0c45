/** Many lists of whole numbers in few large blocks, so that a list costs little more than its numbers. */
export interface NumberLists {
  /** Begins an empty list and gives its number, counted from 0. */
  add(): number
  append(list: number, value: number): void
  count(list: number): number
  /** The list as it is now, without a copy: read it before anything is changed. */
  view(list: number): Uint32Array
  /** Drops what `keep` refuses; the others stay in order. */
  filter(list: number, keep: (value: number) => boolean): void
  readonly length: number
  readonly bytes: number
}

/** Numbers in one block: 4 MB, which the system only hands out as they are written to. */
const blockSize = 2 ** 20

/** Values are whole numbers from 0 to 2^32 - 1. A list that outgrows its place moves to one of twice the size. */
export function createNumberLists(): NumberLists {
  const blocks: Uint32Array[] = []
  /** By size as a power of two: places that lists have moved out of. */
  const vacant: number[][] = []
  let used = blockSize
  let lists = 0
  let places = new Uint32Array(64)
  let counts = new Uint32Array(64)
  let sizes = new Uint8Array(64)

  function take(size: number): number {
    const place = vacant[size]?.pop()
    if (place !== undefined) return place
    const length = 2 ** size
    if (used + length > blockSize) {
      blocks.push(new Uint32Array(Math.max(blockSize, length)))
      used = 0
    }
    const start = (blocks.length - 1) * blockSize + used
    used += length
    return start
  }

  function move(list: number): void {
    const size = (sizes[list] ?? 0) + 1
    const from = view(list)
    const place = take(size)
    blocks[Math.floor(place / blockSize)]?.set(from, place % blockSize)
    vacate(list)
    places[list] = place
    sizes[list] = size
  }

  function vacate(list: number): void {
    const size = sizes[list] ?? 0
    vacant[size] ??= []
    vacant[size].push(places[list] ?? 0)
  }

  function view(list: number): Uint32Array {
    const place = places[list] ?? 0
    const start = place % blockSize
    const block = blocks[Math.floor(place / blockSize)]
    return block?.subarray(start, start + (counts[list] ?? 0)) ?? new Uint32Array(0)
  }

  return {
    add() {
      if (lists === places.length) {
        places = grown(places, new Uint32Array(lists * 2))
        counts = grown(counts, new Uint32Array(lists * 2))
        sizes = grown(sizes, new Uint8Array(lists * 2))
      }
      places[lists] = take(0)
      return lists++
    },
    append(list, value) {
      const count = counts[list] ?? 0
      if (count === 2 ** (sizes[list] ?? 0)) move(list)
      const place = places[list] ?? 0
      const block = blocks[Math.floor(place / blockSize)]
      if (block) block[(place % blockSize) + count] = value
      counts[list] = count + 1
    },
    count: (list) => counts[list] ?? 0,
    view,
    filter(list, keep) {
      const values = view(list)
      let kept = 0
      for (const value of values) if (keep(value)) values[kept++] = value
      counts[list] = kept
    },
    get length() {
      return lists
    },
    get bytes() {
      return (Math.max(0, blocks.length - 1) * blockSize + (blocks.length > 0 ? used : 0)) * 4 + lists * 9
    },
  }
}

/** The numbers moved over into a larger array. */
export function grown<T extends Uint8Array | Uint32Array | Float32Array>(from: T, to: T): T {
  to.set(from)
  return to
}
