import { expect, test } from 'vitest'
import { shifted } from './shifted.ts'

test.each([
  ['a day', 20260301, 20260301, 20260228, 20260228, 20260302, 20260302],
  ['a week', 20261124, 20261130, 20261117, 20261123, 20261201, 20261207],
  ['a month', 20260301, 20260331, 20260201, 20260228, 20260401, 20260430],
  ['the last month of a year', 20261201, 20261231, 20261101, 20261130, 20270101, 20270131],
  ['most of a month', 20261101, 20261117, 20261015, 20261031, 20261118, 20261204],
])('right before and behind %s', (_what, from, to, fromBefore, toBefore, fromBehind, toBehind) => {
  expect(shifted({ from, to }, 'earlier')).toEqual({ from: fromBefore, to: toBefore })
  expect(shifted({ from, to }, 'later')).toEqual({ from: fromBehind, to: toBehind })
})

test('before a month that is not over is the whole month', () => {
  expect(shifted({ from: 20261101, to: 20261117 }, 'earlier', true)).toEqual({ from: 20261001, to: 20261031 })
})
