import { foldWords } from '../../lib/fold-words.ts'

const mostWords = 3
/** Shorter ones say little, unless they are figures. */
const leastLetters = 4

/**
 * Picks the few words of an answer by which it can be known again: figures and names rather than others, long ones
 * rather than short ones, and none that the caller used.
 * @param mask makes unreadable what must not be told; a word that is not readable afterwards is none
 * @returns at most three, in their order
 */
export function keyWordsOf(answer: string, callerWords: string, mask: (text: string) => string): string[] {
  const known = new Set(foldWords(callerWords).split(' '))
  const readable = new Set(wordsIn(mask(answer)).map(({ word }) => word))
  const candidates = wordsIn(answer).filter(({ word }, place, all) => {
    const isNew = all.findIndex((other) => foldWords(other.word) === foldWords(word)) === place
    return isNew && !known.has(foldWords(word)) && readable.has(word) && (hasDigit(word) || word.length >= leastLetters)
  })
  const best = candidates.toSorted((one, other) => weightOf(other) - weightOf(one)).slice(0, mostWords)
  return candidates.filter((candidate) => best.includes(candidate)).map(({ word }) => word)
}

interface Word {
  readonly word: string
  readonly beginsSentence: boolean
}

function wordsIn(text: string): Word[] {
  return [...text.matchAll(/(^|[.!?…]\s+)?([\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*)/gu)].map(([, before, word = '']) => ({
    word,
    beginsSentence: before !== undefined,
  }))
}

function weightOf({ word, beginsSentence }: Word): number {
  const isName = !beginsSentence && /^\p{Lu}/u.test(word)
  return word.length + (hasDigit(word) ? 8 : 0) + (isName ? 4 : 0)
}

function hasDigit(word: string): boolean {
  return /\p{N}/u.test(word)
}
