import { anyOf, plainWords } from '../phrases.ts'
import { wordsFor } from './words-for.ts'

/**
 * Whether words hold a goodbye, or say that nothing more is needed, whatever stands around it; looser than the rule that
 * ends a call by itself. Null for a language without closing words.
 */
export function saysGoodbye(text: string, language: string): boolean | null {
  const words = wordsFor(language)
  if (!words) return null
  return anyOf([...words.goodbye, ...words.done].map(plainWords)).test(plainWords(text))
}
