import { createBlockStripper } from './block-markup.ts'
import { createCharacterFilter } from './characters.ts'
import { createInlineStripper } from './inline-markup.ts'
import { chain, type Transducer } from './transducer.ts'

/** Markdown, HTML and SSML in, plain text out; a line break stands for every end of a line, list item or heading. */
export function createMarkupStripper(): Transducer {
  return chain([createCharacterFilter(), createBlockStripper(), createInlineStripper()])
}
