import { z } from 'zod'

/** Twilio sends each parameter once; of a doubled one the first counts. Odd types become empty. */
export const text = z
  .preprocess((value) => (Array.isArray(value) ? value[0] : value), z.string())
  .catch('')
  .transform(cleanText)

const wholeNumber = z
  .preprocess(
    (value) => (Array.isArray(value) ? value[0] : value),
    z
      .string()
      .regex(/^\d{1,6}$/)
      .transform(Number),
  )
  .catch(() => null as never)
  .nullable()

const confidence = z
  .preprocess(
    (value) => (Array.isArray(value) ? value[0] : value),
    z
      .string()
      .regex(/^\d*\.?\d+$/)
      .transform(Number),
  )
  .transform((value) => (value <= 1 ? value : null))
  .catch(null)

/** Call ids are Twilio's `CA` and 32 hex digits; compatible carriers have other forms, so only the alphabet is checked. */
export const callSid = z.preprocess(
  (value) => (Array.isArray(value) ? value[0] : value),
  z.string().regex(/^[\w:.-]{1,64}$/),
)

const webhookBody = z.object({
  CallSid: callSid,
  From: text,
  To: text,
  ParentCallSid: callSid.nullable().catch(null),
  CallStatus: text,
  SpeechResult: text,
  Digits: text,
  Confidence: confidence,
  Language: text,
})

const mark = z
  .preprocess((value) => (Array.isArray(value) ? value[0] : value), z.string().regex(/^[\w.-]{1,40}$/))
  .nullable()
  .catch(null)

const webhookQuery = z.object({
  ...{ turn: wholeNumber, from: wholeNumber, waits: wholeNumber, again: wholeNumber },
  ...{ id: mark, step: wholeNumber, hidden: wholeNumber },
})

/** The part of a voice webhook that we use, cleaned. Source: Twilio's "TwiML voice request" and `<Gather>` pages. */
export interface WebhookRequest {
  readonly callId: string
  /** On the leg of somebody who was dialled, the call for which; else null. */
  readonly parentCallId: string | null
  readonly from: string
  readonly to: string
  readonly callStatus: string
  readonly speech: string
  readonly digits: string
  /** From 0 to 1, or null where Twilio sent none or something else. */
  readonly confidence: number | null
  /** In which language the words were heard; empty where Twilio does not tell. */
  readonly language: string
  /** Twilio's `I-Twilio-Idempotency-Token`, or an empty text. */
  readonly token: string
  /** Our own marks from the URL; null where they are missing or odd. */
  readonly turn: number | null
  readonly sentence: number | null
  readonly waits: number
  readonly again: number
  /** The transfer and its attempt. */
  readonly id: string | null
  readonly step: number | null
  /** True for keys that nobody may read later. */
  readonly hidden: boolean
}

/** Parses a webhook; null when it names no call. */
export function parseWebhook(body: unknown, query: unknown, token: unknown): WebhookRequest | null {
  const parsed = webhookBody.safeParse(body ?? {})
  if (!parsed.success) return null
  const { data } = parsed
  const marks = webhookQuery.parse(query ?? {})
  return {
    callId: data.CallSid,
    parentCallId: data.ParentCallSid,
    from: data.From,
    to: data.To,
    callStatus: data.CallStatus.toLowerCase(),
    speech: data.SpeechResult,
    digits: data.Digits.replace(/[^0-9*#A-D]/g, ''),
    confidence: data.Confidence,
    language: data.Language,
    token: typeof token === 'string' ? token.slice(0, 128) : '',
    turn: marks.turn,
    sentence: marks.from,
    waits: marks.waits ?? 0,
    again: marks.again ?? 0,
    id: marks.id,
    step: marks.step,
    hidden: marks.hidden !== null,
  }
}

/** True once nothing more can be said to this caller. Source: Twilio's list of call statuses. */
export function isFinalStatus(callStatus: string): boolean {
  return ['completed', 'busy', 'failed', 'no-answer', 'canceled'].includes(callStatus)
}

const longestWords = 2_000

/** Callers' words come as they are heard: without control and invisible characters, and not without end. */
export function cleanText(value: string): string {
  return value
    .slice(0, longestWords * 2)
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longestWords)
    .toWellFormed()
}
