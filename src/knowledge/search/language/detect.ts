import type { Language } from './language.ts'
import { splitWords } from './segments.ts'

/** In characters: enough to tell, and less would leave tables to chance. */
const looked = 2_000
/** A text in a language has more of its stop words than this, one in another has fewer. */
const stopWordShare = 0.15
/** Shorter than this, in words, a text says too little about its language. */
const fewWords = 25

/**
 * The language of a document, as a tag without region: one of those given when it may be, else what its letters say.
 *
 * @param languages never empty; the first is taken in doubt
 */
export async function detectLanguage(text: string, languages: readonly Language[]): Promise<string> {
  const start = text.slice(0, looked)
  const shares = languages.map((language) => ({ tag: language.tag, share: shareOfStopWords(start, language) }))
  const [first] = shares
  const best = shares.toSorted((left, right) => right.share - left.share)[0]
  if (!first || !best) return 'en'
  if (best.share >= stopWordShare) return best.tag
  // Other letters say it in few words.
  if (isLatin(start) && splitWords(start, false).length < fewWords) return best.share > 0 ? best.tag : first.tag
  // Loaded only for the rare document in a language that the assistant does not speak.
  const { detect } = await import('tinyld/light')
  return detect(start) || first.tag
}

function isLatin(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? []
  return letters.filter((letter) => /\p{Script=Latin}/u.test(letter)).length >= letters.length / 2
}

function shareOfStopWords(text: string, language: Language): number {
  const words = splitWords(language.settle(text), false)
  return words.filter((word) => language.isStopWord(word)).length / Math.max(1, words.length)
}
