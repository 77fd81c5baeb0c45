import { describe, expect, test } from 'vitest'
import { percentile } from '../../../bench/statistics.ts'
import { createChance } from '../../../scripts/seed/random.ts'
import { dayAfter, daysBetween, isDay, monthOf, spansOf, weekdayOf } from './days.ts'
import { bucketOf, delayOf } from './delay-buckets.ts'
import { readInsights } from './insights.ts'
import { percentilesOf } from './percentiles.ts'
import { daysOf, type Range } from './ranges.ts'

describe('buckets of delays', () => {
  test('stand for each delay in them within 5 %, and up to 31 ms exactly', () => {
    let worst = 0
    for (let ms = 0; ms <= 600_000; ms += ms < 20_000 ? 1 : 17) {
      const shown = delayOf(bucketOf(ms))
      if (ms < 32) expect(shown).toBe(ms)
      else worst = Math.max(worst, Math.abs(shown - ms) / ms)
    }
    expect(worst).toBeLessThan(0.05)
    expect(worst).toBeGreaterThan(0.04) // the bound that is documented is no wider than it has to be
  })

  test('grow with the delays', () => {
    for (let ms = 1; ms < 100_000; ms += 1) expect(bucketOf(ms)).toBeGreaterThanOrEqual(bucketOf(ms - 1))
    expect(bucketOf(-3)).toBe(0)
  })
})

describe('percentiles', () => {
  const counted = (delays: readonly number[]) => {
    const counts = new Map<number, number>()
    for (const ms of delays) counts.set(bucketOf(ms), (counts.get(bucketOf(ms)) ?? 0) + 1)
    return percentilesOf(counts)
  }

  test.each([
    ['alike', (_: number) => 700],
    ['even', (place: number) => place * 3],
    ['with a long tail', (place: number) => Math.round(200 * 1.004 ** place)],
    ['of two kinds', (place: number) => (place % 10 === 0 ? 4_000 : 350)],
  ])('of delays that are %s are within 5 %% of those of the delays themselves', (_what, delay) => {
    const chance = createChance(3)
    for (const size of [100, 101, 999, 2_000]) {
      const delays = Array.from({ length: size }, () => delay(chance.between(0, 1_999)))
      const { samples, p50, p90, p95, p99 } = counted(delays)
      expect(samples).toBe(size)
      for (const [found, share] of [
        [p50, 0.5],
        [p90, 0.9],
        [p95, 0.95],
        [p99, 0.99],
      ] as const) {
        const exact = percentile(delays, share)
        expect(Math.abs((found ?? Number.NaN) - exact)).toBeLessThanOrEqual(exact * 0.05)
      }
    }
  })

  test.each([
    [0, []],
    [1, []],
    [2, ['p50']],
    [10, ['p50', 'p90']],
    [19, ['p50', 'p90']],
    [20, ['p50', 'p90', 'p95']],
    [99, ['p50', 'p90', 'p95']],
    [100, ['p50', 'p90', 'p95', 'p99']],
  ])('of %i turns are only those that so many can tell', (size, told) => {
    const { samples: _, ...percentiles } = counted(Array(size).fill(500))
    const known = Object.entries(percentiles).filter(([, ms]) => ms !== null)
    expect(known.map(([name]) => name)).toEqual(told)
  })
})

describe('days', () => {
  test.each([
    [20260228, 1, 20260301],
    [20280228, 1, 20280229],
    [20260101, -1, 20251231],
    [20261125, -365, 20251125],
  ])('%i and %i later', (day, count, later) => {
    expect(dayAfter(day, count)).toBe(later)
    expect(daysBetween(day, later)).toBe(count + 1)
  })

  test('have a weekday, and are real', () => {
    expect([20261123, 20261129].map(weekdayOf)).toEqual([0, 6])
    expect([20261125, 20260229, 20261301, 2026, 20261125.5].map(isDay)).toEqual([true, false, false, false, false])
  })
})

test('a span of days is made of whole months and of days at both ends', () => {
  for (let first = 0; first < 70; first += 1) {
    for (const count of [1, 2, 27, 28, 31, 58, 59, 60, 61, 400]) {
      const from = dayAfter(20271215, first)
      const days = Array.from({ length: count }, (_, place) => dayAfter(from, place))
      const ranges = spansOf(from, dayAfter(from, count - 1))
      const covered = days.filter((day) => {
        const months = ranges.filter((range) => monthOf(day) >= range.from && monthOf(day) <= range.to)
        return ranges.filter((range) => day >= range.from && day <= range.to).length + months.length === 1
      })
      expect(covered).toEqual(days)
      const isWhole = ({ from: month }: { from: number }) => month < 1_000_000
      const others = [dayAfter(from, -1), dayAfter(from, count)].map(monthOf)
      for (const { from: low, to: high } of ranges.filter(isWhole)) {
        expect(others.some((month) => month >= low && month <= high)).toBe(false)
      }
      expect(ranges.length).toBeLessThanOrEqual(3)
    }
  }
})

describe('a span that cannot be summed up', () => {
  const reader = { sums: async () => [], daily: async () => [], firstDay: async () => null }
  test.each([
    [20260230, 20260301, 'from: 20260230 is no day'],
    [20260201, 5, 'to: 5 is no day'],
    [20260302, 20260301, 'to: 20260301 is before 20260302'],
    [20200101, 20260101, 'ask for at most 1098 at a time'],
  ])('%i to %i', async (from, to, why) => {
    await expect(readInsights(reader, { from, to })).rejects.toThrow(why)
    await expect(readInsights(reader, { from, to })).rejects.toThrow(RangeError)
  })
})

describe('a range of days by name', () => {
  test.each<[Range, number, number]>([
    ['today', 20260301, 20260301],
    ['yesterday', 20260228, 20260228],
    ['last7', 20260223, 20260301],
    ['last28', 20260202, 20260301],
    ['last90', 20251202, 20260301],
    ['month', 20260301, 20260301],
    ['lastMonth', 20260201, 20260228],
    ['year', 20260101, 20260301],
  ])('%s', (range, from, to) => {
    expect(daysOf(range, 20260301)).toEqual({ from, to })
  })

  test('of the last month reaches over the year', () => {
    expect(daysOf('lastMonth', 20270131)).toEqual({ from: 20261201, to: 20261231 })
  })
})

test('the delay that a bucket stands for lies in it, also in whole milliseconds', () => {
  for (let bucket = 0; bucket <= bucketOf(3_600_000); bucket += 1) {
    expect(bucketOf(delayOf(bucket))).toBe(bucket)
    expect(bucketOf(Math.round(delayOf(bucket)))).toBe(bucket)
  }
})
