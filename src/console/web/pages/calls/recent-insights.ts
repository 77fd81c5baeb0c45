import { queryOptions } from '@tanstack/react-query'
import type { InsightsAnswer } from '../../../routes/insights/schema.ts'
import { api } from '../../data/api.ts'

const freshMs = 10 * 60_000

/** What the calls of the last four weeks amount to: which languages are spoken, how long callers wait as a rule. */
export const recentInsightsQuery = queryOptions({
  queryKey: ['insights', 'recent'],
  queryFn: ({ signal }) => api.get<InsightsAnswer>('/api/insights', { query: { range: 'last28' }, signal }),
  staleTime: freshMs,
})
