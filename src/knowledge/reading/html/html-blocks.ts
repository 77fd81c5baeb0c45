import { fromHtml } from 'hast-util-from-html'
import { toMdast } from 'hast-util-to-mdast'
import type { Block } from '../blocks.ts'
import { mdastBlocks } from '../mdast-blocks.ts'

/** The inside of a body, tidied before, as blocks. Images and links leave their words only. */
export function htmlBlocks(source: string): Block[] {
  const tree = toMdast(fromHtml(source, { fragment: true }), { document: true })
  return tree.type === 'root' ? mdastBlocks(tree) : []
}
