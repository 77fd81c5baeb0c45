import { createChance } from './random.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** How many calls come in an hour of the day, compared with the others. */
const byHour = [1, 1, 1, 1, 1, 2, 5, 12, 26, 34, 36, 32, 26, 28, 31, 29, 24, 17, 10, 7, 5, 4, 3, 2]
/** The same for Sunday to Saturday. */
const byWeekday = [0.3, 1.25, 1.15, 1.05, 1.05, 1, 0.45]

/**
 * When so many calls began over the year before `until` (ms since the epoch), oldest first, in parts: more on weekdays
 * and by day than else, and more at the end of the year than at its beginning.
 * @param zoneHours how far the business's clock is from UTC
 */
export function* beginnings(count: number, until: number, seed: number, zoneHours = -5): Generator<readonly number[]> {
  const first = until - 365 * dayMs
  const hours = Array.from({ length: 365 * 24 }, (_, place) => weightOf(first + place * hourMs, place, zoneHours))
  const total = hours.reduce((sum, weight) => sum + weight, 0)
  const chance = createChance(seed)
  let due = 0
  let made = 0
  for (const [place, weight] of hours.entries()) {
    due += (count * weight) / total
    // Rounding never loses a call over the year.
    const ofHour = (place === hours.length - 1 ? count : Math.round(due)) - made
    made += ofHour
    const times = Array.from({ length: ofHour }, () => first + place * hourMs + Math.floor(chance.next() * hourMs))
    yield times.sort((one, other) => one - other)
  }
}

function weightOf(at: number, place: number, zoneHours: number): number {
  const local = new Date(at + zoneHours * hourMs)
  const growth = 0.8 + (0.4 * place) / (365 * 24)
  return (byHour[local.getUTCHours()] ?? 1) * (byWeekday[local.getUTCDay()] ?? 1) * growth
}
