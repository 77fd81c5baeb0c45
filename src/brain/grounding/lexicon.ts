import { dayNames, languageNames, monthNames } from './calendar-names.ts'
import { type NumberWord, numberWords } from './number-words.ts'
import { PhraseTrie } from './phrase-trie.ts'
import { fold, tokenise } from './tokens.ts'
import type { PartOfDay, Wording } from './wording/wording.ts'
import { wordingFor } from './wording/wordings.ts'

export interface Unit {
  readonly name: string
  readonly factor: number
}

/** `H` and `M` stand for an hour and for minutes; all else are words. */
export interface ClockPattern {
  readonly parts: readonly string[]
  readonly add: number | '+M' | '-M' | '+M?' | '-M?'
}

/** How a language says specifics, ready to be looked up by folded words. */
export interface Lexicon {
  readonly numbers: PhraseTrie<NumberWord>
  readonly spans: PhraseTrie<number>
  readonly dayParts: PhraseTrie<PartOfDay>
  readonly oClock: PhraseTrie<true>
  readonly plusHalf: PhraseTrie<true>
  readonly moments: PhraseTrie<number>
  readonly implied: PhraseTrie<Unit>
  /** By their first word, or by the word behind their number. */
  readonly clocks: ReadonlyMap<string, readonly ClockPattern[]>
  readonly months: ReadonlyMap<string, number>
  readonly units: ReadonlyMap<string, Unit>
  readonly scales: ReadonlyMap<string, number>
  readonly repeats: ReadonlyMap<string, number>
  readonly words: Readonly<Record<WordList, ReadonlySet<string>>>
  readonly plural: RegExp | null
  readonly dotIsCertain: boolean
  readonly capitalNouns: boolean
}

const lists = [
  'noughts',
  'articles',
  'point',
  'and',
  'beforeHour',
  'ranges',
  'beforeUnit',
  'labels',
  'uncounted',
  'pointers',
  'ordered',
  'floors',
  'dateLinks',
  'at',
  'dot',
  'dash',
  'titles',
  'commonNames',
] as const
type WordList = (typeof lists)[number]

/** Signs and short forms that mean the same everywhere. */
const commonUnits: Readonly<Record<string, string>> = {
  'usd*1': '$ usd',
  'eur*1': '€ eur',
  'gbp*1': '£ gbp',
  'chf*1': 'chf',
  'jpy*1': '¥ jpy',
  'inr*1': '₹ inr',
  'cent*0.01': '¢',
  '%*1': '% ٪',
  'min*1': 'min',
  'km*1': 'km',
  'kg*1': 'kg',
  'cm*1': 'cm',
  'mg*1': 'mg',
  'degree*1': '°',
}

const lexicons = new Map<string, Lexicon>()

/** The lexicon for a tag such as `en-US`; made once for each language, in some ten ms. */
export function lexiconFor(tag: string): Lexicon {
  const language = tag.toLowerCase().split(/[-_]/, 1)[0] ?? ''
  const lexicon = lexicons.get(language) ?? createLexicon(language)
  lexicons.set(language, lexicon)
  return lexicon
}

function createLexicon(language: string): Lexicon {
  const wording = wordingFor(language)
  const words = wordSets(wording)
  const { parts = { morning: [], afternoon: [], evening: [], night: [] } } = wording
  const dayParts = Object.entries(parts).flatMap(([part, phrases]) =>
    phrases.map((phrase) => [phrase, part as PartOfDay] as const),
  )
  return {
    numbers: numberWords(language, wording.numbers, words.articles),
    spans: trieOf(Object.entries(wording.spans ?? {})),
    dayParts: trieOf(dayParts),
    oClock: trieOf((wording.oClock ?? []).map((phrase) => [phrase, true])),
    plusHalf: trieOf((wording.plusHalf ?? []).map((phrase) => [phrase, true])),
    moments: trieOf(Object.entries(wording.moments ?? {}), '-'),
    implied: trieOf(impliedAmounts(wording.implied ?? {})),
    clocks: clockPatterns(wording.clocks ?? {}),
    months: monthNames(language),
    units: unitsOf({ ...wording.units }),
    scales: folded(wording.scales),
    repeats: folded(wording.repeats),
    words: {
      ...words,
      commonNames: new Set([...words.commonNames, ...dayNames(language), ...languageNames(language)]),
    },
    plural: wording.plural ?? null,
    dotIsCertain: wording.dotIsCertain ?? false,
    capitalNouns: wording.capitalNouns ?? false,
  }
}

function wordSets(wording: Wording): Record<WordList, ReadonlySet<string>> {
  const sets: Partial<Record<WordList, ReadonlySet<string>>> = {}
  for (const list of lists) sets[list] = wordSet(wording[list])
  return sets as Record<WordList, ReadonlySet<string>>
}

const wordSet = (words = '') => new Set(tokenise(words).map(({ text }) => text))
const folded = (table: Readonly<Record<string, number>> = {}) =>
  new Map(Object.entries(table).map(([word, value]) => [fold(word), value]))

function trieOf<T>(entries: readonly (readonly [string, T])[], skipped = '.'): PhraseTrie<T> {
  const trie = new PhraseTrie<T>(skipped)
  for (const [phrase, value] of entries) trie.add(phrase, value)
  return trie
}

/** `factor` is the amount. */
function impliedAmounts(implied: NonNullable<Wording['implied']>): [string, Unit][] {
  return Object.entries(implied).flatMap(([amount, phrases]) => {
    const [name = '', factor = ''] = amount.split('*')
    return phrases.map((phrase): [string, Unit] => [phrase, { name, factor: Number(factor) }])
  })
}

function clockPatterns(clocks: NonNullable<Wording['clocks']>): Map<string, ClockPattern[]> {
  const patterns = new Map<string, ClockPattern[]>()
  // The longest first: "heures et demie" before "heures".
  const ordered = Object.entries(clocks).sort(([a], [b]) => b.split(' ').length - a.split(' ').length)
  for (const [pattern, add] of ordered) {
    const parts = pattern.split(' ').map((part) => (part === 'H' || part === 'M' ? part : fold(part)))
    const key = parts.find((part) => part !== 'H' && part !== 'M') ?? ''
    patterns.set(key, [...(patterns.get(key) ?? []), { parts, add }])
  }
  return patterns
}

function unitsOf(units: Readonly<Record<string, string>>): Map<string, Unit> {
  const found = new Map<string, Unit>()
  for (const [measure, names] of [...Object.entries(units), ...Object.entries(commonUnits)]) {
    const [name = '', factor = '1'] = measure.split('*')
    for (const word of names.split(' ')) found.set(fold(word), { name, factor: Number(factor) })
  }
  return found
}
