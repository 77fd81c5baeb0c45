import { readUnit } from './context.ts'
import type { Fact } from './facts.ts'
import type { Reading } from './figures.ts'
import type { ClockPattern, Lexicon } from './lexicon.ts'
import type { Reader } from './reader.ts'
import type { Specific } from './specific.ts'
import type { PartOfDay } from './wording/wording.ts'

interface ClockEnd {
  readonly part: PartOfDay | null
  readonly end: number
}

/** "O'clock", "in the morning" or both from token `at` on; null when neither is there. */
export function readClockEnd(reader: Reader, at: number, lexicon: Lexicon): ClockEnd | null {
  const hour = lexicon.oClock.read(reader, at)
  const part = lexicon.dayParts.read(reader, hour?.end ?? at)
  const end = part?.end ?? hour?.end
  return end === undefined ? null : { part: part?.value ?? null, end }
}

/** The time that is `minutes` since midnight by a clock of twelve or of 24 hours. */
export function clockFact(minutes: number, part: PartOfDay | null): Fact {
  const day = ((minutes % 1_440) + 1_440) % 1_440
  if (part === null || minutes >= 780) return { type: 'clock', minutes: day, exact: minutes >= 780 }
  const half = day % 720
  const isLate = part === 'night' ? half >= 360 : part !== 'morning'
  return { type: 'clock', minutes: isLate ? half + 720 : half, exact: true }
}

/** "Noon", "half past nine in the evening", "twenty to six". */
export function readClock(reader: Reader, at: number, lexicon: Lexicon): Specific | null {
  const moment = lexicon.moments.read(reader, at)
  if (moment) {
    const fact: Fact = { type: 'clock', minutes: moment.value, exact: true }
    return { start: at, end: moment.end, kind: 'time', claims: [[[fact]]] }
  }
  const key = lexicon.clocks.has(reader.at(at)?.text ?? '') ? at : readSmall(reader, at, lexicon)?.end
  const patterns = key === undefined ? undefined : lexicon.clocks.get(reader.at(key)?.text ?? '')
  for (const pattern of patterns ?? []) {
    const found = match(reader, at, pattern, lexicon)
    if (found) return found
  }
  return null
}

function match(reader: Reader, at: number, { parts, add }: ClockPattern, lexicon: Lexicon): Specific | null {
  let place = at
  let hour = 0
  let minute = 0
  for (const part of parts) {
    if (part === 'H' || part === 'M') {
      const number = readSmall(reader, place, lexicon)
      if (!number) return null
      if (part === 'H') hour = number.value
      else minute = number.value
      place = number.end
    } else if (reader.at(place)?.text === part) place++
    else return null
  }
  if (hour > 24) return null
  const ambiguous = typeof add === 'string' && add.endsWith('?')
  if (ambiguous && (minute % 5 !== 0 || (hour > 12 && add === '-M?'))) return null
  const offset = typeof add === 'number' ? add : add.startsWith('+') ? minute : -minute
  const ending = readClockEnd(reader, place, lexicon)
  // "Five to ten minutes".
  if (ambiguous && !ending && readUnit(reader, place, lexicon)) return null
  const time = clockFact(hour * 60 + offset + (hour === 0 ? 1_440 : 0), ending?.part ?? null)
  const readings = [[time], ...(ambiguous ? apart(minute, hour, ending) : [])]
  return { start: at, end: ending?.end ?? place, kind: 'time', claims: [readings] }
}

/** "Ten to nine" may as well be a range of hours, or of numbers. */
function apart(first: number, last: number, ending: ClockEnd | null): Reading[] {
  const hours: Reading = [clockFact(first * 60, null), clockFact(last * 60, ending?.part ?? null)]
  const numbers: Reading = [first, last].map((value) => ({ type: 'amount', value, unit: 'hour' }))
  return ending ? [hours] : [hours, numbers]
}

function readSmall(reader: Reader, at: number, lexicon: Lexicon): { value: number; end: number } | null {
  const token = reader.at(at)
  if (token?.kind === 'figure') return /^\d{1,2}$/.test(token.text) ? { value: Number(token.text), end: at + 1 } : null
  const word = token && lexicon.numbers.read(reader, at)
  return word && !word.value.ordinal && word.value.value < 60 ? { value: word.value.value, end: word.end } : null
}
