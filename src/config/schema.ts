import { z } from 'zod'
import { actionsSchema, callerLookupSchema, mcpSchema } from './actions-schema.ts'
import { webAddress } from './address.ts'
import { afterCallSchema } from './after-call-schema.ts'
import { deskSchemas } from './desk-schema.ts'
import { emergenciesSchema, emergencyNumberSchema } from './emergencies-schema.ts'
import { type KnowledgeSettings, knowledgeSchema } from './knowledge-schema.ts'
import { languagesSchema } from './languages-schema.ts'
import { privacySchemas } from './privacy-schema.ts'
import { relaySchema } from './relay-schema.ts'

// Own messages begin with "must be": what follows is shown to the owner as what is allowed.

const speech = z.string().trim().min(1).max(2_000)
const durationMs = (least: number, most: number) => z.int().min(least).max(most)
const clockRange = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/, {
    error: 'must be a range like 08:00-18:00, in the 24-hour clock',
    abort: true,
  })
  .refine(
    (range) => range.slice(0, 5) < range.slice(6),
    'must be a range that ends later than it starts; a night is two: 20:00-24:00, and 00:00-06:00 on the next day',
  )
const hours = z.array(clockRange).max(6).refine(apart, 'must be ranges that do not overlap')
const zone = z.string().refine(isZone, 'must be a time zone like America/New_York or Europe/Berlin')
const holiday = z.strictObject({
  date: z.iso.date('must be a date like "2026-12-25"'),
  name: z.string().trim().min(1).max(80),
  hours: hours.default([]),
})
const vocabularyWord = z
  .string()
  .trim()
  .min(1)
  .max(100)
  // Twilio takes the words as one comma list.
  .refine((word) => !word.includes(','), 'must be a word or phrase without a comma')

const openingHours = z.strictObject({
  zone,
  days: z.strictObject({
    monday: hours.default([]),
    tuesday: hours.default([]),
    wednesday: hours.default([]),
    thursday: hours.default([]),
    friday: hours.default([]),
    saturday: hours.default([]),
    sunday: hours.default([]),
  }),
  holidays: z
    .array(holiday)
    .max(400)
    .refine((holidays) => distinct(holidays.map(({ date }) => date)), 'must be holidays with a different date each')
    .default([]),
})

const prompts = z.strictObject({
  fillers: z
    .array(speech)
    .min(2)
    .max(20)
    .refine(distinct, 'must be at least two fillers, all different')
    .default(['One moment, please.', 'Let me look that up for you.', 'Just a second.']),
  silence: z
    .array(speech)
    .min(1)
    .max(5)
    .default(['I did not hear anything. What can I help you with?', 'Please say your question now, in a few words.']),
  silenceFarewell: speech.default('I still cannot hear you, so I will hang up now. Please call again. Goodbye!'),
  repeat: speech.default('Sorry, I did not catch that. Could you please say it again?'),
  notFound: speech.default('I am sorry, I have nothing written down about that.'),
  nextStep: speech.default('You can ask me in other words, or call during opening hours to speak with a person.'),
  uncertain: speech.default('I am not certain about that, so I would rather not tell you something wrong.'),
  notDone: speech.default('I have not done that yet.'),
  done: speech.default('That is done.'),
  trouble: speech.default('I am sorry, I cannot look that up at the moment.'),
  busy: speech.default('All our lines are busy right now. Please call again in a few minutes. Goodbye!'),
  tooManyCalls: speech.default('You have called us many times in the last hour. Please try again later. Goodbye!'),
  restarting: speech.default('One moment, please.'),
  back: speech.default('I am back. Please go on.'),
  pressOne: speech.default('Press 1 to take the call, or hang up.'),
  callLimit: speech.default(
    'We have reached the longest time for one call. Please call again if you need more. Goodbye!',
  ),
})

const listening = z.strictObject({
  timeoutMs: durationMs(1_000, 60_000).default(5_000),
  speechTimeout: z.union([z.literal('auto'), durationMs(1_000, 10_000)]).default('auto'),
  speechModel: z
    .enum([
      'default',
      'numbers_and_commands',
      'phone_call',
      'experimental_conversations',
      'experimental_utterances',
      'googlev2_long',
      'googlev2_short',
      'googlev2_telephony',
      'googlev2_telephony_short',
      'deepgram_nova-2',
      'deepgram_nova-3',
    ])
    .default('default'),
  bargeIn: z.boolean().default(true),
  profanityFilter: z.boolean().default(true),
  minConfidence: z.number().min(0).max(1).default(0.3),
})

const timing = z.strictObject({
  patienceMs: durationMs(200, 8_000).default(2_500),
  hedgeAfterMs: durationMs(100, 10_000).default(1_200),
  firstTokenMs: durationMs(200, 12_000).default(4_000),
  gapMs: durationMs(200, 10_000).default(1_500),
  answerMs: durationMs(2_000, 60_000).default(15_000),
  charactersPerSecond: z.number().min(5).max(40).default(15),
})

const model = z.discriminatedUnion('provider', [
  z.strictObject({ provider: z.literal('mistral'), model: z.string().min(1) }),
  z.strictObject({
    provider: z.literal('openai-compatible'),
    dialect: z.enum(['openai', 'ollama', 'vllm']),
    model: z.string().min(1),
    baseUrl: z.string().transform((text, context) => {
      const address = webAddress(text)
      if (address) return address
      context.addIssue('must be an http:// or https:// address without a query, such as http://localhost:11434')
      return z.NEVER
    }),
    apiKeyEnv: z
      .string()
      .regex(
        /^[A-Z][A-Z0-9_]*$/,
        'must be the name of an environment variable, such as OPENAI_API_KEY, not the key itself',
      )
      .nullable()
      .default(null),
  }),
  z.strictObject({
    provider: z.literal('ai-sdk'),
    package: z.string().min(1),
    export: z.string().min(1),
    model: z.string().min(1),
  }),
])

const answers = z.strictObject({
  maxTokens: z.int().min(20).max(1_000).default(200),
  temperature: z.number().min(0).max(1.5).default(0.3),
  historyTokens: z.int().min(200).max(50_000).default(3_000),
  passages: z.int().min(0).max(10).default(4),
})

const limits = z.strictObject({
  liveCalls: z.int().min(1).default(2_000),
  callsPerCallerPerHour: z.int().min(1).default(20),
  callsPerCallerPerDay: z.int().min(1).default(100),
  callMinutes: z.int().min(1).max(240).default(60),
  callTurns: z.int().min(5).max(5_000).default(300),
  callTokens: z.int().min(10_000).nullable().default(null),
  warnings: z.int().min(0).max(10).default(2),
  transfer: z.string().trim().min(1).nullable().default(null),
  abandonedAfterMinutes: z.int().min(2).default(15),
  requestBytes: z.int().min(4_096).max(1_048_576).default(65_536),
  parameters: z.int().min(50).max(1_000).default(200),
  refusedPerMinute: z.int().min(1).default(60),
  requestsPerCallPerMinute: z.int().min(10).default(600),
})

const fallback = z.strictObject({
  text: speech.default('I am sorry, something went wrong on our side. Please say that once more.'),
  giveUpText: speech.default('I am sorry, we have a technical problem. Please call again in a few minutes. Goodbye!'),
  dialText: speech.default('I am sorry, we have a technical problem. I am putting you through to a person.'),
  dial: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/, 'must be a number like +15551234567')
    .nullable()
    .default(null),
})

/** What carries calls: Twilio's relay, webhooks, or whichever of them the account turns out to have. */
export const lines = ['auto', 'relay', 'webhook'] as const

const desk = deskSchemas({ openingHours, ranges: hours, zone })

/** Of an assistant that was given no name. */
export const standardName = 'the automated assistant'

/** Everything about behaviour, as the owner writes it in `assistant.yaml`. `assistant.example.yaml` explains each key. */
export const assistantSchema = z.strictObject({
  name: z.string().trim().min(1).max(80).default(standardName),
  greeting: speech.default('Welcome to the automated assistant. What can I help you with today?'),
  closingQuestion: speech.default('May I help you with something else?'),
  farewell: speech.default('Thank you for calling. Goodbye!'),
  language: z
    .string()
    .regex(/^[a-z]{2,3}-[A-Z]{2}$/, 'must be a tag like en-US')
    .default('en-US'),
  voice: z.string().min(1).default('Polly.Joanna-Neural'),
  languages: languagesSchema(prompts, vocabularyWord),
  line: z.enum(lines).default('auto'),
  instructions: z.string().trim().max(12_000).default(''),
  vocabulary: z.array(vocabularyWord).max(500).default([]),
  knowledge: knowledgeSchema.nullable().default(null),
  openingHours: openingHours.nullable().default(null),
  ...desk,
  emergencies: emergenciesSchema,
  emergencyNumber: emergencyNumberSchema,
  models: z
    .array(model)
    .max(4)
    .default([
      { provider: 'mistral', model: 'mistral-small-latest' },
      { provider: 'mistral', model: 'ministral-8b-latest' },
    ]),
  prompts: prompts.prefault({}),
  listening: listening.prefault({}),
  relay: relaySchema.prefault({}),
  timing: timing.prefault({}),
  answers: answers.prefault({}),
  limits: limits.prefault({}),
  fallback: fallback.prefault({}),
  ...privacySchemas,
  actions: actionsSchema,
  mcp: mcpSchema,
  actionsFolder: z.string().trim().min(1).max(1_000).nullable().default(null),
  callerLookup: callerLookupSchema.nullable().default(null),
  afterCall: afterCallSchema.prefault({}),
})

/** The settings as they are written. */
export type WrittenAssistant = z.output<typeof assistantSchema>

/** The owner's settings, checked and complete. */
export interface Assistant extends Omit<WrittenAssistant, 'knowledge'> {
  readonly knowledge: KnowledgeSettings | null
}
export type { KnowledgeSettings, KnowledgeSource } from './knowledge-schema.ts'
export type OpeningHours = NonNullable<Assistant['openingHours']>
export type Person = Assistant['people'][number]
export type ModelSettings = Assistant['models'][number]
export type RelaySettings = Assistant['relay']
export type Line = Assistant['line']
export type Emergency = Assistant['emergencies'][number]

/** Opening ranges of one day in any order: no two may share a minute. */
function apart(ranges: readonly string[]): boolean {
  const sorted = ranges.toSorted()
  return sorted.every((range, index) => index === 0 || (sorted[index - 1] ?? '').slice(6) <= range.slice(0, 5))
}

function distinct(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
