import { isMoney } from './facts.ts'
import type { Lexicon, Unit } from './lexicon.ts'
import type { Reader } from './reader.ts'
import type { Token } from './tokens.ts'

export interface FoundUnit extends Unit {
  readonly end: number
}

/** The measure behind a number: "dollars", "%", "working days", "-hour". */
export function readUnit(reader: Reader, at: number, lexicon: Lexicon): FoundUnit | null {
  const first = reader.at(at)
  const place = first?.text === '-' && first.glued ? at + 1 : at
  const token = reader.at(place)
  if (!token) return null
  const unit = lexicon.units.get(token.text)
  if (unit) return { ...unit, end: place + 1 }
  if (!lexicon.words.beforeUnit.has(token.text)) return null
  const noun = lexicon.units.get(reader.at(place + 1)?.text ?? '')
  return noun ? { ...noun, end: place + 2 } : null
}

/** The currency in front of a number: "$", "EUR". */
export function moneyBefore(token: Token, lexicon: Lexicon): Unit | null {
  if (token.kind === 'word' && token.letters !== 'upper') return null
  const unit = token.kind === 'figure' ? undefined : lexicon.units.get(token.text)
  return unit && isMoney(unit.name) ? unit : null
}

function isMonth(token: Token | undefined, lexicon: Lexicon): number | null {
  // "You may" is no month.
  if (token?.kind !== 'word' || (token.text === 'may' && token.letters === 'lower')) return null
  return lexicon.months.get(token.text) ?? null
}

/** The month that a number from token `at` on stands behind: "December", "December the". */
export function monthBefore(reader: Reader, at: number, lexicon: Lexicon): number | null {
  let place = at - 1
  if (reader.tokens[place]?.text === '.') place--
  if (lexicon.words.dateLinks.has(reader.tokens[place]?.text ?? '')) place--
  return isMonth(reader.tokens[place], lexicon)
}

/** The month that stands behind a number: "of December", ". Dezember". */
export function monthAfter(reader: Reader, at: number, lexicon: Lexicon): { month: number; end: number } | null {
  let place = at
  const dot = reader.at(place)
  if (dot?.text === '.' && dot.glued) place++
  while (place < at + 3 && lexicon.words.dateLinks.has(reader.at(place)?.text ?? '')) place++
  const month = isMonth(reader.at(place), lexicon)
  return month ? { month, end: place + 1 } : null
}

/** `ordinal floor` for a noun about which an ordinal makes a claim, else `ordinal`. */
export function ordinalOf(reader: Reader, end: number, { words, months }: Lexicon): string {
  const noun = reader.at(end)?.text ?? ''
  const one = noun.length > 3 && noun.endsWith('s') ? noun.slice(0, -1) : noun
  if (words.floors.has(one)) return 'ordinal floor'
  return words.ordered.has(one) || months.has(one) ? `ordinal ${one}` : 'ordinal'
}

/** What a bare number is likely to be, by the words around it. */
export function roleOf(reader: Reader, at: number, end: number, lexicon: Lexicon): 'label' | 'hour' | 'count' | '' {
  const { words } = lexicon
  const before = reader.tokens[at - 1]
  const beforeText = before?.text ?? ''
  if (words.labels.has(beforeText) || beforeText === '#') return 'label'
  const opens = /^[.!?:]$/.test(reader.tokens[at - 2]?.text ?? '')
  const named =
    !opens && before?.kind === 'word' && before.letters === 'capital' && at > 1 && !words.commonNames.has(beforeText)
  if (named && lexicon.capitalNouns === false) return 'label'
  const after = reader.at(end)
  const upTo = reader.tokens[at - 2]?.text === 'up'
  const counts = after?.kind === 'word' && lexicon.plural?.test(after.text) === true
  if (words.beforeHour.has(beforeText) && !upTo) return counts && beforeText === 'to' ? '' : 'hour'
  if (counts) return 'count'
  return words.ranges.has(after?.text ?? '') && !upTo ? 'hour' : ''
}
