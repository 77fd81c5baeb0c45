import { Temporal } from 'temporal-polyfill'
import type { OpeningHours, Person } from '../../../config/schema.ts'
import type { HoursBook, OpenHoursBook } from '../../ports.ts'

/** Knows where somebody is reached at a moment. */
export interface Whereabouts {
  /** The address of the settings, or null when this person cannot be reached then. `now` in ms since the epoch. */
  at(now: number): string | null
}

interface Shift {
  readonly hours: HoursBook
  readonly to: string
}

type Rota = NonNullable<Person['rota']>

const wholeDay = ['00:00-24:00']
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/**
 * @param person checked settings: a rota has a zone of its own or of the business
 * @param business the opening hours of the business, or null
 */
export function createWhereabouts(
  person: Person,
  business: OpeningHours | null,
  openHoursBook: OpenHoursBook,
): Whereabouts {
  const hours = person.hours === 'business' ? business : person.hours
  const book = hours && openHoursBook(hours)
  const { rota, to } = person
  const zone = rota?.zone ?? hours?.zone ?? business?.zone ?? 'UTC'
  const shifts: Shift[] = (rota?.shifts ?? []).map((shift) => ({
    hours: openHoursBook(shiftHours(shift, zone)),
    to: shift.to,
  }))
  return {
    at(now) {
      if (book && !book.stateAt(now).open) return null
      return shifts.find((shift) => shift.hours.stateAt(now).open)?.to ?? to
    },
  }
}

/** A shift as if it were opening hours: dates are days that differ from a week that is closed. */
function shiftHours({ days, dates, hours }: Rota['shifts'][number], zone: string): OpeningHours {
  const ranges = hours ?? wholeDay
  const isDay = (name: (typeof weekdays)[number]) => days.length === 0 || days.includes(name)
  if (dates.length === 0) {
    const week = weekdays.map((name) => [name, isDay(name) ? [...ranges] : []] as const)
    return { zone, days: Object.fromEntries(week) as OpeningHours['days'], holidays: [] }
  }
  const closed = Object.fromEntries(weekdays.map((name) => [name, []])) as unknown as OpeningHours['days']
  const holidays = dates
    .flatMap(datesIn)
    .filter((date) => isDay(weekdays[date.dayOfWeek - 1] ?? 'monday'))
    .map((date) => ({ date: date.toString(), name: 'shift', hours: [...ranges] }))
  return { zone, days: closed, holidays }
}

/** Every date of `2026-12-21/2026-12-27`, both ends included. */
function datesIn(written: string): Temporal.PlainDate[] {
  const [first = '', last = first] = written.split('/')
  const from = Temporal.PlainDate.from(first)
  const count = from.until(Temporal.PlainDate.from(last)).days + 1
  return Array.from({ length: Math.max(count, 0) }, (_, days) => from.add({ days }))
}
