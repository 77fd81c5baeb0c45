import { type Chunk, UnreadableDocument } from '../documents.ts'
import type { Block, Table } from './blocks.ts'
import { counted } from './limits.ts'
import { splitLong } from './split.ts'
import { questionRows, tableSentences } from './table.ts'

interface Section {
  readonly headings: readonly string[]
  readonly lines: { text: string; page: number | null }[]
}

/**
 * Gathers blocks into chunks: one for each heading with the text below it, several where that is long, and one for each
 * row of a table of questions and answers. Headings without text are left out.
 *
 * @param title stands above everything, unless the document has exactly one first-level heading, which then is its title
 * @throws UnreadableDocument when there are none, or more than `limit`
 */
export function chunkBlocks(blocks: readonly Block[], title: string, limit: number, keywords = ''): Chunk[] {
  const chunks = sectionsOf(blocks, title).flatMap(({ headings, lines }) =>
    splitLong(lines).map(({ text, page }) => ({ headings, text, keywords, page })),
  )
  if (chunks.length === 0) throw new UnreadableDocument('it has no text')
  if (chunks.length <= limit) return chunks
  throw new UnreadableDocument(`it has ${counted(chunks.length)} passages, more than ${counted(limit)}; split it`)
}

/** The only first-level heading of a document, or null when it has none or several. */
export function onlyTopHeading(blocks: readonly Block[]): string | null {
  const [first, second] = blocks.filter((block) => block.type === 'heading' && block.depth === 1 && block.text !== '')
  return first?.type === 'heading' && !second ? first.text : null
}

function sectionsOf(blocks: readonly Block[], title: string): Section[] {
  const alone = onlyTopHeading(blocks)
  const path: { depth: number; text: string }[] = []
  const sections: Section[] = [{ headings: [title], lines: [] }]

  function headingsNow(): string[] {
    const texts = path.map(({ text }) => text)
    return texts[0] === title || (alone !== null && texts[0] === alone) ? texts : [title, ...texts]
  }

  for (const block of blocks) {
    if (block.type === 'heading') {
      while ((path.at(-1)?.depth ?? 0) >= block.depth) path.pop()
      if (block.text !== '') path.push(block)
      sections.push({ headings: headingsNow(), lines: [] })
      continue
    }
    const questions = block.type === 'table' ? questionRows(block) : null
    if (questions) {
      const above = headingsNow()
      for (const { question, answer } of questions)
        sections.push({ headings: [...above, question], lines: linesOf(answer, block.page) })
      sections.push({ headings: above, lines: [] })
    } else sections.at(-1)?.lines.push(...linesOf(textOf(block), block.page))
  }
  return sections.filter(({ lines }) => lines.length > 0)
}

function textOf(block: Exclude<Block, { type: 'heading' }>): readonly string[] {
  return block.type === 'table' ? tableSentences(block satisfies Table) : block.lines
}

function linesOf(texts: readonly string[], page: number | null): Section['lines'] {
  return texts.filter((text) => text !== '').map((text) => ({ text, page }))
}
