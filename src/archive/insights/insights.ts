import type { CallOutcome } from '../../conversation/call-summary.ts'
import type { Line } from '../../conversation/events.ts'
import { type Stage, stages } from '../facts/stage-delays.ts'
import type { ArchiveReader, MeasuredSum, SpanSum } from '../ports.ts'
import { dayAfter, daysBetween, isDay, spansOf } from './days.ts'
import { hourMeasure, type Kind, measureOf } from './measures.ts'
import { type Percentiles, percentilesOf } from './percentiles.ts'

/** What came of all calls that began on the days of a span, tests and calls that go on left out. */
export interface Period extends Totals {
  /** Local days as numbers: 20261125. Both are included. */
  readonly from: number
  readonly to: number
  /** How many calls came to what. */
  readonly outcomes: Readonly<Partial<Record<CallOutcome, number>>>
  /** How many calls were held in a language (BCP 47 tag) or went over a line, most first; a call can have several. */
  readonly languages: readonly Share<string>[]
  readonly lines: readonly Share<Line>[]
  /** Calls by the local hour of their beginning, from 0 to 23. */
  readonly hours: readonly number[]
  /** The same by weekday, Monday first. */
  readonly weekHours: readonly (readonly number[])[]
  /** By currency (ISO 4217), in millionths of it, as far as prices are known; and of how many calls. */
  readonly cost: readonly { readonly currency: string; readonly millionths: number; readonly calls: number }[]
  /** Calls with parts whose price is not known. */
  readonly unpriced: number
  readonly delays: Readonly<Record<Stage, Percentiles>>
}

export interface Totals {
  readonly calls: number
  readonly durationMs: number
  readonly turns: number
  /** Calls that got what they wanted without a human. */
  readonly answeredAlone: number
  readonly transfersTried: number
  readonly transfersReached: number
  readonly messages: number
  /** Questions that nobody could answer. */
  readonly unanswered: number
  readonly emergencies: number
  readonly interruptions: number
  readonly silences: number
  readonly errors: number
  /** In how many calls there was one at least. */
  readonly withTransfersTried: number
  readonly withTransfersReached: number
  readonly withMessages: number
  readonly withUnanswered: number
  readonly withInterruptions: number
  readonly withSilences: number
  readonly withErrors: number
  /** Calls with a recording. */
  readonly recorded: number
}

interface Share<T> {
  readonly value: T
  readonly calls: number
}

/** One day of a series. */
interface DayTotals extends Totals {
  readonly day: number
}

export interface Insights {
  readonly period: Period
  /** As many days right before it. */
  readonly before: Period
  /** Each day of the period, days without a call as well. */
  readonly days: readonly DayTotals[]
  /** The first day that any call is known of; null where there is none. */
  readonly firstDay: number | null
}

/** Days of one question, at most: it would not be answered while somebody waits. */
const mostDays = 3 * 366

/**
 * Sums up the calls of local days.
 * @param from the first, as 20261125
 * @param to the last, included
 * @throws RangeError for days that there are not, a last one before the first, and more than three years
 */
export async function readInsights(
  reader: Pick<ArchiveReader, 'sums' | 'daily' | 'firstDay'>,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<Insights> {
  if (!isDay(from)) throw new RangeError(`from: ${from} is no day; write it as 20261125`)
  if (!isDay(to)) throw new RangeError(`to: ${to} is no day; write it as 20261125`)
  const count = daysBetween(from, to)
  if (count < 1) throw new RangeError(`to: ${to} is before ${from}; give a day that is not`)
  if (count > mostDays) throw new RangeError(`to: ${count} days are too many; ask for at most ${mostDays} at a time`)
  const earlier = { from: dayAfter(from, -count), to: dayAfter(from, -1) }
  const [now, before, daily, firstDay] = await Promise.all([
    reader.sums(spansOf(from, to)),
    reader.sums(spansOf(earlier.from, earlier.to)),
    reader.daily(from, to, Object.values(totalMeasures)),
    reader.firstDay(totalMeasures.calls),
  ])
  return {
    period: { from, to, ...periodOf(now) },
    before: { ...earlier, ...periodOf(before) },
    days: daysOf(from, count, daily),
    firstDay,
  }
}

const totalMeasures = {
  calls: 'calls',
  durationMs: 'duration',
  turns: 'turns',
  answeredAlone: 'answered-alone',
  transfersTried: 'transfers-tried',
  transfersReached: 'transfers-reached',
  messages: 'messages',
  unanswered: 'unanswered',
  emergencies: measureOf('outcome', 'emergency'),
  interruptions: 'interruptions',
  silences: 'silences',
  errors: 'errors',
  withTransfersTried: 'with-transfers-tried',
  withTransfersReached: 'with-transfers-reached',
  withMessages: 'with-messages',
  withUnanswered: 'with-unanswered',
  withInterruptions: 'with-interruptions',
  withSilences: 'with-silences',
  withErrors: 'with-errors',
  recorded: 'recorded',
} as const satisfies Record<keyof Totals, string>

function periodOf(sums: readonly MeasuredSum[]): Omit<Period, 'from' | 'to'> {
  const amounts = new Map(sums.map(({ measure, amount }) => [measure, amount]))
  const weekHours = weekHoursOf(amounts)
  return {
    ...totalsOf(amounts),
    outcomes: Object.fromEntries(valuesOf(amounts, 'outcome')),
    languages: sharesOf<string>(amounts, 'language'),
    lines: sharesOf<Line>(amounts, 'line'),
    hours: hours.map((hour) => weekHours.reduce((sum, ofDay) => sum + (ofDay[hour] ?? 0), 0)),
    weekHours,
    cost: costsOf(amounts),
    unpriced: amounts.get('unpriced') ?? 0,
    delays: delaysOf(amounts),
  }
}

type Amounts = ReadonlyMap<string, number>

function totalsOf(amounts: Amounts): Totals {
  const entries = Object.entries(totalMeasures).map(([name, measure]) => [name, amounts.get(measure) ?? 0])
  return Object.fromEntries(entries) as Record<keyof Totals, number>
}

function valuesOf(amounts: Amounts, kind: Kind): [value: string, amount: number][] {
  const start = measureOf(kind, '')
  return [...amounts]
    .filter(([measure, amount]) => measure.startsWith(start) && amount !== 0)
    .map(([measure, amount]) => [measure.slice(start.length), amount])
}

function sharesOf<T extends string>(amounts: Amounts, kind: Kind): Share<T>[] {
  return valuesOf(amounts, kind)
    .map(([value, calls]) => ({ value: value as T, calls }))
    .toSorted((one, other) => other.calls - one.calls || (one.value < other.value ? -1 : 1))
}

/** The currency of most calls first. */
function costsOf(amounts: Amounts): Period['cost'] {
  return valuesOf(amounts, 'priced')
    .map(([currency, calls]) => ({ currency, millionths: amounts.get(measureOf('cost', currency)) ?? 0, calls }))
    .toSorted((one, other) => other.calls - one.calls)
}

function delaysOf(amounts: Amounts): Period['delays'] {
  const entries = stages.map((stage) => {
    const counts = valuesOf(amounts, `delay:${stage}`).map(([bucket, count]) => [Number(bucket), count] as const)
    return [stage, percentilesOf(new Map(counts))]
  })
  return Object.fromEntries(entries) as Record<Stage, Percentiles>
}

function daysOf(from: number, count: number, daily: readonly SpanSum[]): DayTotals[] {
  const byDay = Map.groupBy(daily, ({ span }) => span)
  return Array.from({ length: count }, (_, place) => {
    const day = dayAfter(from, place)
    return { day, ...totalsOf(new Map(byDay.get(day)?.map(({ measure, amount }) => [measure, amount]))) }
  })
}

const hours = Array.from({ length: 24 }, (_, hour) => hour)

function weekHoursOf(amounts: Amounts): number[][] {
  return Array.from({ length: 7 }, (_, weekday) => hours.map((hour) => amounts.get(hourMeasure(weekday, hour)) ?? 0))
}
