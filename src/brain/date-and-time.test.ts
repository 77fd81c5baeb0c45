import { expect, test } from 'vitest'
import { createDateAndTime } from './date-and-time.ts'

test.each<{ title: string; at: string; zone: string | null; gives: string }>([
  {
    title: 'a plain day',
    at: '2026-11-25T13:05:00Z',
    zone: 'Europe/Berlin',
    gives: 'Wednesday, 25 November 2026, 14:05 (Europe/Berlin)',
  },
  {
    title: 'the last evening of a month',
    at: '2026-12-01T04:59:00Z',
    zone: 'America/New_York',
    gives: 'Monday, 30 November 2026, 23:59 (America/New_York)',
  },
  {
    title: 'the first minute of a month',
    at: '2026-12-01T05:00:00Z',
    zone: 'America/New_York',
    gives: 'Tuesday, 1 December 2026, 00:00 (America/New_York)',
  },
  {
    title: 'a new year that has begun there only',
    at: '2026-12-31T15:30:00Z',
    zone: 'Asia/Tokyo',
    gives: 'Friday, 1 January 2027, 00:30 (Asia/Tokyo)',
  },
  {
    title: 'a leap day',
    at: '2028-02-29T12:00:00Z',
    zone: 'Europe/Berlin',
    gives: 'Tuesday, 29 February 2028, 13:00 (Europe/Berlin)',
  },
  {
    title: 'the last minute of winter time',
    at: '2026-03-29T00:59:00Z',
    zone: 'Europe/Berlin',
    gives: 'Sunday, 29 March 2026, 01:59 (Europe/Berlin)',
  },
  {
    title: 'the first minute of summer time',
    at: '2026-03-29T01:00:00Z',
    zone: 'Europe/Berlin',
    gives: 'Sunday, 29 March 2026, 03:00 (Europe/Berlin)',
  },
  {
    title: 'the hour that comes twice, the second time',
    at: '2026-11-01T06:30:00Z',
    zone: 'America/New_York',
    gives: 'Sunday, 1 November 2026, 01:30 (America/New_York)',
  },
  {
    title: 'no zone',
    at: '2026-11-25T13:05:00Z',
    zone: null,
    gives: 'Wednesday, 25 November 2026, 13:05 (UTC; the local time of the business is not known)',
  },
])('$title', ({ at, zone, gives }) => {
  expect(createDateAndTime(zone)(Date.parse(at))).toBe(gives)
})

test('a zone that does not exist is refused at the start', () => {
  expect(() => createDateAndTime('Europe/Atlantis')).toThrow(RangeError)
})
