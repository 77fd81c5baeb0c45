import { parse } from 'csv-parse/sync'
import { type DocumentText, UnreadableDocument } from '../documents.ts'
import { chunkBlocks } from './chunks.ts'
import { decodeText } from './decode.ts'
import { counted, type ReadingLimits } from './limits.ts'
import { printable } from './plain-text.ts'
import { sheetBlocks } from './rows.ts'
import { titleOfName } from './title.ts'

const delimiters = [',', ';', '\t', '|']
/** Rows by which the delimiter is told. */
const sampleRows = 50
/** In bytes; a quotation mark that is never closed would make one row of the whole file. */
const longestRow = 100_000

/**
 * A table in text form, its columns parted by commas, semicolons, tabs or bars, whichever makes the most even rows.
 * Text that is no UTF-8 is taken for Windows-1252, as Excel writes it.
 *
 * @param charset of the Content-Type header, null when there is none
 * @throws UnreadableDocument when it is no table or beyond the limits
 */
export function readCsv(name: string, bytes: Uint8Array, charset: string | null, limits: ReadingLimits): DocumentText {
  const text = printable(decodeText(bytes, charset, 'windows-1252'))
  const [, named, table] = /^(?:sep=(.)\n)?([\s\S]*)$/i.exec(text) ?? []
  const source = table ?? text
  const rows = parseRows(source, named ?? bestDelimiter(source), limits.rows + 1)
  if (rows.length > limits.rows) throw new UnreadableDocument(`it has more than ${counted(limits.rows)} rows; split it`)
  const title = titleOfName(name)
  return { title, chunks: chunkBlocks(sheetBlocks(rows), title, limits.chunks), changedAt: null }
}

function parseRows(text: string, delimiter: string, to: number): string[][] {
  try {
    return parse(text, {
      delimiter,
      to,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: longestRow,
    })
  } catch (cause) {
    const where = /line (\d+)/.exec(cause instanceof Error ? cause.message : '')?.[1]
    const place = where === undefined ? '' : ` near line ${where}`
    throw new UnreadableDocument(`it is not a table that can be read${place}: a quotation mark may be missing`, {
      cause,
    })
  }
}

function bestDelimiter(text: string): string {
  const scores = delimiters.map((delimiter) => ({ delimiter, score: evenness(text, delimiter) }))
  return scores.reduce((best, next) => (next.score > best.score ? next : best)).delimiter
}

/** How many rows have as many columns as most have, more for more columns; 0 when that is one. */
function evenness(text: string, delimiter: string): number {
  const counts = new Map<number, number>()
  try {
    for (const { length } of parseRows(text, delimiter, sampleRows)) counts.set(length, (counts.get(length) ?? 0) + 1)
  } catch {
    return 0
  }
  const best = [...counts].map(([columns, rows]) => (columns > 1 ? rows + columns / 1_000 : 0))
  return Math.max(0, ...best)
}
