import { dayAfter, monthOf } from './days.ts'

/** Spans of days that people ask for by name. Those that are not over end today. */
export const ranges = ['today', 'yesterday', 'last7', 'last28', 'last90', 'month', 'lastMonth', 'year'] as const

export type Range = (typeof ranges)[number]

/**
 * The days of a range, both included.
 * @param today as 20261125
 */
export function daysOf(range: Range, today: number): { readonly from: number; readonly to: number } {
  const firstOfMonth = monthOf(today) * 100 + 1
  switch (range) {
    case 'today':
      return { from: today, to: today }
    case 'yesterday':
      return { from: dayAfter(today, -1), to: dayAfter(today, -1) }
    case 'last7':
    case 'last28':
    case 'last90':
      return { from: dayAfter(today, 1 - Number(range.slice('last'.length))), to: today }
    case 'month':
      return { from: firstOfMonth, to: today }
    case 'lastMonth': {
      const to = dayAfter(firstOfMonth, -1)
      return { from: monthOf(to) * 100 + 1, to }
    }
    case 'year':
      return { from: Math.floor(today / 10_000) * 10_000 + 101, to: today }
  }
}
