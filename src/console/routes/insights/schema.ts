import { z } from 'zod'
import type { Insights } from '../../../archive/insights/insights.ts'

const day = z.coerce.number().int().min(20_000_101).max(29_991_231)

export const insightsQuery = z.object({
  from: day.describe('the first local day, such as 20261125'),
  to: day.describe('the last one, included'),
})

/** `/api/insights` */
export interface InsightsAnswer extends Insights {
  /** The day that it is now where the business is, such as 20261130, and its zone. */
  readonly today: number
  readonly zone: string
}
