import { startOfDay } from '../../format/times.ts'
import type { CallsSearch } from './search.ts'

interface Span {
  /** In ms since the epoch; undefined for no bound. */
  readonly from: number | undefined
  /** Not included. */
  readonly to: number | undefined
}

/** The days that a search means, where the browser is. */
export function spanOf({ when, from, until }: Pick<CallsSearch, 'when' | 'from' | 'until'>, now: number): Span {
  if (when === undefined) {
    return { from: from && startOfDay(from), to: until && startOfDay(until, 1) } as Span
  }
  const today = dayOf(now)
  switch (when) {
    case 'today':
      return { from: startOfDay(today), to: undefined }
    case 'yesterday':
      return { from: startOfDay(today, -1), to: startOfDay(today) }
    case '7d':
      return { from: startOfDay(today, -6), to: undefined }
    case '30d':
      return { from: startOfDay(today, -29), to: undefined }
    case 'month':
      return { from: startOfDay(`${today.slice(0, 8)}01`), to: undefined }
  }
}

/** The day of the calendar where the browser is, such as `2026-11-30`. */
export function dayOf(at: number): string {
  const date = new Date(at)
  const two = (number: number) => `${number}`.padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
