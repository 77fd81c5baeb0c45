import { expect, test } from 'vitest'
import { ago } from './ago.ts'

const now = Date.UTC(2026, 10, 22, 12)

test.each([
  [-5_000, 'just now'],
  [59_999, 'just now'],
  [60_000, '1 minute ago'],
  [3_599_999, '59 minutes ago'],
  [3 * 3_600_000, '3 hours ago'],
  [47 * 3_600_000, '1 day ago'],
  [90 * 86_400_000, '90 days ago'],
])('%i ms before is %s', (passed, words) => {
  expect(ago(now - passed, now)).toBe(words)
})
