import { expect, test } from 'vitest'
import { dayIn, holidaysFrom, spansOf } from './hours.ts'

test('the day is that of the business, wherever somebody looks from', () => {
  const now = Date.UTC(2026, 10, 30, 3)
  expect(dayIn('America/New_York', now)).toEqual({ weekday: 'sunday', date: '2026-11-29' })
  expect(dayIn('Europe/Berlin', now)).toEqual({ weekday: 'monday', date: '2026-11-30' })
})

test('ranges become minutes, midnight at the end being the last', () => {
  expect(spansOf(['08:30-12:00', '20:00-24:00'])).toEqual([
    { from: 510, to: 720 },
    { from: 1_200, to: 1_440 },
  ])
})

test('holidays to come stand in their order, today among them', () => {
  const holidays = ['2026-12-25', '2026-11-30', '2026-01-01'].map((date) => ({ date }))
  expect(holidaysFrom(holidays, '2026-11-30')).toEqual({
    toCome: [{ date: '2026-11-30' }, { date: '2026-12-25' }],
    past: 1,
  })
})
