import type { Nodes, Parent, PhrasingContent, Root, Table } from 'mdast'
import { toString as plainText } from 'mdast-util-to-string'
import type { Block } from './blocks.ts'
import { oneLine } from './plain-text.ts'
import { withHeader } from './table.ts'

/** What a paragraph is when it is more than its words: a table in a grammar that knows none. Null when it is not. */
export type TakeParagraph = (paragraph: Nodes) => Block[] | null

/** A Markdown tree as blocks. Comments, HTML and images are left out. */
export function mdastBlocks(root: Root, takeParagraph: TakeParagraph = () => null): Block[] {
  return root.children.flatMap((node) => blocksOf(node, takeParagraph))
}

function blocksOf(node: Nodes, takeParagraph: TakeParagraph): Block[] {
  switch (node.type) {
    case 'heading':
      return [{ type: 'heading', depth: node.depth, text: inline(node) }]
    case 'paragraph':
      return takeParagraph(node) ?? paragraph(linesOf(node))
    case 'listItem':
      return itemBlocks(node, takeParagraph)
    case 'list':
    case 'blockquote':
      return node.children.flatMap((child) => blocksOf(child, takeParagraph))
    case 'code':
      return paragraph(node.value.split('\n').map(oneLine))
    case 'table':
      return [tableBlock(node)]
    // Only trees made of HTML have words outside of paragraphs.
    case 'text':
    case 'strong':
    case 'emphasis':
    case 'delete':
    case 'link':
    case 'inlineCode':
      return paragraph([inline(node)])
    default:
      return []
  }
}

function paragraph(lines: readonly string[]): Block[] {
  const filled = lines.filter((line) => line !== '')
  return filled.length === 0 ? [] : [{ type: 'paragraph', lines: filled, page: null }]
}

/** The paragraphs of an item are one line; what is nested in it has lines of its own. */
function itemBlocks(item: Parent, takeParagraph: TakeParagraph): Block[] {
  const own = item.children.filter((child) => child.type === 'paragraph').map(inline)
  const nested = item.children
    .filter((child) => child.type !== 'paragraph')
    .flatMap((child) => blocksOf(child, takeParagraph))
  return [...paragraph([oneLine(own.join(' '))]), ...nested]
}

/** Hard line breaks, as in an address, start new lines; soft ones are spaces. */
function linesOf(node: Parent): string[] {
  const lines = ['']
  for (const child of node.children) {
    if (child.type === 'break') lines.push('')
    else lines.push((lines.pop() ?? '') + words(child))
  }
  return lines.map(oneLine)
}

/** The first row of such a table is its header; an empty one stands for none. */
function tableBlock(table: Table): Block {
  const [header = [], ...rows] = table.children.map((row) => row.children.map(cellText))
  const named = header.some((cell) => cell !== '')
  return { type: 'table', ...(named ? { header, rows } : withHeader(rows)), page: null }
}

function cellText(cell: Parent): string {
  return linesOf(cell)
    .filter((line) => line !== '')
    .join(', ')
}

function inline(node: Nodes | PhrasingContent): string {
  return oneLine(words(node))
}

function words(node: Nodes): string {
  if (node.type === 'break') return ' '
  if ('children' in node) return node.children.map(words).join('')
  return plainText(node, { includeHtml: false, includeImageAlt: false })
}
