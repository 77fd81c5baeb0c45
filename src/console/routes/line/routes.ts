import type { Api } from '../../frame/api.ts'
import type { ConsoleParts } from '../../parts.ts'
import { lineInfo } from './schema.ts'

/** How callers reach the assistant. */
export function lineRoutes(api: Api, { line }: ConsoleParts): void {
  if (!line) return

  api.get(
    '/line',
    {
      config: { scope: 'calls:read' },
      schema: {
        ...{ tags: ['live'], summary: 'The number of the business, and the webhook behind it' },
        response: { 200: lineInfo },
      },
    },
    async () => ({ number: line.number(), webhook: line.webhook() }),
  )
}
