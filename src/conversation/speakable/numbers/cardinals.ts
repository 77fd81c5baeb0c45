import { ToWords as Arabic } from 'to-words/ar-SA'
import { ToWords as German } from 'to-words/de-DE'
import { ToWords as Spanish } from 'to-words/es-ES'
import { ToWords as French } from 'to-words/fr-FR'
import { ToWords as Hindi } from 'to-words/hi-IN'
import { ToWords as Italian } from 'to-words/it-IT'
import { ToWords as Portuguese } from 'to-words/pt-BR'
import { compose, remembered } from './compose.ts'

// The library knows every small number; what it makes of thousands and millions is wrong in most of these languages.

interface Converter {
  convert(value: number): string
}

const small = (converter: Converter) => remembered((value) => converter.convert(value).toLowerCase())

const spanishSmall = small(new Spanish())
/** Before a noun: "veintiún euros". */
export const spanishBeforeNoun = (words: string) =>
  words.replace(/veintiuno$/, 'veintiún').replace(/(^|\s)uno$/, '$1un')

export function spanishCardinal(value: number): string {
  return compose(value, {
    small: spanishSmall,
    thousands: (count, rest) =>
      behind(count === 1 ? 'mil' : `${spanishBeforeNoun(spanishSmall(count))} mil`, rest, spanishSmall),
    millions: (count) => (count === 1 ? 'un millón' : `${spanishBeforeNoun(spanishSmall(count))} millones`),
  })
}

const frenchSmall = small(new French())

export function frenchCardinal(value: number): string {
  const beforeThousand = (count: number) => frenchSmall(count).replace(/(cent|quatre-vingt)s$/, '$1')
  return compose(value, {
    small: frenchSmall,
    thousands: (count, rest) => behind(count === 1 ? 'mille' : `${beforeThousand(count)} mille`, rest, frenchSmall),
    millions: (count) => (count === 1 ? 'un million' : `${frenchSmall(count)} millions`),
  })
}

const germanTens = small(new German())
/** In front of more: "einhundert" and "eintausend", not "eins". */
export const germanBeforeNoun = (words: string) => words.replace(/eins$/, 'ein')

const germanSmall = (value: number): string => {
  const hundreds = Math.floor(value / 100)
  const rest = value % 100
  if (hundreds === 0) return germanTens(rest)
  const head = `${hundreds === 1 ? '' : germanTens(hundreds)}hundert`
  return rest === 0 ? head : head + germanTens(rest)
}

export function germanCardinal(value: number): string {
  return compose(value, {
    small: germanSmall,
    thousands: (count, rest) =>
      `${count === 1 ? '' : germanBeforeNoun(germanSmall(count))}tausend${rest === 0 ? '' : germanSmall(rest)}`,
    millions: (count) => (count === 1 ? 'eine Million' : `${germanSmall(count)} Millionen`),
  })
}

/** As years are said: 1998 as "neunzehnhundertachtundneunzig". */
export function germanYear(value: number): string {
  if (value < 1_100 || value > 1_999) return germanCardinal(value)
  const rest = value % 100
  return `${germanTens(Math.floor(value / 100))}hundert${rest === 0 ? '' : germanTens(rest)}`
}

const italianTens = small(new Italian())

const italianSmall = (value: number): string => {
  const hundreds = Math.floor(value / 100)
  const rest = value % 100
  if (hundreds === 0) return italianTens(rest)
  return `${hundreds === 1 ? '' : italianTens(hundreds)}cento${rest === 0 ? '' : italianTens(rest)}`
}

export function italianCardinal(value: number): string {
  return compose(value, {
    small: italianSmall,
    thousands: (count, rest) =>
      `${count === 1 ? 'mille' : `${italianSmall(count)}mila`}${rest === 0 ? '' : italianSmall(rest)}`,
    millions: (count) => (count === 1 ? 'un milione' : `${italianSmall(count)} milioni`),
  })
}

const portugueseSmall = small(new Portuguese())

export function portugueseCardinal(value: number): string {
  return compose(value, {
    small: portugueseSmall,
    thousands: (count, rest) => {
      const head = count === 1 ? 'mil' : `${portugueseSmall(count)} mil`
      const link = rest <= 100 || rest % 100 === 0 ? ' e ' : ' '
      return rest === 0 ? head : head + link + portugueseSmall(rest)
    },
    millions: (count) => (count === 1 ? 'um milhão' : `${portugueseSmall(count)} milhões`),
  })
}

const arabicWords = small(new Arabic())

export function arabicCardinal(value: number): string {
  return arabicWords(value).replace(/ و /g, ' و')
}

const hindiWords = small(new Hindi())
const hindiSmall = (value: number) => (value === 100 ? 'एक सौ' : hindiWords(value))

/** Counted in thousands, lakhs and crores. */
export function hindiCardinal(value: number): string {
  const parts = [
    [Math.floor(value / 10_000_000), ' करोड़'],
    [Math.floor(value / 100_000) % 100, ' लाख'],
    [Math.floor(value / 1_000) % 100, ' हज़ार'],
    [value % 1_000, ''],
  ] as const
  const words = parts.filter(([count]) => count > 0).map(([count, unit]) => hindiSmall(count) + unit)
  return words.length === 0 ? hindiSmall(0) : words.join(' ')
}

function behind(head: string, rest: number, say: (value: number) => string): string {
  return rest === 0 ? head : `${head} ${say(rest)}`
}
