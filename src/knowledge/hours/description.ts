import type { Temporal } from 'temporal-polyfill'
import type { Range, Schedule } from './schedule.ts'
import { speakDate, speakDays, weekdayOf } from './spoken.ts'
import { groupWeek } from './week.ts'

/** Holidays within this many days are told to the model; the others would only cost tokens. */
const holidayDays = 90

/**
 * What holds at this moment, for the notes of a model: the state, the next change, the week, and the holidays ahead.
 * Such as `Open now, until 18:00 today (Wednesday). Regular hours: …`.
 */
export function describeMoment(schedule: Schedule, moment: Temporal.ZonedDateTime): string {
  const { holiday } = schedule.day(moment.toPlainDate())
  return [
    describeState(schedule, moment),
    holiday === null ? '' : `Today is a holiday: ${holiday}.`,
    `Regular hours: ${describeWeek(schedule)}.`,
    describeHolidays(schedule, moment.toPlainDate()),
  ]
    .filter(Boolean)
    .join(' ')
}

function describeState(schedule: Schedule, moment: Temporal.ZonedDateTime): string {
  const current = schedule.current(moment)
  if (current)
    return current.to ? `Open now, until ${describeChange(current.to, moment)}.` : 'Open now, without a break.'
  const next = schedule.next(moment)
  return next
    ? `Closed now. Opens next at ${describeChange(next.from, moment)}.`
    : 'Closed now, with no opening in sight.'
}

function describeChange(change: Temporal.ZonedDateTime, moment: Temporal.ZonedDateTime): string {
  const date = change.toPlainDate()
  const clock = change.toPlainTime().toString({ smallestUnit: 'minute' })
  const isToday = date.equals(moment.toPlainDate())
  return isToday ? `${clock} today (${weekdayOf(date)})` : `${clock} on ${speakDate(date)}`
}

function describeWeek({ week }: Schedule): string {
  const groups = groupWeek(week).map(({ days, ranges }) => `${speakDays(days)} ${digits(ranges)}`)
  return groups.join('; ')
}

function describeHolidays({ holidays }: Schedule, today: Temporal.PlainDate): string {
  const ahead = holidays.filter(({ date }) => {
    const { days } = today.until(date)
    return days >= 0 && days <= holidayDays
  })
  const texts = ahead.map(({ date, holiday, ranges }) => `${holiday} (${speakDate(date)}) ${digits(ranges)}`)
  return texts.length === 0 ? '' : `Holidays ahead: ${texts.join('; ')}.`
}

function digits(ranges: readonly Range[]): string {
  if (ranges.length === 0) return 'closed'
  return ranges.map(({ from, to }) => `${clockOf(from)}-${clockOf(to)}`).join(', ')
}

function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
