import type { Range } from './schedule.ts'
import { joinWords, speakDays, speakRanges } from './spoken.ts'

/** Days with equal hours, counted from 0 for Monday. */
export interface DayGroup {
  readonly days: readonly number[]
  readonly ranges: readonly Range[]
}

/** The days of a week gathered by their hours, in the order of their first day. */
export function groupWeek(week: readonly (readonly Range[])[]): DayGroup[] {
  const groups = new Map<string, { days: number[]; ranges: readonly Range[] }>()
  for (const [day, ranges] of week.entries()) {
    const key = JSON.stringify(ranges)
    const group = groups.get(key) ?? { days: [], ranges }
    group.days.push(day)
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** `We are open Monday to Friday from eight in the morning to six in the evening, and closed on weekends.` */
export function sayWeek(week: readonly (readonly Range[])[]): string {
  const groups = groupWeek(week)
  const open = groups.filter(({ ranges }) => ranges.length > 0)
  const closed = groups.find(({ ranges }) => ranges.length === 0)
  if (open.length === 0) return 'We have no regular opening hours.'
  const parts = open.map(({ days, ranges }) => `${speakDays(days)} ${speakRanges(ranges)}`)
  return `We are open ${joinWords(parts)}${closed ? `, and closed on ${speakDays(closed.days)}` : ''}.`
}
