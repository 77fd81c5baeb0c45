import type { FastifyReply } from 'fastify'
import type { z } from 'zod'
import type { Insights } from '../../../archive/insights/insights.ts'
import type { Api } from '../../frame/api.ts'
import { badField } from '../../frame/api-error.ts'
import type { ConsoleParts } from '../../parts.ts'
import { askedDays } from './asked-days.ts'
import { daysCsv, figuresCsv } from './figures-csv.ts'
import { type InsightsAnswer, insightsAnswer, insightsQuery, todayAnswer } from './schema.ts'

const tags = ['insights']
const config = { scope: 'insights:read' } as const

/** What calls amount to. */
export function insightRoutes(api: Api, { insights }: ConsoleParts): void {
  if (!insights) return
  const { archive, today } = insights

  async function read(query: z.output<typeof insightsQuery>): Promise<InsightsAnswer> {
    const now = today()
    try {
      return { ...(await archive.insights(askedDays(query, now.today))), ...now }
    } catch (error) {
      // It names the field first.
      const [, path, message] = error instanceof RangeError ? (/^(from|to): (.*)$/.exec(error.message) ?? []) : []
      if (path && message) throw badField(path, message)
      throw error
    }
  }

  api.get(
    '/insights',
    {
      config,
      schema: {
        tags,
        summary: 'The calls of local days summed up, and as many days before them',
        querystring: insightsQuery,
        response: { 200: insightsAnswer },
      },
    },
    async ({ query }) => read(query),
  )

  api.get(
    '/insights/today',
    { config, schema: { tags, summary: 'The day that it is where the business is', response: { 200: todayAnswer } } },
    async () => today(),
  )

  api.get(
    '/insights/figures.csv',
    {
      config,
      schema: {
        tags,
        summary: 'The same as CSV: a row for each figure, and as it was before',
        querystring: insightsQuery,
      },
    },
    async ({ query }, reply) => {
      const found = await read(query)
      return sendCsv(reply, 'figures', found, figuresCsv(found))
    },
  )

  api.get(
    '/insights/days.csv',
    { config, schema: { tags, summary: 'The same day by day, as CSV', querystring: insightsQuery } },
    async ({ query }, reply) => {
      const found = await read(query)
      return sendCsv(reply, 'days', found, daysCsv(found))
    },
  )
}

function sendCsv(reply: FastifyReply, what: string, { period }: Insights, csv: string): FastifyReply {
  const name = `frontdesk-${what}-${period.from}-${period.to}.csv`
  return reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${name}"`).send(csv)
}
