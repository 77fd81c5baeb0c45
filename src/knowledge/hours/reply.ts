import type { Temporal } from 'temporal-polyfill'
import type { AskedHours } from './question.ts'
import type { AskedTime } from './question-time.ts'
import type { Day, Range, Schedule } from './schedule.ts'
import { capitalise, joinWords, speakDate, speakDays, speakRanges, speakTime, weekdayOf } from './spoken.ts'
import { groupWeek, sayWeek } from './week.ts'

/** More names than these, and nobody remembers the first. */
const mostHolidays = 4

/** The answer to a question about the hours, in whole sentences to be spoken. */
export function sayHours({ asked, yesOrNo }: AskedHours, schedule: Schedule, moment: Temporal.ZonedDateTime): string {
  const answer = (open: boolean, text: string) => (yesOrNo ? `${open ? 'Yes' : 'No'}, ${text}` : capitalise(text))
  switch (asked.kind) {
    case 'week':
      return sayWeek(schedule.week)
    case 'around-the-clock':
      return sayAroundTheClock(schedule, answer)
    case 'now':
      return sayNow(schedule, moment, answer)
    case 'date':
      return sayDay(schedule.day(asked.date), asked.time, schedule, moment, answer)
    case 'weekdays':
      return sayWeekdays(asked.days, schedule, answer)
    case 'holidays':
      return sayHolidays(schedule, moment.toPlainDate())
  }
}

type Answer = (open: boolean, text: string) => string

function sayAroundTheClock({ week }: Schedule, answer: Answer): string {
  const always = week.every((ranges) => ranges.length === 1 && ranges[0]?.from === 0 && ranges[0].to === 1_440)
  const daily = week.every((ranges) => ranges.length > 0)
  const text = sayWeek(week)
  return always || !daily ? answer(always, lowerFirst(text)) : text
}

function sayNow(schedule: Schedule, moment: Temporal.ZonedDateTime, answer: Answer): string {
  const current = schedule.current(moment)
  const { holiday } = schedule.day(moment.toPlainDate())
  if (!current) {
    const why = holiday === null ? '' : ` for ${holiday}`
    return `${answer(false, `we are closed now${why}.`)}${sayNextOpening(schedule, moment, moment)}`
  }
  return answer(true, current.to ? `we are open now, until ${sayMoment(current.to, moment)}.` : 'we are always open.')
}

function sayDay(
  day: Day,
  time: AskedTime | null,
  schedule: Schedule,
  moment: Temporal.ZonedDateTime,
  answer: Answer,
): string {
  const name = sayDate(day, moment)
  if (day.ranges.length === 0) {
    const reason = day.holiday === null ? '' : ` for ${day.holiday}`
    const endOfDay = day.date.add({ days: 1 }).toZonedDateTime(schedule.zone).subtract({ nanoseconds: 1 })
    return `${answer(false, `we are closed ${name}${reason}.`)}${sayNextOpening(schedule, endOfDay, moment)}`
  }
  const hours = speakRanges(day.ranges)
  if (isOver(day, moment)) {
    return `${answer(false, `we are closed now; today we were open ${hours}.`)}${sayNextOpening(schedule, moment, moment)}`
  }
  const text = `we are open ${name} ${hours}.`
  if (time === 'unclear') return capitalise(text)
  return answer(time === null || day.ranges.some(({ from, to }) => from <= time && time < to), text)
}

/** Without this, today's hours would sound as if one could still come. */
function isOver(day: Day, moment: Temporal.ZonedDateTime): boolean {
  const lastEnd = Math.max(...day.ranges.map(({ to }) => to))
  return day.date.equals(moment.toPlainDate()) && lastEnd <= moment.hour * 60 + moment.minute
}

function sayWeekdays(days: readonly number[], { week }: Schedule, answer: Answer): string {
  const groups = groupWeek(week)
    .map(({ days: all, ranges }) => ({ days: all.filter((day) => days.includes(day)), ranges }))
    .filter((group) => group.days.length > 0)
  const parts = groups.map(({ days: same, ranges }) => `${sayState(ranges)} on ${speakDays(same)}${sayRanges(ranges)}`)
  return answer(
    groups.some(({ ranges }) => ranges.length > 0),
    `we are ${joinWords(parts)}.`,
  )
}

function sayHolidays({ holidays }: Schedule, today: Temporal.PlainDate): string {
  const coming = holidays.filter(({ date }) => today.until(date).days >= 0).slice(0, mostHolidays)
  if (coming.length === 0) return 'No holidays with special hours are coming up.'
  const nameOf = ({ holiday, date }: Day) => `${holiday}, ${speakDate(date)}`
  const closed = coming.filter(({ ranges }) => ranges.length === 0).map(nameOf)
  const open = coming.filter(({ ranges }) => ranges.length > 0)
  const sentences = open.map((day) => `We are open on ${nameOf(day)}, ${speakRanges(day.ranges)}.`)
  if (closed.length > 0) sentences.unshift(`We are closed on ${closed.join('; ')}.`)
  return sentences.join(' ')
}

function sayState(ranges: readonly Range[]): string {
  return ranges.length === 0 ? 'closed' : 'open'
}

function sayRanges(ranges: readonly Range[]): string {
  return ranges.length === 0 ? '' : ` ${speakRanges(ranges)}`
}

/** ` We open again tomorrow, Thursday, at eight in the morning.`; nothing when no opening is in sight. */
function sayNextOpening(schedule: Schedule, after: Temporal.ZonedDateTime, now: Temporal.ZonedDateTime): string {
  const next = schedule.next(after)
  return next ? ` We open again ${sayMoment(next.from, now, true)}.` : ''
}

/** `six in the evening` today; with the day, and after it the time, on any other. */
function sayMoment(moment: Temporal.ZonedDateTime, now: Temporal.ZonedDateTime, alwaysDay = false): string {
  const time = speakTime(moment.hour * 60 + moment.minute)
  const days = now.toPlainDate().until(moment.toPlainDate()).days
  if (days === 0) return alwaysDay ? `today at ${time}` : time
  if (days === 1 && time === 'midnight') return time
  if (days === 1) return `tomorrow, ${weekdayOf(moment.toPlainDate())}, at ${time}`
  return `on ${days < 7 ? weekdayOf(moment.toPlainDate()) : speakDate(moment.toPlainDate())} at ${time}`
}

/** `today`, `tomorrow`, `on Saturday`, or with the date when it is a holiday or a week away. */
function sayDate({ date, holiday }: Day, now: Temporal.ZonedDateTime): string {
  const days = now.toPlainDate().until(date).days
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  return `on ${holiday === null && days < 7 ? weekdayOf(date) : speakDate(date)}`
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
