import { Temporal } from 'temporal-polyfill'
import { plainWords } from '../phrases.ts'
import type { Reading } from './reading.ts'

type Moment = Pick<Reading, 'words' | 'language' | 'zone' | 'now'>

/**
 * The day that is meant, as `2026-05-12`: today, tomorrow, a weekday (the next one), a day with its month, or figures.
 * A day without a year is the next such. Null for none.
 */
export function dateIn(said: string, { words, language, zone, now }: Moment): string | null {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate()
  const plain = ` ${plainWords(said)} `
  const has = (names: readonly string[]) => names.some((name) => plain.includes(` ${plainWords(name)} `))
  const iso = /\b(\d{4})-(\d\d?)-(\d\d?)\b/.exec(said)
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const month = monthNames(language).findIndex((names) => has(names)) + 1
  const numbers = [...plain.matchAll(/ (\d{1,4})(?:st|nd|rd|th|er|o|a)?(?= )/g)].map((match) => Number(match[1]))
  const day = numbers.find((number) => number >= 1 && number <= 31)
  const year = numbers.find((number) => number >= 2_000 && number < 2_200) ?? null
  if (month > 0 && day !== undefined) return next(today, year, month, day)
  const figures = /\b(\d\d?)[/.](\d\d?)(?:[/.](\d{4}))?\b/.exec(said)
  if (figures) {
    const [first, second] = [Number(figures[1]), Number(figures[2])]
    const [monthFigure, dayFigure] = monthComesFirst(language) ? [first, second] : [second, first]
    return next(today, figures[3] ? Number(figures[3]) : null, monthFigure, dayFigure)
  }
  if (has(words.tomorrow)) return today.add({ days: 1 }).toString()
  if (has(words.today)) return today.toString()
  const weekday = weekdayNames(language).findIndex((names) => has(names)) + 1
  if (weekday === 0) return null
  return today.add({ days: (weekday - today.dayOfWeek + 7) % 7 || 7 }).toString()
}

/** A day as it is written out: `Tuesday, May 12, 2026`. */
export function spelledDate(date: string, language: string): string {
  return Temporal.PlainDate.from(date).toLocaleString(language, { dateStyle: 'full' })
}

function next(today: Temporal.PlainDate, year: number | null, month: number, day: number): string | null {
  if (year !== null) return dayOf(year, month, day)
  const thisYear = dayOf(today.year, month, day)
  const isOver = thisYear !== null && Temporal.PlainDate.compare(Temporal.PlainDate.from(thisYear), today) < 0
  return isOver || thisYear === null ? dayOf(today.year + 1, month, day) : thisYear
}

function dayOf(year: number, month: number, day: number): string | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString()
  } catch {
    return null
  }
}

function monthNames(language: string): string[][] {
  return Array.from({ length: 12 }, (_, index) => names(language, 'month', new Date(Date.UTC(2026, index, 15))))
}

/** From Monday. */
function weekdayNames(language: string): string[][] {
  return Array.from({ length: 7 }, (_, index) => names(language, 'weekday', new Date(Date.UTC(2026, 5, 1 + index))))
}

function names(language: string, part: 'month' | 'weekday', date: Date): string[] {
  const long = new Intl.DateTimeFormat(language, { [part]: 'long', timeZone: 'UTC' }).format(date)
  return [long, long.split(/[-\s]/)[0] ?? long]
}

function monthComesFirst(language: string): boolean {
  const parts = new Intl.DateTimeFormat(language).formatToParts(new Date(0))
  return parts.findIndex(({ type }) => type === 'month') < parts.findIndex(({ type }) => type === 'day')
}
