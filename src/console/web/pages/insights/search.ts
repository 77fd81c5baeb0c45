import type { Range } from '../../../routes/insights/schema.ts'
import { day, oneOf, searchOf } from '../../data/search-params.ts'

/** In the order of the choice. */
export const ranges = [
  'today',
  'yesterday',
  'last7',
  'last28',
  'last90',
  'month',
  'lastMonth',
  'year',
] as const satisfies readonly Range[]

export const usualRange: Range = 'last28'

/** What each day of the series is one of, and what it shows of it. */
export const steps = ['day', 'week', 'month'] as const
export const shown = [
  'calls',
  'minutes',
  'alone',
  'transfers',
  'messages',
  'unanswered',
  'interruptions',
  'errors',
] as const

export type Step = (typeof steps)[number]
export type Shown = (typeof shown)[number]

/** What the page keeps in its address: days by name or from one to another, and how the series looks. */
export const insightsSearch = searchOf({
  range: oneOf(ranges),
  from: day,
  to: day,
  step: oneOf(steps),
  show: oneOf(shown),
})

export type InsightsSearch = ReturnType<typeof insightsSearch>
