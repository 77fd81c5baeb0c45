import { createHash } from 'node:crypto'

/** Stands for a version of an assistant's settings: the same text, the same 12 hexadecimal digits. */
export function versionOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}
