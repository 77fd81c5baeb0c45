import { type NumberSearch, numberSearch, withoutNumbers } from './numbers.ts'
import { tokensOf, withPlainFigures } from './tokens.ts'

/** One thing that a call must have, out of what somebody typed: words in a row, a number, or figures that can be either. */
export interface SearchTerm {
  readonly words: readonly string[]
  /** Whether more letters may follow the last of the words. */
  readonly isPrefix: boolean
  /** Null where it can be no number. */
  readonly number: NumberSearch | null
}

/** Nobody types more, and each costs. */
const mostTerms = 24
/** One letter begins a good part of all words. */
const leastPrefix = 2

/**
 * Reads what somebody typed: words that all must be there, "words in quotes" in this order, and the last word maybe only
 * begun. Every text is fine; signs mean nothing.
 */
export function readSearch(text: string): readonly SearchTerm[] {
  const parts = text.split('"')
  const terms = parts.flatMap((part, place) => (place % 2 === 1 ? quoted(part) : unquoted(part)))
  const endsInQuotes = parts.length % 2 === 0 || parts.at(-1)?.trim() === ''
  const last = terms.at(-1)
  if (last && !endsInQuotes) terms.splice(-1, 1, { ...last, isPrefix: (last.words.at(-1) ?? '').length >= leastPrefix })
  return terms.slice(0, mostTerms)
}

function quoted(part: string): SearchTerm[] {
  const { rest, numbers } = withoutNumbers(part)
  const words = tokensOf(rest)
  return [...(words.length > 0 ? [{ words, isPrefix: false, number: null }] : []), ...numbers.map(asNumber)]
}

function unquoted(part: string): SearchTerm[] {
  const { rest, numbers } = withoutNumbers(part)
  const words = rest.split(/\s+/).flatMap((word) => {
    const tokens = tokensOf(word)
    if (tokens.length === 0) return []
    const isNumber = /^\d{4,}$/.test(withPlainFigures(word))
    return [{ words: tokens, isPrefix: false, number: isNumber ? numberSearch(word) : null }]
  })
  return [...numbers.map(asNumber), ...words]
}

/** A whole number is no word: it is kept with the numbers only. */
function asNumber(figures: string): SearchTerm {
  return { words: [], isPrefix: false, number: numberSearch(figures) }
}
