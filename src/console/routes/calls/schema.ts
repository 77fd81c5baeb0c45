import { z } from 'zod'
import { stages } from '../../../archive/facts/stage-delays.ts'
import { localDay } from '../local-day.ts'

export const callPath = z.object({ callId: z.string().regex(/^[\w:.-]{1,64}$/, 'must be the id of a call') })
export const recordingPath = callPath.extend({ sid: z.string().regex(/^RE[0-9a-fA-F]{32}$/, 'must be a recording') })

export const exportQuery = z.object({
  format: z.enum(['json', 'text', 'vtt']).default('json').describe('vtt is WebVTT: subtitles of what was heard'),
})

export const outcomes = [
  'emergency',
  'transferred',
  'message',
  'done',
  'answered',
  'unanswered',
  'abandoned',
  'refused',
] as const

/** Flags are in a query as `errors=1`; everything else means that they do not matter. */
const flag = z
  .enum(['1', 'true'])
  .transform(() => true as const)
  .optional()

const filter = z.object({
  q: z.string().max(300).optional().describe('words, "words in a row", the last word maybe only begun'),
  caller: z.string().max(60).optional().describe('a number, or its end; needs the scope numbers:read'),
  outcome: z.enum(outcomes).optional(),
  from: z.coerce.number().int().optional().describe('began at or after, in ms since the epoch'),
  to: z.coerce.number().int().optional().describe('began before, in ms since the epoch'),
  fromDay: localDay
    .optional()
    .describe('counted on this local day or later, such as 20261125; only calls that have ended'),
  toDay: localDay.optional().describe('counted on this local day or earlier'),
  weekday: z.coerce
    .number()
    .int()
    .min(0)
    .max(6)
    .optional()
    .describe('of the beginning, where the business is; 0 is Monday'),
  hour: z.coerce.number().int().min(0).max(23).optional().describe('of the beginning, where the business is'),
  language: z.string().max(20).optional().describe('BCP 47 tag'),
  line: z.enum(['webhook', 'relay']).optional(),
  errors: flag.describe('something failed'),
  slowMs: z.coerce
    .number()
    .int()
    .min(0)
    .optional()
    .describe('waited longer than that for a first sentence, or the stage'),
  stage: z
    .enum(stages)
    .optional()
    .describe('which one slowMs is about; others than firstSentence are told to within 10 %'),
  interrupted: flag.describe('the caller cut in'),
  transfer: z.enum(['tried', 'reached']).optional(),
  unanswered: flag.describe('a question had no answer'),
  message: flag.describe('a message was left'),
  alone: flag.describe('no human was needed, then or later'),
  silent: flag.describe('the caller said nothing when it was their turn'),
  recorded: flag.describe('there is a recording'),
  currency: z.string().max(3).optional().describe('the cost is known in this currency, by ISO 4217'),
  unpriced: flag.describe('a part of the cost has no known price'),
  live: z.enum(['yes', 'no']).optional(),
  tests: z.enum(['without', 'only', 'with']).optional(),
})

export const callCountQuery = filter
export const callListQuery = filter.extend({
  before: z.coerce.number().int().positive().optional().describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

const callRow = z.object({
  callId: z.string(),
  from: z.string(),
  to: z.string(),
  startedAt: z.number(),
  endedAt: z.number().nullable(),
  lines: z.array(z.enum(['webhook', 'relay'])),
  languages: z.array(z.string()),
  outcome: z.enum(outcomes).nullable(),
  turns: z.int(),
  errors: z.int(),
  /** The longest wait for a first sentence. */
  slowestMs: z.number().nullable(),
  interruptions: z.int(),
  transfersTried: z.int(),
  transfersReached: z.int(),
  messages: z.int(),
  unanswered: z.int(),
  /** `amount` in the currency; null until it is reckoned. */
  cost: z.object({ currency: z.string(), amount: z.number(), isPartial: z.boolean() }).nullable(),
  isRecorded: z.boolean(),
  isTest: z.boolean(),
  /** What it was about: a summary, or words of it; those that were searched for where there are some. */
  gist: z.object({ who: z.enum(['summary', 'caller', 'assistant']), text: z.string() }).nullable(),
})

export const callList = z.object({
  calls: z.array(callRow),
  /** Ask for what is `before` this; null on the last page. */
  next: z.int().nullable(),
})

export const callCount = z.object({
  count: z.int(),
  /** Whether there are more: it is not counted any further. */
  isMore: z.boolean(),
})

export type CallRow = z.output<typeof callRow>
export type CallList = z.output<typeof callList>
export type CallCount = z.output<typeof callCount>
