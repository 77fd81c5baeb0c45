import { z } from 'zod'

export const auditQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(100).optional().describe('the `next` of the page before'),
  action: z.string().max(100).optional().describe('such as call.end'),
  actor: z.string().max(100).optional().describe('the id of a user or token'),
  result: z.enum(['ok', 'refused', 'failed']).optional(),
  from: z.coerce.number().int().optional().describe('from this time on'),
  until: z.coerce.number().int().optional().describe('before this time'),
})

export const auditPage = z.object({
  entries: z.array(
    z.object({
      id: z.string(),
      at: z.number(),
      actor: z.object({
        kind: z.enum(['user', 'token', 'machine', 'command', 'nobody']),
        id: z.string(),
        name: z.string(),
      }),
      action: z.string().describe('such as call.end'),
      target: z.string().describe('ids of what it was done to; empty for nothing in particular'),
      result: z.enum(['ok', 'refused', 'failed']),
      address: z.string().describe('IP address; empty for the command line'),
    }),
  ),
  next: z.string().nullable().describe('for the page after; null on the last one'),
})

/** `GET /api/audit` */
export type AuditPage = z.output<typeof auditPage>
