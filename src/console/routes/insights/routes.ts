import type { Api } from '../../frame/api.ts'
import { badField } from '../../frame/api-error.ts'
import type { ConsoleParts } from '../../parts.ts'
import { type InsightsAnswer, insightsQuery } from './schema.ts'

/** What calls amount to. */
export function insightRoutes(api: Api, { insights }: ConsoleParts): void {
  if (!insights) return

  api.get(
    '/insights',
    {
      config: { scope: 'insights:read' },
      schema: {
        tags: ['insights'],
        summary: 'The calls of local days summed up, and as many days before them',
        querystring: insightsQuery,
      },
    },
    async ({ query: days }): Promise<InsightsAnswer> => {
      try {
        return { ...(await insights.archive.insights(days)), ...insights.today() }
      } catch (error) {
        // It names the field first.
        const [, path, message] = error instanceof RangeError ? (/^(from|to): (.*)$/.exec(error.message) ?? []) : []
        if (path && message) throw badField(path, message)
        throw error
      }
    },
  )

  api.get(
    '/insights/today',
    {
      config: { scope: 'insights:read' },
      schema: { tags: ['insights'], summary: 'The day that it is where the business is' },
    },
    async () => insights.today(),
  )
}
