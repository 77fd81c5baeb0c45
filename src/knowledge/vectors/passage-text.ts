import type { Chunk } from '../documents.ts'

/** The words of a chunk that its vector stands for: where it is found, and what it says. */
export function embeddedText({ headings, text }: Pick<Chunk, 'headings' | 'text'>): string {
  return `${headings.join(': ')}\n${text}`
}
