import { plainWords } from '../../phrases.ts'

/** Finds phrases in plain words. */
export interface PhraseFinder {
  /** Where phrases stand in the words, in order and not one in another. */
  find(words: string): readonly FoundPhrase[]
}

interface FoundPhrase {
  readonly index: number
  readonly length: number
}

/** More small words than this do not stand between the words of a phrase. */
const mostBetween = 3
/** What `_` stands for in a phrase. */
const anyWords = '(?: [^ #]+){0,2}'

/** Finds any of these phrases; each is looked for only where its first word stands. */
export function phraseFinder(phrases: readonly string[], small: readonly string[]): PhraseFinder {
  const between = betweenWords(small)
  const byFirstWord = new Map<string, RegExp[]>()
  const byStem = new Map<string, RegExp[]>()
  for (const phrase of phrases) {
    const [first = '', ...rest] = phrase.split(' ')
    for (const word of first.split('/')) {
      const pattern = new RegExp(`${wordPattern(word)}${restPattern(rest, between)}(?= |$)`, 'y')
      // A word that is spelt with a sign in it is more than one.
      const key = plainWords(word).split(' ')[0] ?? ''
      const table = word.endsWith('*') && !plainWords(word).includes(' ') ? byStem : byFirstWord
      table.set(key, [...(table.get(key) ?? []), pattern])
    }
  }
  // Every word of every answer is looked up: most have no stem that even begins like them.
  const stems = Map.groupBy(byStem.keys(), (stem) => stem.charAt(0))

  function lengthAt(words: string, index: number, word: string): number {
    const candidates = [
      ...(byFirstWord.get(word) ?? []),
      ...(stems.get(word.charAt(0)) ?? [])
        .filter((stem) => word.startsWith(stem))
        .flatMap((stem) => byStem.get(stem) ?? []),
    ]
    for (const pattern of candidates) {
      pattern.lastIndex = index
      const found = pattern.exec(words)
      if (found) return found[0].length
    }
    return 0
  }

  return {
    find(words) {
      const found: FoundPhrase[] = []
      let end = 0
      for (const { 0: word, index } of words.matchAll(/[^ ]+/g)) {
        const length = index < end ? 0 : lengthAt(words, index, word)
        if (length === 0) continue
        found.push({ index, length })
        end = index + length
      }
      return found
    },
  }
}

/** So many small words, as a pattern. */
export function betweenWords(small: readonly string[]): string {
  return small.length === 0 ? '' : `(?: ${anyOfWords(small)}){0,${mostBetween}}`
}

/** Any of these words or phrases, the longest first, as a pattern. */
export function anyOfWords(words: readonly string[]): string {
  const longestFirst = words.map(plainWords).toSorted((one, other) => other.length - one.length)
  return `(?:${longestFirst.join('|')})`
}

function restPattern(words: readonly string[], between: string): string {
  return words
    .map((word) => (word === '_' ? anyWords : `${between} (?:${word.split('/').map(wordPattern).join('|')})`))
    .join('')
}

function wordPattern(word: string): string {
  const plain = plainWords(word)
  return word.endsWith('*') ? `${plain}[^ ]*` : plain
}
