import { UnreadableDocument } from '../documents.ts'
import { counted, type ReadingLimits } from './limits.ts'

/**
 * Refuses text with a line that no person wrote.
 *
 * @throws UnreadableDocument
 */
export function checkLines(text: string, { lineCharacters }: Pick<ReadingLimits, 'lineCharacters'>): void {
  for (let from = 0; text.length - from > lineCharacters; ) {
    const end = text.lastIndexOf('\n', from + lineCharacters)
    if (end < from)
      throw new UnreadableDocument(`it has a line of more than ${counted(lineCharacters)} characters; break it up`)
    from = end + 1
  }
}
