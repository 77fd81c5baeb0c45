import { queryOptions } from '@tanstack/react-query'
import type { InsightsAnswer } from '../../../routes/insights/schema.ts'
import { api } from '../../data/api.ts'

const days = 30
const freshMs = 10 * 60_000

/** What the calls of the last 30 days amount to: which languages are spoken, and how long callers wait as a rule. */
export const recentInsightsQuery = queryOptions({
  queryKey: ['insights', 'recent'],
  async queryFn({ signal }) {
    const { today } = await api.get<{ readonly today: number }>('/api/insights/today', { signal })
    return api.get<InsightsAnswer>('/api/insights', { query: { from: dayBefore(today, days - 1), to: today }, signal })
  },
  staleTime: freshMs,
})

/** @param day such as 20261130 */
function dayBefore(day: number, count: number): number {
  const date = new Date(Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, (day % 100) - count))
  return date.getUTCFullYear() * 10_000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate()
}
