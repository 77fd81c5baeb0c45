import { z } from 'zod'
import { type Happening, reactions } from '../../phone/ports.ts'

const words = z.string().max(1_000)
const languageTag = z
  .string()
  .max(20)
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as en-US')
const callerNumber = z
  .string()
  .regex(/^(\+[1-9]\d{6,14}|anonymous)$/, 'must be a number such as +15551230001, or anonymous')

/** What the browser says of a sentence that it speaks: `characters` of it were heard. */
const voiceReport = z.strictObject({
  sentence: z.int().positive(),
  at: z.enum(['begun', 'spoken', 'ended', 'failed']),
  characters: z.int().min(0).max(100_000).default(0),
})
/** How far the voice had come when the tester did it. */
const heard = voiceReport.nullable().default(null)
const cutIn = z.boolean().default(true).describe('speak up at once, instead of when the assistant has finished')

export const phoneWish = z.strictObject({
  line: z.enum(['webhook', 'relay']).default('webhook'),
  version: z
    .string()
    .regex(/^(running|[0-9a-f]{12})$/, 'must be running, or the version of a draft')
    .default('running'),
  from: callerNumber.nullable().default(null).describe('whole numbers need numbers:read'),
  language: languageTag.nullable().default(null).describe('what the caller speaks; null for that of the settings'),
  carrierDelayMs: z.int().min(0).max(5_000).default(0),
  pace: z.enum(['voice', 'real', 'instant']).default('real'),
  people: z
    .record(z.string().min(1).max(100), z.enum(reactions))
    .refine((people) => Object.keys(people).length <= 50, 'must be 50 people at most')
    .default({})
    .describe('what those do whom the caller is put through to, by address, or * for everybody else'),
  forReal: z.boolean().default(false).describe('really do things, instead of rehearsing them; needs calls:steer'),
  forkOf: z
    .object({
      callId: z.string().regex(/^[\w:.-]{1,64}$/, 'must be the id of a call'),
      turn: z.int().min(1).max(10_000),
    })
    .nullable()
    .default(null)
    .describe('go on from this turn of another call with other words; needs calls:read'),
})

export const placedCall = z.object({ id: z.string() })

export const phoneOverview = z.object({
  /** What callers are told they have called. */
  name: z.string(),
  /** What real calls would rather be carried by. */
  line: z.enum(['webhook', 'relay']),
  /** The version that answers new calls, and those of drafts that are open. */
  running: z.string(),
  drafts: z.array(z.string()),
  /** BCP 47 tags: the one that calls begin in, and all of the assistant. */
  language: z.string(),
  languages: z.array(z.string()),
})

export const phoneCall = z.object({ id: z.string(), isOver: z.boolean() })

export const phonePath = z.object({ id: z.string().regex(/^[\w:.-]{1,64}$/, 'must be the id of a call') })
const place = z.coerce.number().int().min(0)
/** Sent by a browser that connects again by itself. */
export const phoneResumption = z.object({ 'last-event-id': place.optional().catch(undefined) })
/** The same for a page that begins anew. */
export const phoneResumptionQuery = z.object({ after: place.default(0).describe('the newest event that is known') })

export const saying = z.strictObject({
  text: words.describe('empty for saying nothing until the assistant asks again'),
  cutIn,
  partials: z.array(words).max(50).default([]).describe('what a recogniser made of it on the way'),
  heard,
})
export const typing = z.strictObject({ text: words.describe('all words so far'), cutIn, heard })
export const pressing = z.strictObject({
  keys: z.string().regex(/^[\d*#]{1,32}$/, 'must be keys: digits, * and #, at most 32'),
  cutIn,
  heard,
})
export const cuttingIn = z.strictObject({ heard })
export const voicing = z.strictObject({ reports: z.array(voiceReport).min(1).max(50) })
export const reacting = z.strictObject({ does: z.enum([...reactions, 'hang-up']) })

export type PhoneOverview = z.output<typeof phoneOverview>
export type PhoneWishBody = z.input<typeof phoneWish>
export type VoiceReportBody = z.input<typeof voiceReport>

/** `happening` of `/api/phone/calls/:id/events`; `atMs` is since the call was made. */
export type HappeningEvent = Happening & { readonly atMs: number }
