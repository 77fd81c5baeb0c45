import { locale } from '../../../format/locale.ts'

const calendar = new Intl.DateTimeFormat(locale, {
  ...{ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' },
})

/** A date such as `2026-12-24` as people write it, such as `Thu, 24 Dec 2026`. */
export function calendarDay(date: string): string {
  return calendar.format(Date.parse(date))
}

/** Which day it is in a time zone: `monday`, and `2026-11-30`. */
export function dayIn(zone: string, now: number): { readonly weekday: string; readonly date: string } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone: zone, weekday: 'long', year: 'numeric', month: '2-digit', day: '2-digit' },
  }).formatToParts(now)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return { weekday: part('weekday').toLowerCase(), date: `${part('year')}-${part('month')}-${part('day')}` }
}

/** Ranges such as `08:00-12:00` as minutes of the day. */
export function spansOf(hours: readonly string[]): { readonly from: number; readonly to: number }[] {
  return hours.map((range) => {
    const [from = 0, to = 0] = range.split('-').map(minuteOf)
    return { from, to }
  })
}

/** Those of today and later, the nearest first, and how many are past. Dates are like `2026-12-24`. */
export function holidaysFrom<Holiday extends { readonly date: string }>(holidays: readonly Holiday[], today: string) {
  const toCome = holidays.filter(({ date }) => date >= today)
  return {
    toCome: toCome.toSorted((one, other) => one.date.localeCompare(other.date)),
    past: holidays.length - toCome.length,
  }
}

function minuteOf(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  return hour * 60 + minute
}
