import { z } from 'zod'
import type { Stage } from '../../../archive/facts/stage-delays.ts'
import type { Insights, Period, Totals } from '../../../archive/insights/insights.ts'
import type { Percentiles } from '../../../archive/insights/percentiles.ts'
import { type Range, ranges } from '../../../archive/insights/ranges.ts'
import { localDay } from '../local-day.ts'

export const insightsQuery = z.object({
  range: z
    .enum(ranges)
    .optional()
    .describe('days by name, where the business is; last28 where no days are given either'),
  from: localDay.optional().describe('the first local day, such as 20261125'),
  to: localDay.optional().describe('the last one, included'),
})

/** `/api/insights` */
export interface InsightsAnswer extends Insights {
  /** The day that it is now where the business is, such as 20261130, and its zone. */
  readonly today: number
  readonly zone: string
}

export type { Percentiles, Period, Range, Stage, Totals }
