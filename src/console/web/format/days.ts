import { locale } from './locale.ts'

const dayMs = 86_400_000

const whole = format({ day: 'numeric', month: 'short', year: 'numeric' })
const withWeekday = format({ weekday: 'short', day: 'numeric', month: 'short' })
const month = format({ month: 'long', year: 'numeric' })

/** A day of the calendar such as `2026-11-30` as the number 20261130. */
export function numberOf(day: string): number {
  return Number(day.replaceAll('-', ''))
}

/** 20261130 as `2026-11-30`. */
export function isoOf(day: number): string {
  return String(day).replace(/(\d\d)(\d\d)$/, '-$1-$2')
}

/** So many days later, or earlier. */
export function dayAfter(day: number, count: number): number {
  return numberOf(new Date(timeOf(day) + count * dayMs).toISOString().slice(0, 10))
}

/** How many days there are from one to another, both included. */
export function countDays(from: number, to: number): number {
  return Math.round((timeOf(to) - timeOf(from)) / dayMs) + 1
}

/** The Monday of its week. */
export function mondayOf(day: number): number {
  return dayAfter(day, -((new Date(timeOf(day)).getUTCDay() + 6) % 7))
}

/** The first of its month. */
export function firstOfMonth(day: number): number {
  return Math.floor(day / 100) * 100 + 1
}

/** Such as `30 Nov 2026`, `Mon, 30 Nov` or `November 2026`. */
export function dayInWords(day: number, style: 'whole' | 'weekday' | 'month' = 'whole'): string {
  return { whole, weekday: withWeekday, month }[style].format(timeOf(day))
}

/** Such as `3–30 Nov 2026`, or one day alone. */
export function spanInWords(from: number, to: number): string {
  return whole.formatRange(timeOf(from), timeOf(to))
}

/** The names of the days of the week, Monday first. */
export function weekdayNames(length: 'long' | 'short'): readonly string[] {
  const names = format({ weekday: length })
  return Array.from({ length: 7 }, (_, place) => names.format(Date.UTC(2024, 0, 1 + place)))
}

/** Its midnight in UTC, for reckoning only. */
function timeOf(day: number): number {
  return Date.parse(`${isoOf(day)}T00:00:00Z`)
}

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
}
