import { z } from 'zod'
import { plainName } from './action-fields.ts'

const variableName = z
  .string()
  .regex(
    /^[A-Z][A-Z0-9_]*$/,
    'must be the name of an environment variable, such as WEBHOOK_SECRET, not the secret itself',
  )
const mail = z.email('must be an e-mail address')
const country = z.string().regex(/^[A-Z]{2}$/, 'must be the code of a country in two capital letters, such as US')
const price = z.number().min(0).max(1_000)

/** What can be sent out about calls. */
const notices = ['call.finished', 'message.taken', 'emergency.heard'] as const

const webhook = z.strictObject({
  url: z.string().trim().min(1).max(2_000),
  secretEnv: variableName.nullable().default(null),
  events: z
    .array(z.enum(notices))
    .min(1)
    .default([...notices]),
})

const field = z.strictObject({
  name: plainName,
  about: z.string().trim().min(1).max(300),
  type: z.enum(['text', 'number', 'yes-no', 'date', 'choice']).default('text'),
  choices: z.array(z.string().trim().min(1).max(100)).max(50).default([]),
})

const modelPrice = z.strictObject({
  input: price,
  cached: price.nullable().default(null),
  output: price,
})

/** Every key is null or missing where the shipped table holds. */
const prices = z.strictObject({
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be the code of a currency in three capital letters, such as USD')
    .nullable()
    .default(null),
  callPerMinute: z.record(country, price).default({}),
  transferPerMinute: z.record(country, price).default({}),
  relayPerMinute: price.nullable().default(null),
  recordingPerMinute: price.nullable().default(null),
  recognitionPer15Seconds: price.nullable().default(null),
  voicePer100Characters: price.nullable().default(null),
  textEach: z.record(country, price).default({}),
  modelsPerMillionTokens: z.record(z.string().min(1).max(200), modelPrice).default({}),
})

/** What happens after calls: the summary, and whom it is sent to. */
export const afterCallSchema = z.strictObject({
  summary: z.boolean().default(true),
  summaryWaitMinutes: z.int().min(1).max(720).default(15),
  fields: z.array(field).max(30).default([]),
  email: z
    .strictObject({
      from: mail.nullable().default(null),
      to: z.array(mail).max(20).default([]),
    })
    .prefault({}),
  webhooks: z.array(webhook).max(20).default([]),
  webhookSecretEnv: variableName.default('WEBHOOK_SECRET'),
  privateHosts: z.array(z.string().trim().toLowerCase().min(1).max(253)).max(50).default([]),
  attempts: z.int().min(1).max(100).default(20),
  prices: prices.prefault({}),
})

export type AfterCallSettings = z.output<typeof afterCallSchema>
export type FieldSettings = AfterCallSettings['fields'][number]
export type NoticeKind = (typeof notices)[number]
