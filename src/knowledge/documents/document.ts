import type { Nodes, Parent, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { toString as plainText } from 'mdast-util-to-string'
import { readFrontMatter } from './front-matter.ts'
import { printable } from './plain-text.ts'
import { splitSentences } from './sentences.ts'
import { tableSentences } from './table.ts'

/** What the index holds: a heading with the text below it, at most about `longestPassage` characters. */
export interface Chunk {
  readonly file: string
  /** From the document's title down to the chunk's own heading; never empty. */
  readonly headings: readonly string[]
  /** Paragraphs, list items and table rows on lines of their own. */
  readonly text: string
  /** Words of the front matter that callers say for this document's matter; never spoken. */
  readonly keywords: string
}

interface Section {
  headings: readonly string[]
  lines: string[]
}

const longestPassage = 900

/**
 * A Markdown document as chunks, in order. Comments, HTML and images are left out; tables become sentences.
 *
 * @param file path below the knowledge folder; gives the title when the document has none
 * @throws when the front matter cannot be read
 */
export function readDocument(file: string, source: string): Chunk[] {
  const { title, keywords, body } = readFrontMatter(printable(source))
  const sections = splitAtHeadings(fromMarkdown(body), body, title || titleOf(file))
  return sections.flatMap(({ headings, lines }) => splitLong(lines).map((text) => ({ file, headings, text, keywords })))
}

function titleOf(file: string): string {
  const name = file.slice(file.lastIndexOf('/') + 1).replace(/\.\w+$/, '')
  return name.replace(/[-_]+/g, ' ')
}

function splitAtHeadings(root: Root, source: string, title: string): Section[] {
  const path: { depth: number; text: string }[] = []
  const sections: Section[] = [{ headings: [title], lines: [] }]
  for (const node of root.children) {
    if (node.type !== 'heading') {
      sections.at(-1)?.lines.push(...linesOf(node, source))
      continue
    }
    while ((path.at(-1)?.depth ?? 0) >= node.depth) path.pop()
    path.push({ depth: node.depth, text: inline(node) })
    const texts = path.map((heading) => heading.text).filter((text) => text !== '')
    // A first-level heading is the title itself, whatever the front matter or the file name says.
    sections.push({ headings: path[0]?.depth === 1 && texts.length > 0 ? texts : [title, ...texts], lines: [] })
  }
  return sections.filter((section) => section.lines.length > 0)
}

function linesOf(node: Nodes, source: string): string[] {
  switch (node.type) {
    case 'paragraph':
      return tableSentences(rawText(node, source)) ?? paragraphLines(node)
    case 'listItem':
      return listItemLines(node, source)
    case 'list':
    case 'blockquote':
      return node.children.flatMap((child) => linesOf(child, source))
    case 'code':
      return node.value.split('\n').filter((line) => line.trim() !== '')
    default:
      return []
  }
}

function listItemLines(node: Parent, source: string): string[] {
  const own = node.children.filter((child) => child.type === 'paragraph').map(inline)
  const nested = node.children.filter((child) => child.type !== 'paragraph').flatMap((child) => linesOf(child, source))
  return [own.join(' '), ...nested].filter((line) => line !== '')
}

/** Hard line breaks, as in an address, start new lines; soft ones are spaces. */
function paragraphLines(node: Parent): string[] {
  const lines = ['']
  for (const child of node.children) {
    if (child.type === 'break') lines.push('')
    else lines.push((lines.pop() ?? '') + plainText(child, { includeHtml: false, includeImageAlt: false }))
  }
  return lines.map(oneLine).filter((line) => line !== '')
}

function inline(node: Nodes): string {
  return oneLine(plainText(node, { includeHtml: false, includeImageAlt: false }))
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function rawText(node: Nodes, source: string): string {
  return source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0)
}

/** Lines gathered into texts of at most `longestPassage` characters; a longer line is split between its sentences. */
function splitLong(lines: string[]): string[] {
  const texts: string[] = []
  const pieces = lines.flatMap((line) => (line.length <= longestPassage ? line : splitSentences(line)))
  for (const piece of pieces) {
    const last = texts.at(-1)
    if (last !== undefined && last.length + piece.length < longestPassage) texts[texts.length - 1] = `${last}\n${piece}`
    else texts.push(piece)
  }
  return texts
}
