import { locale } from './locale.ts'

const secondMs = 1_000
const minuteMs = 60 * secondMs
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

const units = [
  { unit: 'day', ms: dayMs },
  { unit: 'hour', ms: hourMs },
  { unit: 'minute', ms: minuteMs },
] as const

const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
const long = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'medium' })
const withSeconds = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' })
const short = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
const clockOnly = new Intl.DateTimeFormat(locale, { timeStyle: 'short' })
const clockWithSeconds = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' })
const dateOnly = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })

/** Such as `3 minutes ago` or `in 2 hours`; within a minute `just now`, beyond a month the date. */
export function agoInWords(at: number, now: number): string {
  const distance = at - now
  if (Math.abs(distance) > 30 * dayMs) return dateOnly.format(at)
  const fitting = units.find(({ ms }) => Math.abs(distance) >= ms)
  return fitting ? relative.format(Math.trunc(distance / fitting.ms), fitting.unit) : 'just now'
}

/** `full` names the weekday and the zone's seconds; `seconds` and `short` are for tables. */
export function momentInWords(at: number, style: 'full' | 'seconds' | 'short' | 'date' = 'short'): string {
  return { full: long, seconds: withSeconds, short, date: dateOnly }[style].format(at)
}

/** The time of day, such as `14:02`, or with `seconds` `14:02:51`. */
export function clockTimeInWords(at: number, style: 'minutes' | 'seconds' = 'minutes'): string {
  return (style === 'seconds' ? clockWithSeconds : clockOnly).format(at)
}

/** Such as `0:07`, `12:40` or `1:02:03`. */
export function clockOf(durationMs: number): string {
  const { hours, minutes, seconds } = partsOf(durationMs)
  const padded = (part: number) => String(part).padStart(2, '0')
  return hours > 0 ? `${hours}:${padded(minutes)}:${padded(seconds)}` : `${minutes}:${padded(seconds)}`
}

/** Such as `1 hour 2 minutes 3 seconds`, for who listens. */
export function durationInWords(durationMs: number): string {
  const { hours, minutes, seconds } = partsOf(durationMs)
  const words = [
    ...(hours > 0 ? [counted(hours, 'hour')] : []),
    ...(minutes > 0 ? [counted(minutes, 'minute')] : []),
    ...(seconds > 0 || durationMs < minuteMs ? [counted(seconds, 'second')] : []),
  ]
  return words.join(' ')
}

function partsOf(durationMs: number) {
  const ms = Math.max(0, durationMs)
  return {
    hours: Math.floor(ms / hourMs),
    minutes: Math.floor((ms % hourMs) / minuteMs),
    seconds: Math.floor((ms % minuteMs) / secondMs),
  }
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

/**
 * When a day of the calendar begins where the browser is, in ms since the epoch.
 *
 * @param day such as `2026-11-30`
 * @param later so many days after it
 */
export function startOfDay(day: string, later = 0): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + later).getTime()
}
