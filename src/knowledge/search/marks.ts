import type { Mark } from './explanation.ts'
import type { TermsOf } from './sought.ts'

/** Finds the words of texts that are meant by terms. */
export interface WordFinder {
  /** Where they stand, in order. */
  marks(text: string): Mark[]
  /** The words in these texts that are meant by one of the groups, each once. */
  words(group: number, texts: readonly string[]): string[]
}

const word = /[\p{L}\p{M}\p{N}]+(?:[-‐‑'’.][\p{L}\p{M}\p{N}]+)*/gu
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })

/** @param groups of terms; a word that is meant by several counts for the first */
export function createWordFinder(groups: readonly (readonly string[])[], termsOf: TermsOf): WordFinder {
  const groupOf = new Map<string, number>()
  for (const [group, terms] of groups.entries()) {
    for (const term of terms) if (!groupOf.has(term)) groupOf.set(term, group)
  }

  function marks(text: string): Mark[] {
    return wordsIn(text).flatMap(({ from, to }) => {
      const met = termsOf(text.slice(from, to)).map((term) => groupOf.get(term) ?? groups.length)
      const match = Math.min(groups.length, ...met)
      return match === groups.length ? [] : [{ from, to, match }]
    })
  }

  return {
    marks,
    words(group, texts) {
      const met = texts.flatMap((text) =>
        marks(text)
          .filter(({ match }) => match === group)
          .map(({ from, to }) => text.slice(from, to)),
      )
      return [...new Map(met.map((one) => [one.toLowerCase(), one])).values()]
    },
  }
}

function wordsIn(text: string): { from: number; to: number }[] {
  return [...text.matchAll(word)].flatMap(({ index, 0: found }) => {
    if (!unspaced.test(found)) return [{ from: index, to: index + found.length }]
    return [...segmenter.segment(found)].map(({ segment, index: at }) => ({
      from: index + at,
      to: index + at + segment.length,
    }))
  })
}
