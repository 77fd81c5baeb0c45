import { clockFact, readClock, readClockEnd } from './clock.ts'
import { type FoundUnit, moneyBefore, monthAfter, monthBefore, ordinalOf, readUnit, roleOf } from './context.ts'
import { type Fact, isMoney } from './facts.ts'
import { digitGroups, figureReadings, type Reading } from './figures.ts'
import type { Lexicon } from './lexicon.ts'
import { measured } from './measures.ts'
import { type Atom, readRun } from './number-run.ts'
import type { Reader } from './reader.ts'
import { clockOf, isRange, isTelephone, joinedGroups, readingsOf, segmentsOf } from './run-readings.ts'
import type { Specific } from './specific.ts'
import type { PartOfDay } from './wording/wording.ts'

/** The number, time, date, price or telephone number that begins at token `at`, in figures or words; null for none. */
export function readQuantity(reader: Reader, at: number, lexicon: Lexicon): Specific | null {
  return readClock(reader, at, lexicon) ?? readSpan(reader, at, lexicon) ?? readNumber(reader, at, lexicon)
}

function readSpan(reader: Reader, at: number, lexicon: Lexicon): Specific | null {
  const span = lexicon.spans.read(reader, at)
  return span && { start: at, end: span.end, kind: 'number', claims: [[[amount(span.value, 'min')]]] }
}

const amount = (value: number, unit: string): Fact => ({ type: 'amount', value, unit })

function readNumber(reader: Reader, at: number, lexicon: Lexicon): Specific | null {
  const token = reader.at(at)
  if (!token) return null
  const lead = moneyBefore(token, lexicon)
  const from = lead || token.text === '+' || token.text === '#' ? at + 1 : at
  const numbers = readRun(reader, from, lexicon)
  // A currency is about the number behind it only.
  const run = lead ? (segmentsOf(numbers)[0] ?? numbers) : numbers
  if (run.length === 0) return readMarkedFigure(reader, at, from, lead, lexicon)
  return (
    readDate(reader, at, run, lexicon) ??
    (isTelephone(run) && !lead
      ? telephone(at, withoutMeasured(reader, run, lexicon))
      : readRunReadings(reader, at, run, lead, lexicon))
  )
}

/** "555-0110 8 a.m.": what has a measure of its own is no part of the telephone number. */
function withoutMeasured(reader: Reader, run: readonly Atom[], lexicon: Lexicon): readonly Atom[] {
  const rest = run.slice(0, -1)
  const end = run.at(-1)?.end ?? 0
  if (!isTelephone(rest)) return run
  return readClockEnd(reader, end, lexicon) || readUnit(reader, end, lexicon) ? rest : run
}

function telephone(at: number, run: readonly Atom[]): Specific {
  const end = run.at(-1)?.end ?? at + 1
  const segments = segmentsOf(run)
  const apart = segments.length > 1 ? segments.flatMap((segment) => readingsOf(segment, '', 1)) : []
  return { start: at, end, kind: 'phone', claims: [[[{ type: 'digits', groups: joinedGroups(run) }]]], apart }
}

/** `8:00-18:00`, `1,250.50`, `2026-12-25` and the like. */
function readMarkedFigure(
  reader: Reader,
  at: number,
  from: number,
  lead: { name: string; factor: number } | null,
  lexicon: Lexicon,
): Specific | null {
  const token = reader.at(from)
  if (token?.kind !== 'figure' || digitGroups(token.text)) return null
  const scale = lexicon.scales.get(reader.at(from + 1)?.text ?? '')
  const behind = scale ? from + 2 : from + 1
  const ending = lead ? null : readClockEnd(reader, behind, lexicon)
  const unit = lead ?? (ending ? null : readUnit(reader, behind, lexicon))
  const readings = figureReadings(token.text, unit?.name ?? '', (unit?.factor ?? 1) * (scale ?? 1))
  const end = ending?.end ?? (unit && 'end' in unit ? (unit as FoundUnit).end : behind)
  const isTime = ending !== null || /\d:\d/.test(token.text)
  const kind = isTime ? 'time' : unit && isMoney(unit.name) ? 'price' : 'number'
  return { start: at, end, kind, claims: [ending ? withPart(readings, ending.part) : readings] }
}

/** The part of the day belongs to the last time of a range; it says nothing sure about the first. */
function withPart(readings: readonly Reading[], part: PartOfDay | null): Reading[] {
  const clocks = readings.filter((reading) => reading.some(({ type }) => type === 'clock'))
  return clocks.map((reading) =>
    reading.map((fact, index) =>
      fact.type === 'clock' && index === reading.length - 1 && !fact.exact ? clockFact(fact.minutes, part) : fact,
    ),
  )
}

function readDate(reader: Reader, at: number, run: readonly Atom[], lexicon: Lexicon): Specific | null {
  const [first, second] = run
  const last = run.at(-1)
  if (!first || !last) return null
  const before = monthBefore(reader, at, lexicon)
  if (before && isDay(first)) {
    const year = second && second.behind !== ',' ? Number(first.digits + second.digits) : 0
    const date: Fact = { type: 'date', month: before, day: first.value }
    if (!first.ordinal && second && year >= 1_900 && year < 2_100) {
      return {
        start: at,
        end: second.end,
        kind: 'time',
        claims: [[[amount(year, '')], [date, amount(second.value, '')]]],
      }
    }
    return { start: at, end: first.end, kind: 'time', claims: [[[date]]] }
  }
  const after = run.length < 3 && isDay(last) ? monthAfter(reader, last.end, lexicon) : null
  if (!after) return null
  const others = run.slice(0, -1).map(({ value }) => amount(value, ''))
  const date: Fact = { type: 'date', month: after.month, day: last.value }
  return { start: at, end: after.end, kind: 'time', claims: [[[...others, date]]] }
}

const isDay = ({ value, digits }: Atom) => value >= 1 && value <= 31 && digits.length <= 2

function readRunReadings(
  reader: Reader,
  at: number,
  run: readonly Atom[],
  lead: { name: string; factor: number } | null,
  lexicon: Lexicon,
): Specific {
  const segments = segmentsOf(run)
  const lastSegment = segments.at(-1) ?? run
  const behind = run.at(-1)?.end ?? at + 1
  const ending = lead ? null : readClockEnd(reader, behind, lexicon)
  const times = ending ? timesOf(lastSegment, ending.part) : null
  const found = lead ? null : readUnit(reader, behind, lexicon)
  const before = segments.slice(0, -1).map((segment) => readingsOf(segment, '', 1))
  if (ending && times) {
    const span = found && lastSegment.length === 1 ? readingsOf(lastSegment, found.name, found.factor) : []
    return { start: at, end: ending.end, kind: 'time', claims: [...before, [times, ...span]] }
  }
  const unit = lead ?? found
  if (unit) return measured(reader, at, run, { unit, end: found?.end ?? behind, before, lastSegment }, lexicon)
  const role =
    run.length === 1 && run[0]?.ordinal ? ordinalOf(reader, behind, lexicon) : roleOf(reader, at, behind, lexicon)
  if (isFree(reader, at, run, role, lexicon)) return { start: at, end: behind, kind: 'number', claims: [] }
  const specific: Omit<Specific, 'claims'> = { start: at, end: behind, kind: role === 'hour' ? 'time' : 'number' }
  const link = reader.at(behind)?.text ?? ''
  const bare = readingsOf(lastSegment, role, 1)
  // "Thirty to fifty dollars" is about dollars; "at nine and thirty dollars" may be about an hour.
  const range = role === '' || role === 'hour' ? () => unitOfRange(reader, behind, lastSegment, lexicon) : () => []
  if (lexicon.words.and.has(link)) return { ...specific, claims: [...before, bare], otherwise: range }
  const typed = range()
  return { ...specific, claims: [...before, typed.length > 0 ? typed : bare] }
}

/** What a number in front of "o'clock" or "in the morning" says; in a range the words are about its end. */
function timesOf(atoms: readonly Atom[], part: PartOfDay | null): Reading | null {
  const [from, to] = atoms
  if (from && to && isRange(atoms)) return [clockFact(from.value * 60, null), clockFact(to.value * 60, part)]
  const minutes = clockOf(atoms)
  return minutes === null ? null : [clockFact(minutes, part)]
}

/** "Two to three weeks", "8 to 6 p.m.": the first number has the measure of the second. */
function unitOfRange(reader: Reader, at: number, segment: readonly Atom[], lexicon: Lexicon): Reading[] {
  const link = reader.at(at)
  if (!link || !(lexicon.words.ranges.has(link.text) || /^[-–—]$/.test(link.text))) return []
  const run = readRun(reader, at + 1, lexicon)
  const last = run.at(-1)
  if (!last || run.length > 2) return []
  const minutes = readClockEnd(reader, last.end, lexicon) ? clockOf(segment) : null
  if (minutes !== null) return [[clockFact(minutes, null)]]
  const unit = readUnit(reader, last.end, lexicon)
  return unit ? readingsOf(segment, unit.name, unit.factor) : []
}

/** What may be said without any support: "one of them", "two options", "first of all". */
function isFree(reader: Reader, at: number, run: readonly Atom[], role: string, lexicon: Lexicon): boolean {
  const [atom] = run
  if (!atom || run.length > 1) return false
  const next = reader.at(atom.end)
  if (role === 'ordinal') return atom.value <= 2
  if (atom.ordinal) return false
  const pointed = lexicon.words.pointers.has(reader.tokens[at - 1]?.text ?? '')
  if (atom.value <= 3 && role !== 'label' && (pointed || next?.text === 'of')) return true
  if (atom.value === 1) return role !== 'label' && !(role === 'hour' && next?.kind !== 'word')
  return atom.value <= 3 && lexicon.words.uncounted.has(next?.text ?? '')
}
