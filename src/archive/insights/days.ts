import type { SpanRange } from '../ports.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Days as numbers (20261125) that are `count` days later, or earlier where it is below 0. */
export function dayAfter(day: number, count: number): number {
  return dayOf(timeOf(day) + count * dayMs)
}

/** How many days there are from one to another, both included. */
export function daysBetween(from: number, to: number): number {
  return Math.round((timeOf(to) - timeOf(from)) / dayMs) + 1
}

/** The month of a day: 202611. */
export function monthOf(day: number): number {
  return Math.floor(day / 100)
}

/**
 * Days from one to another, both included, as few rows as can be: whole months, and days at both ends. Months are far
 * lower numbers than days, so that no day is within them.
 */
export function spansOf(from: number, to: number): readonly SpanRange[] {
  const firstMonth = from % 100 === 1 ? monthOf(from) : monthOf(dayAfter(monthOf(from) * 100 + 1, 31))
  const lastMonth = isLastOfMonth(to) ? monthOf(to) : monthOf(dayAfter(monthOf(to) * 100 + 1, -1))
  if (firstMonth > lastMonth) return [{ from, to }]
  const ranges = [
    { from, to: dayAfter(firstMonth * 100 + 1, -1) },
    { from: firstMonth, to: lastMonth },
    { from: isLastOfMonth(to) ? dayAfter(to, 1) : monthOf(to) * 100 + 1, to },
  ]
  return ranges.filter((range) => range.from <= range.to)
}

function isLastOfMonth(day: number): boolean {
  return dayAfter(day, 1) % 100 === 1
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: number): number {
  return (new Date(timeOf(day)).getUTCDay() + 6) % 7
}

/** Whether there is such a day. */
export function isDay(day: number): boolean {
  return Number.isInteger(day) && day >= 19700101 && day <= 99991231 && dayOf(timeOf(day)) === day
}

/** From when on it is a day somewhere, and until when, in ms since the epoch: clocks are up to 14 hours before UTC, and 12 behind. */
export function momentsOf(day: number): { readonly from: number; readonly to: number } {
  return { from: timeOf(day) - 14 * hourMs, to: timeOf(day) + dayMs + 12 * hourMs }
}

/** Its midnight in UTC, for reckoning only. */
function timeOf(day: number): number {
  return Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100)
}

function dayOf(time: number): number {
  const date = new Date(time)
  return date.getUTCFullYear() * 10_000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate()
}
