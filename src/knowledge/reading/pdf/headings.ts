import { type Page, textOf } from './furniture.ts'
import type { Line } from './page-lines.ts'
import { isPlain } from './table-lines.ts'

/** How deep a heading is, from 1; null for a line that is none. `gap` is the distance to the line above, in points. */
export type HeadingDepth = (line: Line, gap: number | null, below: Line | undefined) => number | null

/** Letters of a heading are larger than those of the text by this factor, or of another font. */
const larger = 1.12
/** In characters. */
const longest = { large: 200, bold: 80 }
const deepest = 6

/** Tells headings by the sizes and fonts that most of the document has. */
export function headingDepths(pages: readonly Page[]): HeadingDepth {
  const lines = pages.flatMap(({ flows }) => flows.flat())
  const body = most(lines, ({ size }) => round(size))
  const bodyFont = most(
    lines.filter(({ size }) => round(size) === body),
    ({ font }) => font,
  )
  const isLarge = (line: Line) => round(line.size) >= (body ?? 0) * larger && isHeadingText(line, longest.large)
  const sizes = [...new Set(lines.filter(isLarge).map(({ size }) => round(size)))].sort((one, other) => other - one)

  return (line, gap, below) => {
    if (isLarge(line)) return Math.min(deepest, sizes.indexOf(round(line.size)) + 1)
    const apart = gap === null || gap > 1.3 * line.size
    const alone = below === undefined || below.font !== line.font || below.y - line.y > 1.6 * line.size
    const bold = line.font !== bodyFont && round(line.size) >= (body ?? 0) && below?.font === bodyFont
    const named = bold && apart && alone && isHeadingText(line, longest.bold) && !/[.,;]$/.test(textOf(line))
    return named ? Math.min(deepest, sizes.length + 1) : null
  }
}

function isHeadingText(line: Line, limit: number): boolean {
  const text = textOf(line)
  return isPlain(line) && text.length <= limit && /\p{L}/u.test(text)
}

/** To half a point: sizes are computed from scaled ones. */
function round(size: number): number {
  return Math.round(size * 2) / 2
}

/** The value that the most characters have. */
function most<Value>(lines: readonly Line[], trait: (line: Line) => Value): Value | null {
  const counts = new Map<Value, number>()
  for (const line of lines) counts.set(trait(line), (counts.get(trait(line)) ?? 0) + textOf(line).length)
  return (
    [...counts].reduce<[Value, number] | null>((best, next) => (best && best[1] >= next[1] ? best : next), null)?.[0] ??
    null
  )
}
