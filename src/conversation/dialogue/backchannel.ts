import { wordsFor } from '../caller-words/words-for.ts'
import { anyOf, plainWords } from '../phrases.ts'

/** Who says more than this, in characters, wants the word. */
const longestSign = 40

/**
 * Whether words said while the assistant speaks are only a sign of listening ("mm-hm", "okay okay"). With any word that
 * asks for a halt in them they are not; in a language without a list nothing is.
 */
export function isBackchannel(text: string, language: string): boolean {
  const words = wordsFor(language)
  const said = plainWords(text)
  if (!words || said === '' || said.length > longestSign) return false
  const saidIn = (phrases: readonly string[]) => said.replace(anyOf(phrases.map(plainWords)), '')
  return saidIn(words.stop) === said && saidIn(words.listening).trim() === ''
}
