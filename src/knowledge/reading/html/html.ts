import type { DocumentText } from '../../documents.ts'
import { chunkBlocks, onlyTopHeading } from '../chunks.ts'
import { decodeText } from '../decode.ts'
import type { ReadingLimits } from '../limits.ts'
import { printable } from '../plain-text.ts'
import { titleOfName } from '../title.ts'
import { declaredCharset } from './charset.ts'
import { parsePage, wordsOf } from './dom.ts'
import { htmlBlocks } from './html-blocks.ts'
import { mainContent } from './main-content.ts'
import { pageFacts } from './page-facts.ts'
import { removeFurniture } from './remove-furniture.ts'
import { removeHidden } from './remove-hidden.ts'
import { tidy } from './tidy.ts'

/**
 * An HTML page: what it is about, without what its site repeats on every page and without what visitors do not see.
 *
 * @param charset of the Content-Type header, null when there is none
 * @throws UnreadableDocument when its encoding cannot be told, or it is beyond the limits
 */
export function readHtml(name: string, bytes: Uint8Array, charset: string | null, limits: ReadingLimits): DocumentText {
  const page = parsePage(printable(decodeText(bytes, charset ?? declaredCharset(bytes))))
  const { title, changedAt } = pageFacts(page)
  removeHidden(page)
  const everything = page.body.innerHTML
  removeFurniture(page)
  const bare = wordsOf(page.body) === ''
  if (bare) page.body.innerHTML = everything
  tidy(page)
  const blocks = htmlBlocks(bare ? page.body.innerHTML : mainContent(page))
  const named = onlyTopHeading(blocks) ?? title ?? titleOfName(name)
  return { title: named, chunks: chunkBlocks(blocks, named, limits.chunks), changedAt }
}
