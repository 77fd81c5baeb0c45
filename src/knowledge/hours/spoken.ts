import type { Temporal } from 'temporal-polyfill'
import { ToWords } from 'to-words/en-US'
import { months, type Range, weekdays } from './schedule.ts'

const numbers = new ToWords()

const weekdayNames = weekdays.map(capitalise)
const monthNames = months.map(capitalise)

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** `eight thirty in the morning`, `noon`, `midnight`, from minutes since midnight. */
export function speakTime(minutes: number): string {
  const part = partOfDay(minutes)
  return part === '' ? speakClock(minutes) : `${speakClock(minutes)} ${part}`
}

/** `eight in the morning to six in the evening`; the part of the day is said once when it is the same. */
function speakRange({ from, to }: Range): string {
  const start = partOfDay(from) === partOfDay(to) ? speakClock(from) : speakTime(from)
  return `${start} to ${speakTime(to)}`
}

/** `from … to … and from … to …`, or `around the clock`. */
export function speakRanges(ranges: readonly Range[]): string {
  const [only] = ranges
  if (ranges.length === 1 && only?.from === 0 && only.to === 1_440) return 'around the clock'
  return joinWords(ranges.map((range) => `from ${speakRange(range)}`))
}

/** `Friday, December 25`. */
export function speakDate(date: Temporal.PlainDate): string {
  return `${weekdayOf(date)}, ${monthNames[date.month - 1]} ${date.day}`
}

export function weekdayOf(date: Temporal.PlainDate): string {
  return weekdayNames[date.dayOfWeek - 1] ?? ''
}

/** `a`, `a and b`, `a, b, and c`. */
export function joinWords(words: readonly string[]): string {
  if (words.length < 3) return words.join(' and ')
  return `${words.slice(0, -1).join(', ')}, and ${words.at(-1)}`
}

/** `Monday to Friday`, `Monday and Wednesday`, `weekends` or `every day`, from days counted from 0 for Monday. */
export function speakDays(days: readonly number[]): string {
  if (days.length === 7) return 'every day'
  if (days.join() === '5,6') return 'weekends'
  const runs: number[][] = []
  for (const day of days) {
    const last = runs.at(-1)
    if (last?.at(-1) === day - 1) last.push(day)
    else runs.push([day])
  }
  return joinWords(runs.flatMap(speakRun))
}

function speakRun(run: readonly number[]): string[] {
  const names = run.map((day) => weekdayNames[day] ?? '')
  return names.length < 3 ? names : [`${names[0]} to ${names.at(-1)}`]
}

function speakClock(minutes: number): string {
  const hour = Math.floor(minutes / 60) % 24
  const minute = minutes % 60
  if (minute === 0 && hour === 0) return 'midnight'
  if (minute === 0 && hour === 12) return 'noon'
  const words = numbers.convert(hour % 12 || 12).toLowerCase()
  if (minute === 0) return words
  return `${words} ${minute < 10 ? 'oh ' : ''}${numbers.convert(minute).toLowerCase().replace(' ', '-')}`
}

function partOfDay(minutes: number): string {
  const clock = minutes % 1_440
  if (clock === 0 || clock === 720) return ''
  if (clock < 60) return 'at night'
  if (clock < 720) return 'in the morning'
  if (clock < 1_080) return 'in the afternoon'
  return clock < 1_260 ? 'in the evening' : 'at night'
}
