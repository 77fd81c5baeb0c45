import { describe, expect, test } from 'vitest'
import { browserInWords } from './agent.ts'
import { bytesInWords, delayInWords, moneyInWords, percentInWords } from './numbers.ts'
import { groupedNumber } from './phone-number.ts'
import { agoInWords, clockOf, durationInWords, startOfDay } from './times.ts'

const minute = 60_000
const now = Date.UTC(2026, 10, 30, 12)

test.each([
  [0, 'just now'],
  [-59_000, 'just now'],
  [-3 * minute, '3 minutes ago'],
  [-119 * minute, '1 hour ago'],
  [-30 * 60 * minute, 'yesterday'],
  [2 * 60 * minute, 'in 2 hours'],
])('a moment %i ms from now is %s', (distance, words) => {
  expect(agoInWords(now + distance, now)).toBe(words)
})

test('a moment long ago is a date', () => {
  expect(agoInWords(Date.UTC(2026, 5, 1, 12), now)).toMatch(/Jun.*2026/)
})

test.each([
  [0, '0:00', '0 seconds'],
  [7_900, '0:07', '7 seconds'],
  [61_000, '1:01', '1 minute 1 second'],
  [3_600_000, '1:00:00', '1 hour'],
  [-5, '0:00', '0 seconds'],
])('%i ms are %s on a clock, %s in words', (ms, clock, words) => {
  expect([clockOf(ms), durationInWords(ms)]).toEqual([clock, words])
})

test('a day begins at midnight where the browser is, and ends when the next begins', () => {
  expect(startOfDay('2026-11-30')).toBe(new Date(2026, 10, 30).getTime())
  expect(startOfDay('2026-11-30', 1)).toBe(new Date(2026, 11, 1).getTime())
})

test.each([
  ['+15550100199', '+1 555 010 0199'],
  ['+4915112345678', '+49 151 123 456 78'],
  ['+35312345678', '+353 123 456 78'],
  ['+44…99', '+44…99'],
  ['anonymous', 'anonymous'],
])('the number %s is read as %s', (number, grouped) => {
  expect(groupedNumber(number)).toBe(grouped)
})

describe('figures', () => {
  test('of delays go from ms to seconds', () => {
    expect([delayInWords(532), delayInWords(999.6), delayInWords(1_240)]).toEqual(['532 ms', '1,000 ms', '1.2 s'])
  })

  test('of shares have a digit more when they are small', () => {
    expect([percentInWords(0.034), percentInWords(0.34)]).toEqual(['3.4%', '34%'])
  })

  test('of disks go from bytes to terabytes', () => {
    expect([0, 999, 1_000, 38_400_000, 1_240_000_000, 5e15].map(bytesInWords)).toEqual([
      ...['0 bytes', '999 bytes', '1.0 kB', '38 MB', '1.2 GB', '5,000 TB'],
    ])
  })

  test('of money show parts of a cent where there is no more', () => {
    expect([moneyInWords(0.0123, 'USD'), moneyInWords(12.5, 'USD'), moneyInWords(0, 'USD')]).toEqual([
      expect.stringContaining('0.0123'),
      expect.stringContaining('12.50'),
      expect.stringContaining('0.00'),
    ])
  })
})

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Windows'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1',
    'Safari on iPhone',
  ],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge on macOS'],
  ['curl/8.4', null],
])('%s is %s', (agent, words) => {
  expect(browserInWords(agent)).toBe(words)
})
