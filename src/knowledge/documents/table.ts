import { fromMarkdown } from 'mdast-util-from-markdown'
import { toString as plainText } from 'mdast-util-to-string'

const delimiterRow = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/

/**
 * A table as sentences that can be spoken, one for each row: the first cell names the row, and the others are said
 * with their column's heading (`Cardiology: floor two, phone 555-0100.`), without it when there is only one other.
 *
 * @param source the Markdown of one paragraph; the core grammar knows no tables and takes them for paragraphs
 * @returns the rows, or null when it is no table
 */
export function tableSentences(source: string): string[] | null {
  const [header, delimiter, ...rows] = source.split('\n')
  if (!header?.includes('|') || !delimiter?.includes('-') || !delimiterRow.test(delimiter)) return null
  const columns = cells(header)
  return rows.map((row) => rowSentence(columns, cells(row))).filter((sentence) => sentence !== '')
}

function cells(row: string): string[] {
  const inner = row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
  return inner.split(/(?<!\\)\|/).map((cell) => plainText(fromMarkdown(cell.trim()), { includeHtml: false }))
}

function rowSentence(columns: string[], [subject, ...values]: string[]): string {
  const named = values.length > 1
  const facts = values.flatMap((value, index) => {
    if (value === '') return []
    const column = columns[index + 1] ?? ''
    return named && column !== '' ? `${column.toLowerCase()} ${value}` : value
  })
  const sentence = [subject, facts.join(', ')].filter(Boolean).join(': ')
  return /^$|[.!?]$/.test(sentence) ? sentence : `${sentence}.`
}
