import { createHash } from 'node:crypto'
import type { Chunk } from './documents.ts'

/** 32 hexadecimal digits that stand for a chunk's headings and text. */
export function passageHash({ headings, text }: Pick<Chunk, 'headings' | 'text'>): string {
  return createHash('sha256')
    .update(JSON.stringify([headings, text]))
    .digest('hex')
    .slice(0, 32)
}
