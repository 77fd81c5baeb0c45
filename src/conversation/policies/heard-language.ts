import { detectAll } from 'tinyld/light'
import { firstPart } from '../../config/languages.ts'
import { wordsFor } from '../caller-words/words-for.ts'
import { plainWords } from '../phrases.ts'

/** How plainly words are of another language: `clear` by themselves, a `sign` together with the turn before. */
export interface HeardLanguage {
  readonly code: string
  readonly how: 'clear' | 'sign'
}

/** Words and small words that leave no doubt, and that are a sign at least. */
const clear = { words: 4, tells: 3 }
const sign = { words: 2, tells: 1 }

const scripts = [
  ['ar', /\p{Script=Arabic}/u],
  ['hi', /\p{Script=Devanagari}/u],
] as const

/**
 * Which of the other languages the words are in; null when they may well be of the current one, or are too few. Names
 * and single words never tell.
 * @param recognised what the recogniser took them for, as a BCP 47 tag or its first part; null where it does not say
 */
export function heardLanguage(
  text: string,
  current: string,
  others: readonly string[],
  recognised: string | null,
): HeardLanguage | null {
  const words = plainWords(text).split(' ')
  if (words.length < sign.words) return null
  const byScript = scripts.find(([, script]) => script.test(text))?.[0]
  if (byScript) return inScript(byScript, current, others)
  const other = others.find((code) => recognised !== null && firstPart(code) === firstPart(recognised))
  if (other && firstPart(other) !== firstPart(current)) return { code: other, how: enough(words.length, clear.words) }
  return byWords(text, words, current, others)
}

function inScript(script: string, current: string, others: readonly string[]): HeardLanguage | null {
  const code = firstPart(current) === script ? undefined : others.find((other) => firstPart(other) === script)
  return code === undefined ? null : { code, how: 'clear' }
}

function byWords(
  text: string,
  words: readonly string[],
  current: string,
  others: readonly string[],
): HeardLanguage | null {
  const own = tellsIn(words, current)
  const ranked = others
    .map((code) => ({ code, tells: tellsIn(words, code) }))
    .toSorted((one, other) => other.tells - one.tells)
  const [best, second] = ranked
  if (!best || best.tells < sign.tells || best.tells <= own * 2 || best.tells === second?.tells) return null
  if (likeliest(text, [current, ...others]) !== firstPart(best.code)) return null
  const isClear = words.length >= clear.words && best.tells >= clear.tells
  return { code: best.code, how: isClear ? 'clear' : 'sign' }
}

const enough = (count: number, needed: number) => (count >= needed ? 'clear' : 'sign')

function tellsIn(words: readonly string[], language: string): number {
  const tells = new Set(wordsFor(language)?.tells.map(plainWords))
  return new Set(words.filter((word) => tells.has(word))).size
}

function likeliest(text: string, codes: readonly string[]): string | null {
  return detectAll(text, { only: codes.map(firstPart) })[0]?.lang ?? null
}
