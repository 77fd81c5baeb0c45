import { describe, expect } from 'vitest'
import { percentile } from '../../../bench/statistics.ts'
import { onEveryDatabase } from '../../../test/store-contract.ts'
import { recordsOf, said, started } from '../../../test/store-records.ts'
import { factSettings, madeUpCalls, takeUpAll } from '../../../test/support/archive-desk.ts'
import { createArchive } from '../../archive/archive.ts'
import { type CallFacts, factsOf } from '../../archive/facts/call-facts.ts'
import { type Stage, stageDelaysOf, stages } from '../../archive/facts/stage-delays.ts'
import { dayAfter, daysBetween } from '../../archive/insights/days.ts'
import type { Period, Totals } from '../../archive/insights/insights.ts'
import type { CallEvent, CallRecord } from '../../conversation/events.ts'

const calls = madeUpCalls(500, { seed: 2, everyMs: 4 * 3_600_000 + 71_000 })

/** Within a month, a whole one, over the end of some, and all that there is. */
const spans = [
  [20261009, 20261016],
  [20261101, 20261130],
  [20261020, 20261203],
  [20261031, 20261201],
  [20260901, 20270131],
] as const

interface Known {
  readonly facts: CallFacts
  readonly records: readonly CallRecord[]
}

/** What counts: calls that ended, without tests. */
const known: readonly Known[] = calls
  .map((records) => ({ records, facts: factsOf(records, factSettings) as CallFacts }))
  .filter(({ facts }) => facts.endedAt !== null && !facts.isTest)

const within = (from: number, to: number) => known.filter(({ facts }) => facts.day >= from && facts.day <= to)
const sum = (some: readonly Known[], of: (facts: CallFacts) => number) =>
  some.reduce((total, { facts }) => total + of(facts), 0)
const how = (some: readonly Known[], is: (facts: CallFacts) => boolean) => some.filter(({ facts }) => is(facts)).length

function totalsOf(some: readonly Known[]): Totals {
  return {
    calls: some.length,
    durationMs: sum(some, ({ startedAt, endedAt }) => (endedAt ?? 0) - startedAt),
    turns: sum(some, ({ turns }) => turns),
    answeredAlone: how(some, isAlone),
    transfersTried: sum(some, ({ transfersTried }) => transfersTried),
    transfersReached: sum(some, ({ transfersReached }) => transfersReached),
    messages: sum(some, ({ messages }) => messages),
    unanswered: sum(some, ({ unanswered }) => unanswered),
    emergencies: how(some, ({ outcome }) => outcome === 'emergency'),
    interruptions: sum(some, ({ interruptions }) => interruptions),
    silences: sum(some, ({ silences }) => silences),
    errors: sum(some, ({ errors }) => errors),
    withTransfersTried: how(some, ({ transfersTried }) => transfersTried > 0),
    withTransfersReached: how(some, ({ transfersReached }) => transfersReached > 0),
    withMessages: how(some, ({ messages }) => messages > 0),
    withUnanswered: how(some, ({ unanswered }) => unanswered > 0),
    withInterruptions: how(some, ({ interruptions }) => interruptions > 0),
    withSilences: how(some, ({ silences }) => silences > 0),
    withErrors: how(some, ({ errors }) => errors > 0),
    recorded: how(some, ({ isRecorded }) => isRecorded),
  }
}

const isAlone = ({ outcome, unanswered, transfersTried }: CallFacts) =>
  (outcome === 'answered' || outcome === 'done') && unanswered + transfersTried === 0

const counted = (values: readonly string[]) =>
  Object.fromEntries([...Map.groupBy(values, (value) => value)].map(([value, same]) => [value, same.length]))
const sharesOf = (shares: readonly { value: string; calls: number }[]) =>
  Object.fromEntries(shares.map(({ value, calls: count }) => [value, count]))

/** 0 for Monday. */
function weekdayOf({ day }: CallFacts): number {
  const date = `${Math.floor(day / 10_000)}-${Math.floor(day / 100) % 100}-${day % 100} UTC`
  return (new Date(date).getUTCDay() + 6) % 7
}

function expectPeriod(period: Period, from: number, to: number): void {
  const some = within(from, to)
  expect(period).toMatchObject({ from, to, ...totalsOf(some) })
  expect(period.outcomes).toEqual(counted(some.map(({ facts }) => facts.outcome ?? '')))
  expect(sharesOf(period.languages)).toEqual(counted(some.flatMap(({ facts }) => facts.languages)))
  expect(sharesOf(period.lines)).toEqual(counted(some.flatMap(({ facts }) => facts.lines)))
  expect(period.hours).toEqual(Array.from({ length: 24 }, (_, hour) => how(some, (facts) => facts.hour === hour)))
  for (const [place, hours] of period.weekHours.entries()) {
    const ofHour = (hour: number) => how(some, (facts) => weekdayOf(facts) === place && facts.hour === hour)
    expect(hours).toEqual(Array.from({ length: 24 }, (_, hour) => ofHour(hour)))
  }
  const millionths = sum(some, ({ cost }) => cost?.millionths ?? 0)
  const priced = how(some, ({ cost }) => cost !== null)
  expect(period.cost).toEqual(priced === 0 ? [] : [{ currency: 'USD', millionths, calls: priced }])
  expect(period.unpriced).toBe(how(some, ({ cost }) => cost?.isPartial ?? false))
  for (const stage of stages) expectDelays(period, stage, some)
}

function expectDelays(period: Period, stage: Stage, some: readonly Known[]): void {
  const delays = some.flatMap(({ records }) => stageDelaysOf(records)[stage])
  const { samples, p50, p95 } = period.delays[stage]
  expect(samples).toBe(delays.length)
  for (const [found, share, least] of [
    [p50, 0.5, 2],
    [p95, 0.95, 20],
  ] as const) {
    if (delays.length < least) expect(found).toBeNull()
    else {
      const exact = percentile(delays, share)
      expect(Math.abs((found ?? Number.NaN) - exact)).toBeLessThanOrEqual(exact * 0.05)
    }
  }
}

describe('what calls amount to', () => {
  onEveryDatabase('is what adding them up by hand gives, for the time and the time before', async (store) => {
    await Promise.all(calls.map((records) => store.calls.append(records)))
    await takeUpAll(store)
    for (const [from, to] of spans) {
      const { period, before, days, firstDay } = await createArchive(store.archive).insights({ from, to })
      expect(firstDay).toBe(Math.min(...known.map(({ facts }) => facts.day)))
      const count = daysBetween(from, to)
      expectPeriod(period, from, to)
      expectPeriod(before, dayAfter(from, -count), dayAfter(from, -1))
      const wanted = Array.from({ length: count }, (_, place) => dayAfter(from, place))
      expect(days).toEqual(wanted.map((day) => ({ day, ...totalsOf(within(day, day)) })))
    }
    expect(within(20261001, 20261130).length).toBeGreaterThan(300)
  })

  onEveryDatabase('is nothing where there were none', async (store) => {
    const { period, days, firstDay } = await createArchive(store.archive).insights({ from: 20261001, to: 20261002 })
    expect(firstDay).toBeNull()
    expect(period).toMatchObject({ calls: 0, outcomes: {}, languages: [], cost: [], hours: Array(24).fill(0) })
    expect(days.map(({ day, calls: count }) => [day, count])).toEqual([
      [20261001, 0],
      [20261002, 0],
    ])
    expect(period.delays.firstSentence).toEqual({ samples: 0, p50: null, p90: null, p95: null, p99: null })
  })

  onEveryDatabase('leaves out tests and calls that go on', async (store) => {
    const at = Date.UTC(2026, 9, 1, 15)
    const ended: CallEvent = { type: 'call.ended', reason: 'caller', detail: '' }
    const test_ = { ...started(), test: true } as CallEvent
    await store.calls.append(recordsOf('CA1', [started(), said(1), ended], 0, at))
    await store.calls.append(recordsOf('CA2', [test_, said(1), ended], 0, at))
    await store.calls.append(recordsOf('CA3', [started(), said(1)], 0, at))
    await takeUpAll(store)
    const { period } = await createArchive(store.archive).insights({ from: 20261001, to: 20261001 })
    expect(period).toMatchObject({ calls: 1, turns: 1 })
  })
})
