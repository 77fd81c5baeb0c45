import { z } from 'zod'

const version = z.string().regex(/^[0-9a-f]{12}$/, 'must be a version such as 3f0c1d2e4a5b')
/** In characters; the example that explains everything has 38,000. */
const text = z.string().max(500_000)

const settingsFault = z.object({
  /** The setting, such as `timing.patienceMs`; empty for the text as a whole. */
  path: z.string(),
  /** Counted from 1; null where there is no text to point at. */
  line: z.int().nullable(),
  column: z.int().nullable(),
  found: z.string(),
  allowed: z.string(),
  hint: z.string().nullable(),
})

const run = z.object({
  number: z.int(),
  version,
  at: z.number(),
  origin: z.enum(['start', 'file', 'published', 'restored']),
  /** Null for the start, and for an edited file. */
  by: z.string().nullable(),
  note: z.string(),
})

const hoursOfDay = z.array(z.string())

const overview = z.object({
  name: z.string(),
  greeting: z.string(),
  farewell: z.string(),
  languages: z.array(z.object({ code: z.string(), voice: z.string().nullable() })),
  line: z.enum(['auto', 'relay', 'webhook']),
  models: z.array(z.object({ provider: z.string(), model: z.string() })),
  instructions: z.string(),
  openingHours: z
    .object({
      zone: z.string(),
      days: z.array(z.object({ day: z.string(), hours: hoursOfDay })),
      holidays: z.array(z.object({ date: z.string(), name: z.string(), hours: hoursOfDay })),
    })
    .nullable(),
  people: z.array(
    z.object({
      name: z.string(),
      about: z.string().nullable(),
      /** Masked for those who may not see numbers; null where a rota says it. */
      to: z.string().nullable(),
      mode: z.enum(['cold', 'warm']),
    }),
  ),
  sources: z.array(z.object({ kind: z.string(), at: z.string() })),
  actions: z.array(z.string()),
  emergencies: z.array(z.string()),
  recording: z.enum(['off', 'notice', 'consent']),
  privacy: z.enum(['off', 'masked', 'strict']),
})

export const runningAssistant = z.object({
  version,
  text: z.string(),
  file: z.string(),
  isExample: z.boolean(),
  /** When it began to run, and by whom; null where that is not kept. */
  run: run.nullable(),
  overview,
  /** The file, where it says something else than what runs; null where it does not. */
  onDisk: z.object({ version: z.string(), text: z.string(), faults: z.array(settingsFault) }).nullable(),
})

export const checkedText = z.object({ text })
export const checkResult = z.object({ faults: z.array(settingsFault) })

export const publishWish = z.object({
  text,
  /** The version that the edit began with. */
  base: z.string().max(12),
  note: z.string().trim().max(300).default(''),
})
export const restoreWish = z.object({ base: z.string().max(12) })
export const published = z.object({ version })

export const versionPath = z.object({ version })
export const versionQuery = z.object({
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})
export const versionList = z.object({
  runs: z.array(run),
  /** Ask for what is `before` this; null at the end. */
  next: z.int().nullable(),
})
export const versionText = z.object({ version, text: z.string() })

export type RunningAssistant = z.output<typeof runningAssistant>
export type AssistantOverview = z.output<typeof overview>
