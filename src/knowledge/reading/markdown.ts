import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { toString as plainText } from 'mdast-util-to-string'
import type { DocumentText } from '../documents.ts'
import type { Block } from './blocks.ts'
import { chunkBlocks, onlyTopHeading } from './chunks.ts'
import { readFrontMatter } from './front-matter.ts'
import type { ReadingLimits } from './limits.ts'
import { checkLines } from './long-lines.ts'
import { mdastBlocks } from './mdast-blocks.ts'
import { oneLine, printable } from './plain-text.ts'
import { titleOfName } from './title.ts'

const delimiterRow = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/

/**
 * A Markdown document; one whose front matter says `draft: true` has no chunks.
 *
 * @throws UnreadableDocument when the front matter cannot be read, or it is beyond the limits
 */
export function readMarkdown(name: string, source: string, limits: ReadingLimits): DocumentText {
  const text = printable(source)
  checkLines(text, limits)
  const { title, keywords, draft, changedAt, body } = readFrontMatter(text)
  const fallback = title || titleOfName(name)
  if (draft) return { title: fallback, chunks: [], changedAt }
  const blocks = mdastBlocks(fromMarkdown(body), (paragraph) => tableOf(sliceOf(paragraph, body)))
  const chunks = chunkBlocks(blocks, fallback, limits.chunks, keywords)
  return { title: title || (onlyTopHeading(blocks) ?? fallback), chunks, changedAt }
}

/** The core grammar knows no tables and takes them for paragraphs. */
function tableOf(source: string): Block[] | null {
  const [header, delimiter, ...rows] = source.split('\n')
  if (!header?.includes('|') || !delimiter?.includes('-') || !delimiterRow.test(delimiter)) return null
  return [{ type: 'table', header: cellsOf(header), rows: rows.map(cellsOf), page: null }]
}

function cellsOf(row: string): string[] {
  const inner = row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
  return inner
    .split(/(?<!\\)\|/)
    .map((cell) => oneLine(plainText(fromMarkdown(cell.trim()), { includeHtml: false, includeImageAlt: false })))
}

function sliceOf(node: Nodes, source: string): string {
  return source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0)
}
