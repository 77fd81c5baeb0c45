import { expect, test } from 'vitest'
import { busiestOf, levelOf } from './levels.ts'

test('cells are the darker the more calls they have, and only those without any are empty', () => {
  expect([0, 1, 20, 21, 40, 60, 81, 100].map((calls) => levelOf(calls, 100))).toEqual([0, 1, 1, 2, 2, 3, 5, 5])
  expect(levelOf(1, 1)).toBe(5)
})

test('the busiest hour is the first of those with most calls', () => {
  const quiet = Array.from({ length: 7 }, () => Array(24).fill(0))
  expect(busiestOf(quiet)).toBeNull()
  const week = quiet.map((hours, weekday) => hours.with(9, weekday === 0 ? 3 : 4))
  expect(busiestOf(week)).toEqual({ weekday: 1, hour: 9, calls: 4 })
})
