import readXlsxFile from 'read-excel-file/universal'
import { type DocumentText, UnreadableDocument } from '../../documents.ts'
import type { Block } from '../blocks.ts'
import { chunkBlocks } from '../chunks.ts'
import { momentOf } from '../dates.ts'
import { counted, type ReadingLimits } from '../limits.ts'
import { sheetBlocks } from '../rows.ts'
import { titleOfName } from '../title.ts'
import { formatNumber, formatsOf, formattedCells, type NumberFormat } from './number-formats.ts'
import { type OfficePackage, openPackage } from './office-package.ts'

/** What Excel calls sheets that nobody named, in a few languages: no heading. */
const unnamed = /^(?:sheet|tabelle|feuil|feuille|hoja|foglio|planilha|blad|arkusz|лист)\s?\d*$/i

/**
 * A spreadsheet: each sheet that is not hidden under its name, with the values of its formulas.
 *
 * @throws UnreadableDocument when it cannot be opened or is beyond the limits
 */
export async function readXlsx(name: string, bytes: Uint8Array, limits: ReadingLimits): Promise<DocumentText> {
  const office = openPackage(bytes, limits.unpackedBytes, {
    mainPart: /^xl\/workbook\d*\.xml$/i,
    called: 'a spreadsheet',
  })
  checkRows(office, limits.rows)
  const sheets = await readXlsxFile(office.repacked())
  const formats = formatsOf(office.part('xl/styles.xml'))
  const visible = visibleSheets(office)
  const title = titleOfName(name)
  let rows = 0
  const blocks = sheets.flatMap(({ sheet, data }): Block[] => {
    const part = visible.get(sheet)
    if (part === undefined) return []
    rows += data.length
    if (rows > limits.rows) throw tooManyRows(limits.rows)
    const shown = formattedCells(office.part(part), formats)
    const texts = data.map((row, index) =>
      row.map((cell, column) => cellText(cell, shown.get(addressOf(column, index)))),
    )
    const heading = unnamed.test(sheet.trim()) ? [] : [{ type: 'heading', depth: 2, text: sheet.trim() } as const]
    return [...heading, ...sheetBlocks(texts)]
  })
  const changed = /<dcterms:modified[^>]*>([^<]+)</.exec(office.part('docProps/core.xml'))?.[1]
  return { title, chunks: chunkBlocks(blocks, title, limits.chunks), changedAt: momentOf(changed ?? '') }
}

/** Before reading: a single cell far down makes as many rows as there could be above it. */
function checkRows(office: OfficePackage, limit: number): void {
  for (const name of office.names) {
    if (!/^xl\/worksheets\//.test(name)) continue
    for (const [, row] of office.part(name).matchAll(/<(?:\w+:)?(?:row|c)\s(?:[^>]*\s)?r="[A-Z]*(\d+)"/g))
      if (Number(row) > limit) throw tooManyRows(limit)
  }
}

function tooManyRows(limit: number): UnreadableDocument {
  return new UnreadableDocument(`it has more than ${counted(limit)} rows; split it`)
}

/** The parts of the sheets that an owner sees, by name; a part whose place is unusual is empty text, and still there. */
function visibleSheets(office: OfficePackage): Map<string, string> {
  const targets = new Map<string, string>()
  for (const [tag] of office.part('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\s[^>]*>/g))
    targets.set(attribute(tag, 'Id'), attribute(tag, 'Target').replace(/^\/xl\//, ''))
  const sheets = new Map<string, string>()
  for (const [tag] of office.part('xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)) {
    if (!/^(?:hidden|veryHidden)$/.test(attribute(tag, 'state')))
      sheets.set(attribute(tag, 'name'), `xl/${targets.get(attribute(tag, '\\w+:id')) ?? ''}`)
  }
  return sheets
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
}

function cellText(cell: unknown, format: NumberFormat | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return dateText(cell)
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no'
  if (typeof cell !== 'number') return String(cell)
  // Sums of cents end in 0.30000000000000004 otherwise.
  return format ? formatNumber(cell, format) : String(Number(cell.toPrecision(12)))
}

/** A day as `2026-12-24`, a moment as `2026-12-24 09:30`; times of day are days in 1899 or 1904. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return ''
  const [day = '', time = ''] = new Date(Math.round(date.getTime() / 60_000) * 60_000).toISOString().split('T')
  const minutes = time.slice(0, 5)
  if (/^(?:1899-12-3\d|1900-01-0[01]|1904-01-01)$/.test(day)) return minutes
  return minutes === '00:00' ? day : `${day} ${minutes}`
}

/** `B7` for column 1 and row 6, both from 0. */
function addressOf(column: number, row: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return `${letters}${row + 1}`
}
