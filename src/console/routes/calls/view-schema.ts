import { z } from 'zod'
import type { CallHead } from '../../../archive/view/call-view.ts'
import type { Entry } from '../../../archive/view/entries.ts'
import type { Waterfall } from '../../../archive/view/waterfall.ts'
import type { CallRecord } from '../../../conversation/events.ts'
import { outcomes } from './schema.ts'

export type { CallHead, CallView, ViewChange } from '../../../archive/view/call-view.ts'
export type { Entry, EntryKind, EntryOf, Problem } from '../../../archive/view/entries.ts'
export type { StageName, Waterfall } from '../../../archive/view/waterfall.ts'

/** A call as its page shows it, and its log. What a schema does not name is not sent: `satisfies` holds them to the types. */

const line = z.enum(['webhook', 'relay'])
const seqRange = z.object({ first: z.int(), last: z.int() })

const cost = z.object({
  currency: z.string().describe('ISO 4217'),
  amount: z.number().describe('of all parts with a known price'),
  prices: z.string().describe('the month of the price table, such as 2026-11'),
  parts: z
    .array(
      z.object({
        what: z.enum([
          ...(['call', 'relay', 'transfer', 'recording', 'recognition', 'voice', 'texts'] as const),
          ...(['model-input', 'model-cached', 'model-output'] as const),
        ]),
        detail: z.string().nullable(),
        quantity: z.number(),
        unit: z.enum(['minute', '15 seconds', '100 characters', 'text', 'token']),
        amount: z.number().nullable().describe('null where the price is not known'),
        estimated: z.boolean(),
      }),
    )
    .readonly(),
})

const head = z.object({
  callId: z.string(),
  seq: z.int().describe('the newest record that was read'),
  from: z.string(),
  to: z.string(),
  line: line.describe('what carries it now'),
  lines: z.array(line).readonly(),
  startedAt: z.number(),
  lastAt: z.number().describe('when the newest record was made'),
  endedAt: z.number().nullable(),
  endReason: z.enum(['caller', 'assistant', 'refused', 'limit', 'transferred', 'operator', 'swept']).nullable(),
  endDetail: z.string().nullable(),
  language: z.string().describe('BCP 47 tag'),
  languages: z.array(z.string()).readonly(),
  level: z.enum(['unknown', 'known', 'verified']),
  caller: z.object({ name: z.string().nullable(), notes: z.string().nullable() }).nullable(),
  turns: z.int(),
  thinking: z.int().nullable().describe('the turn that is being answered and of which no sentence is there yet'),
  isTest: z.boolean(),
  settings: z.string().nullable().describe('the version of the settings that answers it'),
  forkOf: z.object({ callId: z.string(), turn: z.int() }).nullable(),
  privacy: z.object({ level: z.enum(['off', 'masked', 'strict']), stored: z.enum(['as-said', 'masked']) }).nullable(),
  recordings: z.array(z.object({ sid: z.string(), seconds: z.number() })).readonly(),
  outcome: z.enum(outcomes).nullable().describe('null until the call was summed up, like what follows'),
  summary: z.string().nullable(),
  fields: z
    .array(
      z.object({
        name: z.string(),
        value: z.union([z.string(), z.number(), z.boolean()]),
        turn: z.int(),
        words: z.string().describe('what the caller said'),
      }),
    )
    .readonly(),
  sentiment: z.enum(['positive', 'neutral', 'negative']).nullable(),
  cost: cost.nullable(),
}) satisfies z.ZodType<CallHead>

const waterfall = z.object({
  turn: z.int(),
  line,
  seq: seqRange,
  atMs: z.number().describe('when the caller’s words came, in ms from the start of the call'),
  totalMs: z.number(),
  stages: z
    .array(
      z.object({
        what: z.enum(['ours', 'search', 'firstToken', 'actions', 'firstSentence', 'carrier', 'speaking']),
        ms: z.number().nullable(),
        estimated: z.boolean(),
      }),
    )
    .readonly()
    .describe('in order; they add up to totalMs'),
  firstWordMs: z.number().nullable().describe('how long the caller waited for the first word of the answer'),
  fillerMs: z.number().nullable(),
  state: z.enum(['waiting', 'speaking', 'spoken', 'cut', 'dropped']),
}) satisfies z.ZodType<Waterfall>

/** What the view makes is sent as it is: its many kinds are types, of which only what all have in common is written down here. */
const entry = z.custom<Entry>().meta({
  type: 'object',
  description: 'One thing that happened, by its `kind`: caller, answer, prompt, action, transfer, error and others',
  properties: {
    kind: { type: 'string' },
    id: { type: 'string' },
    seq: { type: 'object', properties: { first: { type: 'integer' }, last: { type: 'integer' } } },
    atMs: { type: 'number', description: 'when it began, in ms from the start of the call' },
    turn: { type: 'integer' },
  },
  required: ['kind', 'id', 'seq', 'atMs', 'turn'],
})

const record = z.custom<CallRecord>().meta({
  type: 'object',
  properties: {
    callId: { type: 'string' },
    seq: { type: 'integer', description: 'its place in the log' },
    at: { type: 'number' },
    event: { type: 'object', properties: { type: { type: 'string' } }, required: ['type'] },
  },
  required: ['callId', 'seq', 'at', 'event'],
})

const speechTime = z.object({
  id: z.string().describe('of an entry, or of a sentence of one: `answer-12.0`'),
  fromMs: z.number(),
  untilMs: z.number(),
})

export const callAnswer = z.object({
  view: z.object({ head, entries: z.array(entry).readonly(), waterfalls: z.array(waterfall).readonly() }),
  canPlay: z.boolean().describe('whether recordings of it can be listened to by whoever asks'),
  speech: z
    .array(speechTime)
    .readonly()
    .describe('when what was heard, in ms from the start of the call; empty where nothing can be played'),
})

export const callEvents = z.object({ events: z.array(record).readonly() })

/** `/api/calls/:callId` */
export type CallAnswer = z.output<typeof callAnswer>
/** `/api/calls/:callId/events` */
export type CallEvents = z.output<typeof callEvents>
/** Words that were heard. */
export type SpeechTime = z.output<typeof speechTime>
