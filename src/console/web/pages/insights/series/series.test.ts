import { describe, expect, test } from 'vitest'
import type { Totals } from '../../../../routes/insights/schema.ts'
import { countDays, dayAfter, isoOf, mondayOf, numberOf, weekdayNames } from '../../../format/days.ts'
import { countedFigures } from '../calls-behind.ts'
import { drawings, isUnfinished, stretchesOf, usualStep } from './series.ts'

const nothing = Object.fromEntries(
  Object.entries(countedFigures).flatMap(([name, { calls }]) => [
    [name, 0],
    [calls, 0],
  ]),
) as unknown as Totals

/** So many days from one on, each with one more call than the day before. */
function daysFrom(first: number, count: number) {
  return Array.from({ length: count }, (_, place) => ({
    ...{ ...nothing, day: dayAfter(first, place), calls: place + 1, answeredAlone: place },
  }))
}

describe('days', () => {
  test('are reckoned with over the ends of months, years and Februaries', () => {
    expect([dayAfter(20261231, 1), dayAfter(20280228, 1), dayAfter(20260301, -1)]).toEqual([
      ...[20270101, 20280229, 20260228],
    ])
    expect(countDays(20260301, 20270301)).toBe(366)
    expect([mondayOf(20261129), mondayOf(20261130), mondayOf(20261201)]).toEqual([20261123, 20261130, 20261130])
    expect([numberOf('2026-01-09'), isoOf(20260109)]).toEqual([20260109, '2026-01-09'])
    expect(weekdayNames('long').slice(0, 2)).toEqual(['Monday', 'Tuesday'])
  })
})

describe('a series', () => {
  test('has a stretch for each day, week or month, cut where the days end', () => {
    const days = daysFrom(20261028, 34)
    const inShort = (step: 'day' | 'week' | 'month') =>
      stretchesOf(days, step).map(({ from, to, totals }) => [from, to, totals.calls])
    expect(inShort('day')).toHaveLength(34)
    expect(inShort('week')).toEqual([
      [20261028, 20261101, 15],
      ...[
        [20261102, 20261108, 63],
        [20261109, 20261115, 112],
        [20261116, 20261122, 161],
        [20261123, 20261129, 210],
      ],
      [20261130, 20261130, 34],
    ])
    expect(inShort('month')).toEqual([
      [20261028, 20261031, 10],
      [20261101, 20261130, 585],
    ])
  })

  test('has a label of its own for each stretch, over years too', () => {
    for (const step of ['day', 'week', 'month'] as const) {
      const labels = stretchesOf(daysFrom(20250101, 1_000), step).map(({ label }) => label)
      expect(new Set(labels).size).toBe(labels.length)
    }
  })

  test('takes steps in which it can be read', () => {
    expect([
      usualStep(20261130, 20261130),
      usualStep(20261101, 20261231),
      usualStep(20260101, 20261130),
      usualStep(20240101, 20261130),
    ]).toEqual(['day', 'day', 'week', 'month'])
  })

  test('says that its last stretch is not over, when it ends today and before its time', () => {
    const last = (to: number) => ({ label: '', from: to, to, totals: nothing })
    expect(isUnfinished(last(20261130), 'day', 20261130)).toBe(true)
    expect(isUnfinished(last(20261129), 'day', 20261130)).toBe(false)
    expect(isUnfinished(last(20261129), 'week', 20261129)).toBe(false)
    expect(isUnfinished(last(20261130), 'week', 20261130)).toBe(true)
    expect(isUnfinished(last(20261130), 'month', 20261130)).toBe(false)
    expect(isUnfinished(last(20261129), 'month', 20261129)).toBe(true)
  })

  test('shows shares only where there are calls', () => {
    expect(drawings.alone.valuesOf(nothing)).toEqual({ share: null })
    expect(drawings.alone.valuesOf({ ...nothing, calls: 4, answeredAlone: 1 })).toEqual({ share: 0.25 })
    expect(drawings.transfers.valuesOf({ ...nothing, transfersTried: 3, transfersReached: 2 })).toEqual({
      ...{ reached: 2, missed: 1 },
    })
  })
})
