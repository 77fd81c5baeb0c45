import { createSentenceStream } from './sentence-stream.ts'

/**
 * A whole text as a voice should say it: no markup, pictures or ids, figures and abbreviations in words.
 * @param language tag such as `en-US`
 * @returns sentences with a space between them; empty when there is nothing to say. Not escaped.
 */
export function toSpoken(text: string, language: string): string {
  const stream = createSentenceStream(language)
  return [...stream.push(text), ...stream.end()].map(({ spoken }) => spoken).join(' ')
}
