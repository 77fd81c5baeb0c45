import type { Range } from '../../../routes/insights/schema.ts'
import { day, oneOf, searchOf } from '../../data/search-params.ts'
import { shown, steps } from './series/choices.ts'

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

/** What the page keeps in its address: days by name or from one to another, and how the series looks. */
export const insightsSearch = searchOf({
  range: oneOf(ranges),
  from: day,
  to: day,
  step: oneOf(steps),
  show: oneOf(shown),
})

export type InsightsSearch = ReturnType<typeof insightsSearch>
