import { z } from 'zod'

/** How callers reach the assistant. */
export const lineInfo = z.object({
  number: z.string().nullable().describe('of the business, in E.164; null where it is not known'),
  webhook: z
    .string()
    .nullable()
    .describe('what a carrier has to POST to when somebody calls; null without a public address'),
})

/** `GET /api/line` */
export type LineInfo = z.output<typeof lineInfo>
