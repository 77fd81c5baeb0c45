import { queryOptions } from '@tanstack/react-query'
import type { InsightsAnswer } from '../../../routes/insights/schema.ts'
import { api, type Query } from '../../data/api.ts'
import { numberOf } from '../../format/days.ts'
import { type InsightsSearch, usualRange } from './search.ts'

export type { InsightsAnswer }

/** Figures grow while somebody looks at them: calls that end are counted a moment later. */
const lookEveryMs = 60_000

export function insightsQuery(search: InsightsSearch) {
  const query = askedFor(search)
  return queryOptions({
    queryKey: ['insights', query],
    queryFn: ({ signal }) => api.get<InsightsAnswer>('/api/insights', { query, signal }),
    refetchInterval: lookEveryMs,
  })
}

/** As the API takes the days of a search; half of a span is none. */
function askedFor({ range, from, to }: InsightsSearch): Query {
  if (from !== undefined && to !== undefined) return { from: numberOf(from), to: numberOf(to) }
  return { range: range ?? usualRange }
}

/** Where the same figures are as a file. */
export function fileOf(what: 'figures' | 'days', search: InsightsSearch): string {
  const query = Object.entries(askedFor(search)).map(([name, value]) => [name, String(value)])
  return `/api/insights/${what}.csv?${new URLSearchParams(query)}`
}
