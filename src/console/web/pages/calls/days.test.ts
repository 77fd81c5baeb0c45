import { expect, test } from 'vitest'
import { dayOf, spanOf } from './days.ts'

const now = new Date(2026, 10, 30, 15, 20).getTime()
const day = (date: number, month = 10) => new Date(2026, month, date).getTime()

test.each([
  [{ when: 'today' }, day(30), undefined],
  [{ when: 'yesterday' }, day(29), day(30)],
  [{ when: '7d' }, day(24), undefined],
  [{ when: '30d' }, day(1), undefined],
  [{ when: 'month' }, day(1), undefined],
  [{ from: '2026-11-02' }, day(2), undefined],
  [{ until: '2026-11-02' }, undefined, day(3)],
  [{ from: '2026-10-31', until: '2026-10-31' }, day(31, 9), day(1)],
  [{}, undefined, undefined],
] as const)('%o begins and ends where the browser is', (search, from, to) => {
  expect(spanOf(search, now)).toEqual({ from, to })
})

test('a day is named as the calendar does', () => {
  expect(dayOf(new Date(2026, 0, 5, 23, 59).getTime())).toBe('2026-01-05')
})
