import type { Token } from './tokens.ts'

/** So many words in a row are no accident. */
const leakedWords = 8
/** So many are often one, and are held back until the next word shows it. */
const suspiciousWords = 3

/** Texts that must not be read out, ready to be compared. */
export interface Secrets {
  readonly words: readonly string[]
  /** Where in `words` each run of `suspiciousWords` begins. */
  readonly places: ReadonlyMap<string, readonly number[]>
}

/** What a sentence has of the secrets: the place of a leaked run, and of one that may still become one. */
export interface Leak {
  readonly leaked: { readonly start: number; readonly end: number } | null
  readonly suspicious: number | null
}

export function readSecrets(texts: readonly (readonly Token[])[]): Secrets {
  const words = texts.flatMap((tokens) => [...wordsOf(tokens).map(({ text }) => text), '\n'])
  const places = new Map<string, number[]>()
  for (let at = 0; at + suspiciousWords <= words.length; at++) {
    const key = keyAt(words, at)
    const known = places.get(key)
    if (known) known.push(at)
    else places.set(key, [at])
  }
  return { words, places }
}

const wordsOf = (tokens: readonly Token[]) => tokens.filter(({ kind }) => kind !== 'sign')
const keyAt = (words: readonly string[], at: number) => `${words[at]} ${words[at + 1]} ${words[at + 2]}`

/** Compares a sentence, as far as it has come, with the secrets. Places are in characters. */
export function findLeak(tokens: readonly Token[], secrets: Secrets): Leak {
  if (secrets.words.length === 0) return { leaked: null, suspicious: null }
  const said = wordsOf(tokens)
  const words = said.map(({ text }) => text)
  let suspicious: number | null = null
  for (let at = 0; at + suspiciousWords <= words.length; at++) {
    const length = longestRun(words, at, secrets)
    const start = said[at]?.start ?? 0
    if (length >= leakedWords) return { leaked: { start, end: said[at + length - 1]?.end ?? start }, suspicious }
    if (length > 0 && at + length === words.length) suspicious ??= start
  }
  return { leaked: null, suspicious }
}

/** How many words from `at` on stand in the secrets in this order, at most `leakedWords`; 0 below the suspicious. */
function longestRun(words: readonly string[], at: number, secrets: Secrets): number {
  let longest = 0
  for (const place of secrets.places.get(keyAt(words, at)) ?? []) {
    let length = suspiciousWords
    while (length < leakedWords && at + length < words.length && words[at + length] === secrets.words[place + length]) {
      length++
    }
    longest = Math.max(longest, length)
  }
  return longest
}
