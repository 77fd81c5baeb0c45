import { Temporal } from 'temporal-polyfill'
import type { OpeningHours } from '../../config/schema.ts'

/** Wall-clock minutes since midnight; `to` is 1440 for 24:00. */
export interface Range {
  readonly from: number
  readonly to: number
}

export interface Day {
  readonly date: Temporal.PlainDate
  readonly ranges: readonly Range[]
  /** The holiday's name when its hours replace those of the weekday. */
  readonly holiday: string | null
}

/** An unbroken time of being open; `to` is null when no end is in sight. */
interface Period {
  readonly from: Temporal.ZonedDateTime
  readonly to: Temporal.ZonedDateTime | null
}

export const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const

/** From Monday, as ISO counts weekdays from 1. */
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/** How far ahead the next opening or the end of the present one is looked for. */
const horizonDays = 60

export interface Schedule {
  readonly zone: string
  readonly week: readonly (readonly Range[])[]
  readonly holidays: readonly Day[]
  at(now: number): Temporal.ZonedDateTime
  day(date: Temporal.PlainDate): Day
  /** The period that holds this moment, or null when closed. */
  current(moment: Temporal.ZonedDateTime): Period | null
  /** The first period that begins after this moment, or null when none is in sight. */
  next(moment: Temporal.ZonedDateTime): Period | null
}

/** The configured hours as days and periods, in the zone's own time: clocks that change are taken care of. */
export function createSchedule({ zone, days, holidays }: OpeningHours): Schedule {
  const week = weekdays.map((name) => days[name].map(parseRange).sort((left, right) => left.from - right.from))
  const special = holidays
    .map(({ date, name, hours }) => ({
      date: Temporal.PlainDate.from(date),
      ranges: hours.map(parseRange),
      holiday: name,
    }))
    .sort((left, right) => Temporal.PlainDate.compare(left.date, right.date))
  const byDate = new Map(special.map((day) => [day.date.toString(), day]))

  function day(date: Temporal.PlainDate): Day {
    return byDate.get(date.toString()) ?? { date, ranges: week[date.dayOfWeek - 1] ?? [], holiday: null }
  }

  /** From yesterday on, in order and made as they are needed; ranges that meet, as at midnight, are one period. */
  function* periodsAround(moment: Temporal.ZonedDateTime): Generator<Period> {
    const yesterday = moment.toPlainDate().subtract({ days: 1 })
    let last = null as Period | null
    for (let offset = 0; offset < horizonDays; offset++) {
      for (const period of periodsOf(day(yesterday.add({ days: offset })), zone)) {
        const meets: boolean = last?.to?.epochMilliseconds === period.from.epochMilliseconds
        if (last && !meets) yield last
        last = last && meets ? { from: last.from, to: period.to } : period
      }
    }
    const end = yesterday.add({ days: horizonDays }).toZonedDateTime(zone)
    if (last) yield last.to?.epochMilliseconds === end.epochMilliseconds ? { from: last.from, to: null } : last
  }

  return {
    zone,
    week,
    holidays: special,
    at: (now) => Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone),
    day,
    current(moment) {
      const coming = periodsAround(moment).find((period) => endsAfter(period, moment))
      return coming && !beginsAfter(coming, moment) ? coming : null
    },
    next: (moment) => periodsAround(moment).find((period) => beginsAfter(period, moment)) ?? null,
  }
}

function parseRange(range: string): Range {
  const [from = 0, to = 0] = range.split('-').map(minutesOf)
  return { from, to }
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}

function periodsOf({ date, ranges }: Day, zone: string) {
  return ranges.map(({ from, to }) => ({ from: momentOf(date, from, zone), to: momentOf(date, to, zone) }))
}

/** The wall clock's moment: an hour that a clock change skips moves ahead by it, one that comes twice is the first. */
function momentOf(date: Temporal.PlainDate, minutes: number, zone: string): Temporal.ZonedDateTime {
  if (minutes === 1_440) return date.add({ days: 1 }).toZonedDateTime(zone)
  const plainTime = Temporal.PlainTime.from({ hour: Math.floor(minutes / 60), minute: minutes % 60 })
  return date.toZonedDateTime({ timeZone: zone, plainTime })
}

function beginsAfter({ from }: Period, moment: Temporal.ZonedDateTime): boolean {
  return from.epochMilliseconds > moment.epochMilliseconds
}

function endsAfter({ to }: Period, moment: Temporal.ZonedDateTime): boolean {
  return to === null || to.epochMilliseconds > moment.epochMilliseconds
}
