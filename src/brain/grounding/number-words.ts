import { ToWords as Arabic } from 'to-words/ar-SA'
import { ToWords as German } from 'to-words/de-DE'
import { ToWords as English } from 'to-words/en-US'
import { ToWords as Spanish } from 'to-words/es-ES'
import { ToWords as French } from 'to-words/fr-FR'
import { ToWords as Hindi } from 'to-words/hi-IN'
import { ToWords as Italian } from 'to-words/it-IT'
import { ToWords as Dutch } from 'to-words/nl-NL'
import { ToWords as Polish } from 'to-words/pl-PL'
import { ToWords as Portuguese } from 'to-words/pt-BR'
import { ToWords as Swedish } from 'to-words/sv-SE'
import { PhraseTrie } from './phrase-trie.ts'

export interface NumberWord {
  readonly value: number
  readonly ordinal: boolean
}

const converters = {
  ar: Arabic,
  de: German,
  en: English,
  es: Spanish,
  fr: French,
  hi: Hindi,
  it: Italian,
  nl: Dutch,
  pl: Polish,
  pt: Portuguese,
  sv: Swedish,
}

const speaks = (language: string): language is keyof typeof converters => Object.hasOwn(converters, language)

const cardinals = [
  ...Array.from({ length: 1_000 }, (_, value) => value),
  ...Array.from({ length: 99 }, (_, thousands) => (thousands + 1) * 1_000),
  ...Array.from({ length: 200 }, (_, year) => 1_900 + year),
]

/**
 * Every way in which a language writes its small numbers, the full thousands and the years of two centuries; larger
 * ones are put together from these. Empty for a language whose numbers are not known: its figures are still read.
 * @param language two or three letters
 * @param others numbers that the generated list spells differently
 */
export function numberWords(
  language: string,
  others: Readonly<Record<string, number>> = {},
  articles: ReadonlySet<string> = new Set(),
): PhraseTrie<NumberWord> {
  const trie = new PhraseTrie<NumberWord>('-')
  const add = (phrase: string, value: number, ordinal: boolean) => {
    if (!articles.has(phrase)) trie.add(phrase, { value, ordinal })
  }
  for (const [phrase, value] of Object.entries(others)) add(phrase, value, false)
  if (!speaks(language)) return trie
  const converter = new converters[language]()
  for (const value of cardinals) {
    for (const phrase of spellings(converter.convert(value).toLowerCase(), language)) add(phrase, value, false)
  }
  for (let value = 1; value <= 100; value++) {
    // Some languages have ordinals for the first few only, and the number itself for the others.
    for (const phrase of inflected(converter.toOrdinal(value).toLowerCase(), language)) add(phrase, value, true)
  }
  return trie
}

function spellings(phrase: string, language: string): string[] {
  const together = phrase.includes(' ') ? [phrase.replaceAll(' ', '')] : []
  if (language === 'en') together.push(phrase.replace(/ hundred (?=.)/, ' hundred and '))
  if (language === 'ar') together.push(phrase.replaceAll(' و ', ' و'))
  return [phrase, ...together]
}

const endings: Readonly<Record<string, readonly [RegExp, readonly string[]]>> = {
  de: [/e$/, ['e', 'en', 'er', 'es', 'em']],
  es: [/o$/, ['o', 'a', 'er']],
  it: [/o$/, ['o', 'a']],
  pt: [/o$/, ['o', 'a']],
  fr: [/ier$/, ['ier', 'ière']],
}

function inflected(phrase: string, language: string): string[] {
  const [ending, forms] = endings[language] ?? []
  return ending && forms && ending.test(phrase) ? forms.map((form) => phrase.replace(ending, form)) : [phrase]
}
