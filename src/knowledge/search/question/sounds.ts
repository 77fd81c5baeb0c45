import { distance } from 'fastest-levenshtein'
import { evenOut, fold, splitWords } from '../language/segments.ts'

/** Finds which of the owner's words may have been misheard as other words that sound like it. */
export interface Sounds {
  /** @param heard words as they were transcribed. Gives the owner's words, or null. */
  meantBy(heard: readonly string[]): readonly string[] | null
}

/** Fewer consonants than this are like too many words. */
const fewestConsonants = 3
/** The most that letters may differ, as a share, however alike the consonants are. */
const mostDifferent = 0.55

/** @param vocabulary the owner's words and phrases */
export function createSounds(vocabulary: readonly string[]): Sounds {
  const known = new Map<string, string[]>()
  for (const entry of vocabulary) {
    const words = splitWords(evenOut(entry), false)
    const key = consonants(words.join(''))
    if (key.length >= fewestConsonants) known.set(key, words)
  }
  return {
    meantBy(heard) {
      const said = heard.join('')
      const meant = known.get(consonants(said))
      if (!meant) return null
      const written = meant.join('')
      return distance(said, written) <= Math.max(said.length, written.length) * mostDifferent ? meant : null
    },
  }
}

/** What lines and transcribers confuse is written alike, from longest to shortest. */
const alike: readonly (readonly [RegExp, string])[] = [
  [/wr/g, 'r'],
  [/sch|sh|ch(?=[ei])|tion/g, 's'],
  [/ph|v|w(?!h)/g, 'f'],
  [/gh|h/g, ''],
  [/c(?=[eiy])|z/g, 's'],
  [/x/g, 'ks'],
  [/ck|c|q|g/g, 'k'],
  [/d/g, 't'],
  [/b/g, 'p'],
  [/m/g, 'n'],
]

/** The skeleton of a word: its consonants, alike ones made one, and whether it begins with a vowel. */
function consonants(word: string): string {
  const plain = alike.reduce((text, [letters, one]) => text.replace(letters, one), fold(word))
  return plain
    .replace(/^[aeiouy]+/, 'a')
    .replace(/(?<!^)[aeiouy]+/g, '')
    .replace(/(.)\1+/g, '$1')
}
