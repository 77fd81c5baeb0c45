import mammoth from 'mammoth'
import type { DocumentText } from '../../documents.ts'
import type { Block } from '../blocks.ts'
import { chunkBlocks, onlyTopHeading } from '../chunks.ts'
import { momentOf } from '../dates.ts'
import { parsePage } from '../html/dom.ts'
import { htmlBlocks } from '../html/html-blocks.ts'
import { tidy } from '../html/tidy.ts'
import type { ReadingLimits } from '../limits.ts'
import { printable } from '../plain-text.ts'
import { titleOfName } from '../title.ts'
import { openPackage } from './office-package.ts'

/** Headings go one down, so that the title stands above them. */
const styleMap = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  ...[1, 2, 3, 4, 5].flatMap((depth) => [
    `p[style-name='Heading ${depth}'] => h${depth + 1}:fresh`,
    `p[style-name='heading ${depth}'] => h${depth + 1}:fresh`,
  ]),
]

/**
 * A Word document: headings by their styles, lists and tables; no comments, deleted text, headers or footers.
 *
 * @throws UnreadableDocument when it cannot be opened or is beyond the limits
 */
export async function readDocx(name: string, bytes: Uint8Array, limits: ReadingLimits): Promise<DocumentText> {
  const office = openPackage(bytes, limits.unpackedBytes, {
    mainPart: /^word\/document\d*\.xml$/i,
    called: 'a Word document',
  })
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(office.repacked()) },
    { styleMap, convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
  )
  const page = parsePage(printable(value))
  for (const mark of page.querySelectorAll('a[href^="#footnote-ref"], a[href^="#endnote-ref"], img')) mark.remove()
  tidy(page)
  const blocks = withTitle(htmlBlocks(page.body.innerHTML))
  const title = onlyTopHeading(blocks) ?? titleOfName(name)
  const changed = /<dcterms:modified[^>]*>([^<]+)</.exec(office.part('docProps/core.xml'))?.[1]
  return { title, chunks: chunkBlocks(blocks, title, limits.chunks), changedAt: momentOf(changed ?? '') }
}

/** A document without a title style whose first words are its only outermost heading has that for its title. */
function withTitle(blocks: readonly Block[]): Block[] {
  const depths = blocks.flatMap((block) => (block.type === 'heading' ? block.depth : []))
  const top = Math.min(...depths)
  if (depths.includes(1) || depths.filter((depth) => depth === top).length !== 1 || depths[0] !== top)
    return [...blocks]
  return blocks.map((block) => (block.type === 'heading' && block.depth === top ? { ...block, depth: 1 } : block))
}
