/** A run of characters on a page; distances are in points from the top left corner. */
export interface Item {
  readonly text: string
  readonly x: number
  /** Of the line that the characters stand on. */
  readonly y: number
  readonly width: number
  readonly size: number
  readonly font: string
}

/** Words of a line that stand together, parted from the next by more than a space. */
export interface Cell {
  readonly text: string
  readonly left: number
  readonly right: number
}

export interface Line {
  readonly cells: readonly Cell[]
  readonly y: number
  /** Of most of its characters. */
  readonly size: number
  readonly font: string
  readonly left: number
  readonly right: number
}

/** Lines that belong together: a column, or all of a page with one column. */
export type Flow = readonly Line[]

interface Region {
  readonly items: Item[]
  left: number
  right: number
  top: number
  bottom: number
}

/** In multiples of the size of the letters: words are parted by less, cells of a table by more. */
const cellGap = 1.2
const wordGap = 0.12
/** How far up the next run must stand to begin a column; less is the next cell of a row with several lines. */
const columnJump = 6

/** The runs of a page, in the order in which the file draws them, as columns of lines. */
export function flowsOf(items: readonly Item[]): Flow[] {
  const regions: Region[] = []
  for (const region of regionsOf(items)) {
    const same = regions.find((other) => sharesWidth(region, other) && sharesHeight(region, other))
    if (same) absorb(same, region)
    else {
      const below = regions.findIndex((other) => sharesWidth(region, other) && region.bottom <= other.top)
      regions.splice(below < 0 ? regions.length : below, 0, region)
    }
  }
  return regions.map((region) => linesOf(region.items))
}

function regionsOf(items: readonly Item[]): Region[] {
  const regions: Region[] = []
  let before: Item | null = null
  for (const item of items) {
    const next = regionOf(item)
    const current = regions.at(-1)
    if (current && before && item.y > before.y - columnJump * item.size) absorb(current, next)
    else regions.push(next)
    before = item
  }
  return regions
}

function regionOf(item: Item): Region {
  return { items: [item], left: item.x, right: item.x + item.width, top: item.y - item.size, bottom: item.y }
}

function absorb(region: Region, other: Region): void {
  region.items.push(...other.items)
  region.left = Math.min(region.left, other.left)
  region.right = Math.max(region.right, other.right)
  region.top = Math.min(region.top, other.top)
  region.bottom = Math.max(region.bottom, other.bottom)
}

function sharesWidth(one: Region, other: Region): boolean {
  const shared = Math.min(one.right, other.right) - Math.max(one.left, other.left)
  return shared > 0.3 * Math.min(one.right - one.left, other.right - other.left)
}

function sharesHeight(one: Region, other: Region): boolean {
  return Math.min(one.bottom, other.bottom) > Math.max(one.top, other.top)
}

function linesOf(items: readonly Item[]): Line[] {
  const rows: Item[][] = []
  for (const item of items.toSorted((one, other) => one.y - other.y)) {
    const first = rows.at(-1)?.[0]
    if (first && item.y - first.y <= 0.4 * Math.max(item.size, first.size)) rows.at(-1)?.push(item)
    else rows.push([item])
  }
  return rows.map(lineOf)
}

function lineOf(items: readonly Item[]): Line {
  const rightToLeft =
    items.filter(({ text }) => /\p{Script=Hebrew}|\p{Script=Arabic}/u.test(text)).length * 2 > items.length
  const cells: Cell[] = []
  for (const { text, x, width, size } of items.toSorted((one, other) => one.x - other.x)) {
    const last = cells.at(-1)
    const gap = last ? x - last.right : Number.POSITIVE_INFINITY
    if (!last || gap > cellGap * size) {
      cells.push({ text, left: x, right: x + width })
      continue
    }
    const space = gap > wordGap * size ? ' ' : ''
    const joined = rightToLeft ? `${text}${space}${last.text}` : `${last.text}${space}${text}`
    cells[cells.length - 1] = { text: joined, left: last.left, right: Math.max(last.right, x + width) }
  }
  const { size, font, y } = items.reduce((most, item) => (item.text.length > most.text.length ? item : most))
  const [left, right] = [Math.min(...cells.map((cell) => cell.left)), Math.max(...cells.map((cell) => cell.right))]
  return { cells: rightToLeft ? cells.reverse() : cells, y, size, font, left, right }
}
