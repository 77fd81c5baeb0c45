import type { Flow, Line } from './page-lines.ts'

export interface Page {
  /** From 1. */
  readonly number: number
  readonly height: number
  readonly flows: readonly Flow[]
}

/** Running headers and footers stand this near the edge, as a share of the page's height. */
const margin = 0.12
/** On how many of the pages a line must stand to be one. */
const repeatedShare = 0.5

const pageNumber =
  /^(?:(?:page|seite|página|pagina|p\.|s\.)\s*)?[-–—\s]*(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:\/|of|von|de|di|sur|van)\s*\d{1,4})?[-–—\s]*$/i
const leader = /(?:\.\s?){5,}\s*\d{1,4}\s*$/

/** The pages without running headers and footers, page numbers, and the lines of tables of contents. */
export function withoutFurniture(pages: readonly Page[]): Page[] {
  const edges = pages.map((page) => page.flows.flat().filter((line) => isAtEdge(line, page)))
  const repeated = tally(edges.map((lines) => lines.map(keyOf)))
  const shifts = tally(edges.map((lines, index) => lines.flatMap((line) => shiftsOf(line, pages[index]?.number ?? 0))))

  const isFurniture = (line: Line, page: Page) => {
    if (leader.test(textOf(line))) return true
    if (!isAtEdge(line, page)) return false
    return (
      pageNumber.test(textOf(line)) ||
      isOften(repeated.get(keyOf(line)) ?? 0, pages.length) ||
      shiftsOf(line, page.number).some((shift) => pages.length > 3 && isOften(shifts.get(shift) ?? 0, pages.length))
    )
  }
  return pages.map((page) => ({
    ...page,
    flows: page.flows.map((flow) => flow.filter((line) => !isFurniture(line, page))).filter((flow) => flow.length > 0),
  }))
}

/** On how many pages each value occurs. */
function tally<Value>(pages: readonly (readonly Value[])[]): Map<Value, number> {
  const counts = new Map<Value, number>()
  for (const value of pages.flatMap((values) => [...new Set(values)])) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

/** By how much a number at either end of a line differs from the page's: always the same for a page number. */
function shiftsOf(line: Line, page: number): number[] {
  const ends = [/^(\d{1,4})(?=\s)/, /(?<=\s)(\d{1,4})$/].map((end) => end.exec(textOf(line))?.[1])
  return ends.flatMap((digits) => (digits === undefined ? [] : Number(digits) - page))
}

/** Odd and even pages may have different headers. */
function isOften(count: number, pages: number): boolean {
  return count >= 2 && count >= (pages <= 3 ? pages : Math.max(3, Math.floor(pages * repeatedShare) - 1))
}

function isAtEdge(line: Line, { height }: Page): boolean {
  return line.y < height * margin || line.y > height * (1 - margin)
}

/** The page number in it changes; the title on the first page is larger than its repetition. */
function keyOf(line: Line): string {
  return `${Math.round(line.size)} ${textOf(line).replace(/\d+/g, '#')}`
}

/** A line as one text. */
export function textOf(line: Line): string {
  return line.cells.map(({ text }) => text.trim()).join(' ')
}
