import { z } from 'zod'

const state = z.enum(['ok', 'degraded', 'down'])
const area = z.enum([
  ...(['calls', 'store', 'twilio', 'line', 'model', 'knowledge'] as const),
  ...(['wiring', 'webhooks', 'settings', 'deliveries', 'disk', 'archive'] as const),
])

const verdict = z.object({
  state: z
    .enum(['answered', 'degraded', 'down', 'local'])
    .describe('whether calls are answered: yes; yes, but; no; or only those that this machine makes itself'),
  attention: z
    .array(z.object({ area, state: z.enum(['degraded', 'down', 'notice']), text: z.string() }))
    .describe('what deserves a look, the worst first; `notice` does not touch calls that go on now'),
})

const model = z.object({
  id: z.string(),
  state: z.enum(['ok', 'refused', 'failing', 'unknown']),
  reason: z.string(),
  since: z.number(),
  lastFailure: z.object({ at: z.number(), reason: z.string() }).nullable(),
  firstWords: z
    .object({ samples: z.int(), medianMs: z.number(), slowestMs: z.number() })
    .nullable()
    .describe('from the question to the first words of its last answers; null where it has given none'),
})

const difference = z.object({
  setting: z.string().describe('by its name in Twilio’s console'),
  found: z.string().nullable(),
  wanted: z.string().nullable(),
  state: z.enum(['degraded', 'down']),
  why: z.string(),
})

const wiring = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('without-keys') }),
  z.object({ kind: z.literal('unknown'), at: z.number(), reason: z.string() }),
  z.object({
    kind: z.literal('known'),
    at: z.number().describe('when Twilio was asked'),
    publicUrl: z.string().nullable(),
    missing: z.string().nullable().describe('a number of the settings that the account does not have'),
    numbers: z.array(z.object({ number: z.string(), name: z.string(), differences: z.array(difference) })),
  }),
])

const webhooks = z.object({
  since: z.number().describe('since when they are counted'),
  lastLetIn: z.object({ at: z.number(), path: z.string() }).nullable(),
  letIn: z.int().describe('in the last 24 hours'),
  refused: z
    .array(
      z.object({
        path: z.string(),
        cause: z.enum(['unsigned', 'address', 'parameters', 'token', 'outside']).nullable(),
        differs: z.string(),
        fix: z.string(),
        count: z.int(),
        lastAt: z.number(),
      }),
    )
    .describe('in the last 24 hours, by what was wrong with them'),
})

const delivery = z.object({
  id: z.string(),
  callId: z.string(),
  kind: z.string(),
  way: z.enum(['webhook', 'email', 'sms', 'desk']),
  to: z.string().describe('masked for those who may not see numbers'),
  attempts: z.int(),
  lastError: z.string().nullable(),
  createdAt: z.number(),
  dueAt: z.number().describe('when it is tried again; of no meaning for one that was given up'),
  settledAt: z.number().nullable(),
})

const deliveries = z.object({
  waiting: z.int(),
  failing: z.int().describe('of those that wait, how many failed before'),
  dead: z.int().describe('given up'),
  failingOnes: z.array(delivery).describe('the newest'),
  deadOnes: z.array(delivery).describe('the newest'),
})

const file = z.object({ name: z.string(), bytes: z.number() })

export const health = z.object({
  at: z.number(),
  verdict,
  parts: z.array(
    z.object({
      name: z.enum(['calls', 'store', 'twilio', 'line', 'model', 'knowledge']),
      state,
      reason: z.string(),
    }),
  ),
  line: z.object({
    line: z.enum(['relay', 'webhook']),
    reason: z.string(),
    toldAt: z.number().nullable(),
    webhookOnly: z.object({ count: z.int(), reason: z.string() }).nullable(),
  }),
  models: z.array(model),
  wiring,
  webhooks,
  deliveries,
  disk: z
    .object({ freeBytes: z.number(), totalBytes: z.number(), files: z.array(file) })
    .nullable()
    .describe('null where nothing is kept on disk'),
  settings: z
    .object({
      version: z.string(),
      isExample: z.boolean(),
      needsRestart: z.array(z.string()),
      onDisk: z.enum(['same', 'other', 'faulty']),
      faults: z.int(),
    })
    .nullable(),
  archive: z.object({ backlog: z.int(), isMore: z.boolean() }),
  console: z.object({ open: z.boolean().describe('whether whoever sits at the machine gets in without a sign-in') }),
  versions: z.object({ frontdesk: z.string(), node: z.string(), database: z.string(), startedAt: z.number() }),
})

export const deliveryPath = z.object({ id: z.string().max(200) })

export type Health = z.output<typeof health>
export type Verdict = z.output<typeof verdict>
export type HealthArea = z.output<typeof area>
export type DeliveryView = z.output<typeof delivery>
