import type { Table } from '../blocks.ts'
import { withHeader } from '../table.ts'
import type { Cell, Line } from './page-lines.ts'

/** A list's mark, or a heading's number, that stands apart from its words. */
const mark = /^(?:[•●○▪■◦‣⁃·–—*-]|\(?\d{1,3}(?:\.\d{1,3})*[.)]?|\(?[a-z][.)])$/i

/** In multiples of the size of the letters: lines further apart are rows, nearer ones are lines of one cell. */
const rowGap = 1.45

/** Whether a line is one text: words only, or words behind a mark. */
export function isPlain({ cells }: Line): boolean {
  return cells.length < 2 || (cells.length === 2 && mark.test(cells[0]?.text.trim() ?? ''))
}

/**
 * The table that begins with the first of these lines, and how many lines it takes; null when none does. Its rows have
 * cells that stand below each other; a line with fewer of them, close below a row, goes on with its cells.
 */
export function tableAt(lines: readonly Line[], page: number): { table: Table; taken: number } | null {
  const [first] = lines
  if (!first || isPlain(first)) return null
  const end = lines.findIndex((line, index) => index > 0 && !goesOn(lines.slice(0, index), line))
  const taken = lines.slice(0, end < 0 ? lines.length : end)
  const columns = columnsOf(taken)
  if (taken.filter((line) => !isPlain(line)).length < 2 || columns.length < 2) return null
  return { table: { type: 'table', ...withHeader(rowsOf(taken, columns)), page }, taken: taken.length }
}

function goesOn(above: readonly Line[], line: Line): boolean {
  const gap = line.y - (above.at(-1)?.y ?? 0)
  if (gap > 4 * line.size) return false
  if (!isPlain(line)) return true
  // The rest of a cell; a paragraph below the table is wider than a column, or further down.
  return (
    gap <= rowGap * line.size &&
    columnsOf(above).filter(({ left, right }) => left < line.right && line.left < right).length === 1
  )
}

/** The extents of the columns: cells that overlap stand in the same one. */
function columnsOf(lines: readonly Line[]): { left: number; right: number }[] {
  const columns: { left: number; right: number }[] = []
  for (const { left, right } of lines.flatMap(({ cells }) => cells).toSorted((one, other) => one.left - other.left)) {
    const last = columns.at(-1)
    if (last && left < last.right) last.right = Math.max(last.right, right)
    else columns.push({ left, right })
  }
  return columns
}

function rowsOf(lines: readonly Line[], columns: readonly { left: number; right: number }[]): string[][] {
  const texts = lines.map((line) => columns.map((column) => textIn(line.cells, column)))
  const isFull = (index: number) => !texts[index]?.includes('')
  const gaps = lines.map((line, index) => line.y - (lines[index - 1]?.y ?? Number.NEGATIVE_INFINITY))
  const between = gaps
    .filter((gap, index) => Number.isFinite(gap) && isFull(index) && isFull(index - 1))
    .toSorted((one, other) => one - other)
  const usual = between[Math.floor(between.length / 2)] ?? Number.POSITIVE_INFINITY
  const rows: string[][] = []
  texts.forEach((cells, index) => {
    const row = rows.at(-1)
    const gap = gaps[index] ?? 0
    const near = gap <= rowGap * (lines[index]?.size ?? 0)
    if (row && near && !isFull(index) && (cells[0] === '' || gap < 0.8 * usual))
      cells.forEach((text, column) => {
        row[column] = [row[column] ?? '', text].filter(Boolean).join(' ')
      })
    else rows.push(cells)
  })
  return rows
}

function textIn(cells: readonly Cell[], { left, right }: { left: number; right: number }): string {
  return cells
    .filter((cell) => cell.left >= left && cell.left < right)
    .map(({ text }) => text.trim())
    .join(' ')
}
