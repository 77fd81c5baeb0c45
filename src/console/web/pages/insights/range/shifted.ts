import { countDays, dayAfter, firstOfMonth } from '../../../format/days.ts'

interface Span {
  readonly from: number
  readonly to: number
}

/**
 * The days right before or right behind others: as many of them, or the whole month where these are one.
 *
 * @param isMonth also for a month that is not over
 */
export function shifted(
  { from, to }: Span,
  direction: 'earlier' | 'later',
  isMonth = isWholeMonth({ from, to }),
): Span {
  if (isMonth) return direction === 'earlier' ? monthUntil(dayAfter(from, -1)) : monthFrom(dayAfter(to, 1))
  const count = direction === 'earlier' ? -countDays(from, to) : countDays(from, to)
  return { from: dayAfter(from, count), to: dayAfter(to, count) }
}

function isWholeMonth({ from, to }: Span): boolean {
  return from === firstOfMonth(to) && firstOfMonth(dayAfter(to, 1)) === dayAfter(to, 1)
}

function monthUntil(last: number): Span {
  return { from: firstOfMonth(last), to: last }
}

function monthFrom(first: number): Span {
  return { from: first, to: dayAfter(firstOfMonth(dayAfter(first, 31)), -1) }
}
