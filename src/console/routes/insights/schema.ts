import { z } from 'zod'
import { type Stage, stages } from '../../../archive/facts/stage-delays.ts'
import type { Insights, Period, Totals } from '../../../archive/insights/insights.ts'
import type { Percentiles } from '../../../archive/insights/percentiles.ts'
import { type Range, ranges } from '../../../archive/insights/ranges.ts'
import { outcomes } from '../calls/schema.ts'
import { localDay } from '../local-day.ts'

export const insightsQuery = z.object({
  range: z
    .enum(ranges)
    .optional()
    .describe('days by name, where the business is; last28 where no days are given either'),
  from: localDay.optional().describe('the first local day, such as 20261125'),
  to: localDay.optional().describe('the last one, included'),
})

const day = z.int().describe('a local day, such as 20261125')
const count = z.int()
const totals = z.object({
  calls: count,
  durationMs: z.number(),
  turns: count,
  answeredAlone: count.describe('calls that got what they wanted without a human'),
  transfersTried: count,
  transfersReached: count,
  messages: count,
  unanswered: count.describe('questions that nobody could answer'),
  emergencies: count,
  interruptions: count,
  silences: count,
  errors: count,
  withTransfersTried: count.describe('in how many calls there was one at least; like those that follow'),
  withTransfersReached: count,
  withMessages: count,
  withUnanswered: count,
  withInterruptions: count,
  withSilences: count,
  withErrors: count,
  recorded: count,
})

const percentile = z.number().nullable()
const percentiles = z
  .object({ samples: count, p50: percentile, p90: percentile, p95: percentile, p99: percentile })
  .describe('in ms, within 5 %; null where too few answers were measured')

const shareOf = <Value extends z.ZodType>(value: Value) => z.array(z.object({ value, calls: count })).readonly()

const period = totals.extend({
  from: day,
  to: day,
  outcomes: z.partialRecord(z.enum(outcomes), count),
  languages: shareOf(z.string()),
  lines: shareOf(z.enum(['webhook', 'relay'])),
  hours: z.array(count).readonly().describe('calls by the local hour of their beginning'),
  weekHours: z.array(z.array(count).readonly()).readonly().describe('the same by weekday, Monday first'),
  cost: z.array(z.object({ currency: z.string(), millionths: z.number(), calls: count })).readonly(),
  unpriced: count.describe('calls with parts whose price is not known'),
  delays: z.record(z.enum(stages), percentiles),
})

export const insightsAnswer = z.object({
  period,
  before: period.describe('as many days right before'),
  days: z.array(totals.extend({ day: day })).readonly(),
  firstDay: day.nullable().describe('the first day that any call is known of'),
  today: day.describe('the day that it is now where the business is'),
  zone: z.string(),
}) satisfies z.ZodType<Insights>

export const todayAnswer = insightsAnswer.pick({ today: true, zone: true })

/** `/api/insights` */
export type InsightsAnswer = z.output<typeof insightsAnswer>

export type { Percentiles, Period, Range, Stage, Totals }
