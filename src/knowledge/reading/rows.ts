import type { Block } from './blocks.ts'
import { oneLine } from './plain-text.ts'
import { withHeader } from './table.ts'

/**
 * The rows of a sheet as blocks: tables parted by empty rows, and the lines above them that have one cell only, such as
 * the sheet's title or a note. Columns that are empty throughout are left out.
 */
export function sheetBlocks(rows: readonly (readonly string[])[]): Block[] {
  return groupsOf(rows.map((row) => row.map(cellText))).flatMap((group) => {
    const from = group.findIndex((row) => filled(row) > 1)
    const notes = from < 0 ? group : group.slice(0, from)
    const table = from < 0 ? [] : withoutEmptyColumns(group.slice(from))
    return [
      ...(notes.length > 0
        ? [{ type: 'paragraph', lines: notes.map((row) => row.join('')), page: null } as const]
        : []),
      ...(table.length > 0 ? [{ type: 'table', ...withHeader(table), page: null } as const] : []),
    ]
  })
}

/** Answers may have several paragraphs in one cell. */
function cellText(cell: string): string {
  return cell
    .split(/\r?\n/)
    .map(oneLine)
    .filter((line) => line !== '')
    .join('\n')
}

function groupsOf(rows: readonly (readonly string[])[]): string[][][] {
  const groups: string[][][] = [[]]
  for (const row of rows) {
    if (filled(row) > 0) groups.at(-1)?.push([...row])
    else if (groups.at(-1)?.length) groups.push([])
  }
  return groups.filter((group) => group.length > 0)
}

function withoutEmptyColumns(rows: readonly string[][]): string[][] {
  const width = Math.max(...rows.map((row) => row.length))
  const used = Array.from({ length: width }, (_, column) => rows.some((row) => (row[column] ?? '') !== ''))
  return rows.map((row) => used.flatMap((keep, column) => (keep ? (row[column] ?? '') : [])))
}

function filled(row: readonly string[]): number {
  return row.filter((cell) => cell !== '').length
}
