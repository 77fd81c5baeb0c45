import { describe, expect, test } from 'vitest'
import { delayInWords, moneyInWords } from '../../format/numbers.ts'
import { type Change, countChange, delayChange, shareChange } from './changes.ts'

const inShort = ({ direction, words }: Change) => `${direction}: ${words}`

describe('a count', () => {
  test.each([
    [134, 120, 'up: +14 (12% more)'],
    [90, 120, 'down: −30 (25% less)'],
    [1_005, 1_000, 'up: +5 (0.5% more)'],
    [120, 120, 'same: as before'],
    [0, 0, 'same: none before either'],
    [7, 0, 'up: +7 (none before)'],
    [0, 30, 'down: −30 (100% less)'],
    [3, 1, 'up: +2 (1 before)'],
    [2, 9, 'down: −7 (9 before)'],
    [500, 10, 'up: +490 (50 times as much)'],
    [90, 9, 'up: +81 (10 times as much)'],
  ])('of %i instead of %i', (now, before, words) => {
    expect(inShort(countChange(now, before, true))).toBe(words)
  })

  test('has nothing to be compared with where there were no calls', () => {
    expect(inShort(countChange(5, 0, false))).toBe('none: no calls before')
    expect(inShort(countChange(0, 0, false))).toBe('none: no calls before')
  })

  test('may be money, of which little is compared as well', () => {
    const inDollars = (amount: number) => moneyInWords(amount, 'USD')
    expect(countChange(3, 2, true, inDollars).words).toMatch(/^\+\S*\$1\.00 \(50% more\)$/)
  })
})

test.each([
  [0.61, 0.58, 'up: +3 points'],
  [0.6, 0.61, 'down: −1 point'],
  [0.5004, 0.5, 'same: as before'],
  [0, 0.125, 'down: −12.5 points'],
  [0.4, null, 'none: no calls before'],
])('a share of %d instead of %d', (now, before, words) => {
  expect(inShort(shareChange(now, before))).toBe(words)
})

test.each([
  [400, 400, 'same: as before'],
  [440, 400, 'same: as before'],
  [300, 400, 'down: −100 ms (25% faster)'],
  [2_500, 1_000, 'up: +1.5 s (150% slower)'],
  [9, 0, 'up: +9 ms (900% slower)'],
  [9, null, 'none: too few before'],
])('a delay of %d ms instead of %d, each known to within 5 %%', (now, before, words) => {
  expect(inShort(delayChange(now, before, delayInWords))).toBe(words)
})
