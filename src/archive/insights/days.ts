const dayMs = 86_400_000

/** Days as numbers (20261125) that are `count` days later, or earlier where it is below 0. */
export function dayAfter(day: number, count: number): number {
  return dayOf(timeOf(day) + count * dayMs)
}

/** How many days there are from one to another, both included. */
export function daysBetween(from: number, to: number): number {
  return Math.round((timeOf(to) - timeOf(from)) / dayMs) + 1
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: number): number {
  return (new Date(timeOf(day)).getUTCDay() + 6) % 7
}

/** Whether there is such a day. */
export function isDay(day: number): boolean {
  return Number.isInteger(day) && day >= 19700101 && day <= 99991231 && dayOf(timeOf(day)) === day
}

/** Its midnight in UTC, for reckoning only. */
function timeOf(day: number): number {
  return Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100)
}

function dayOf(time: number): number {
  const date = new Date(time)
  return date.getUTCFullYear() * 10_000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate()
}
