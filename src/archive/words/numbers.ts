import { tokensOf, withPlainFigures } from './tokens.ts'

/** Whatever may be a telephone number in a text: those who may not see numbers get it masked, and must not find it. */
const numberInText = /\+?\d(?:[ ().-]{0,2}\d){6,}/g

/** Stands before the figures of a number that are written backwards, so that its end can be looked for as a beginning. */
const backwards = '\u{e001}'

/** Fewer figures at the end of a number would find too many. */
const leastFigures = 4
/** As few figures can be more than the end of a number. */
const leastWhole = 7

/** A text without the telephone numbers in it, and these as figures. */
export function withoutNumbers(text: string): { readonly rest: string; readonly numbers: readonly string[] } {
  const plain = withPlainFigures(text)
  const numbers = plain.match(numberInText) ?? []
  if (numbers.length === 0) return { rest: text, numbers: [] }
  return { rest: plain.replace(numberInText, ' '), numbers: numbers.map(figuresOf) }
}

/** What a number (its figures) is kept as, so that all of it is found, its beginning, and its end. */
export function numberTokens(figures: string): readonly string[] {
  return figures === '' ? [] : [figures, backwards + reversed(figures)]
}

/** What a caller's address is kept as: a number, or the words of something else, such as `client:anna`. */
export function callerTokens(address: string): readonly string[] {
  const number = numberOf(address)
  return number === null ? tokensOf(address) : numberTokens(number)
}

/** A number, or a part of one, that somebody looks for. */
export interface NumberSearch {
  readonly token: string
  readonly isPrefix: boolean
}

/**
 * How figures are looked for: as the end of a number, of at least four figures; with a plus before them as its beginning.
 * Fewer have to be all of it. What is dialled before a number, `00` or `0`, is none of it.
 */
export function numberSearch(written: string): NumberSearch {
  const plain = withPlainFigures(written).trim()
  const figures = figuresOf(plain)
  if (figures.length < leastFigures) return { token: figures, isPrefix: false }
  if (plain.startsWith('+')) return { token: figures, isPrefix: true }
  if (figures.length < leastWhole) return { token: backwards + reversed(figures), isPrefix: true }
  if (figures.startsWith('00')) return { token: figures.slice(2), isPrefix: true }
  return { token: backwards + reversed(figures.replace(/^0/, '')), isPrefix: true }
}

/** The figures of an address that is a telephone number; null for any other. */
function numberOf(address: string): string | null {
  const rest = address.replace(/^whatsapp:/i, '')
  return /^\+?\d+$/.test(rest) ? figuresOf(rest) : null
}

function figuresOf(text: string): string {
  return text.replace(/\D/g, '')
}

function reversed(figures: string): string {
  return [...figures].reverse().join('')
}
