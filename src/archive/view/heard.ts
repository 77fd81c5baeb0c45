import type { AnswerSentence } from './entries.ts'

/**
 * Tells sentence by sentence what was heard of an answer.
 * @param heard the answer as written, as far as it was heard: its sentences with a blank between them
 * @returns the sentences by their index
 */
export function heardOf(sentences: readonly AnswerSentence[], heard: string): ReadonlyMap<number, AnswerSentence> {
  let left = plain(heard)
  const split = sentences.map((sentence): [number, AnswerSentence] => {
    const text = plain(sentence.text)
    if (left.startsWith(text)) {
      left = left.slice(text.length).trimStart()
      return [sentence.index, { ...sentence, heard: sentence.text, unheard: '' }]
    }
    // Where what is kept of it was made unreadable the two may differ; then the length tells.
    const end = text.startsWith(left) ? left.length : wordBefore(text, left.length)
    left = left.slice(text.length).trimStart()
    return [sentence.index, { ...sentence, heard: text.slice(0, end).trim(), unheard: text.slice(end).trim() }]
  })
  return new Map(split)
}

/** The last place between two words that is not behind this one. */
function wordBefore(text: string, place: number): number {
  return place >= text.length ? text.length : Math.max(text.lastIndexOf(' ', place), 0)
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
