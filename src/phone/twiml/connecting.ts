import { z } from 'zod'
import { CarrierError, fault } from '../carrier-error.ts'
import { attributesOf, childrenOf, flag, method, refusal, requireEmpty, textOf, url, wholeNumber } from './element.ts'
import type { Dial, RecordVerb } from './verbs.ts'
import { type Element, isElement } from './xml.ts'

const recordingEvents = z.string().regex(/^(in-progress|completed|absent)( (in-progress|completed|absent))*$/)
const progressEvents = z
  .string()
  .regex(/^(initiated|ringing|answered|completed)( (initiated|ringing|answered|completed))*$/)
const trim = z.enum(['trim-silence', 'do-not-trim'])

const dialAttributes = z.strictObject({
  action: url.nullable().default(null),
  method: method.default('POST'),
  timeout: wholeNumber(5, 600).optional(),
  timeLimit: wholeNumber(1, 86_400).optional(),
  callerId: z.string().min(1).optional(),
  answerOnBridge: flag.optional(),
  hangupOnStar: flag.optional(),
  record: z
    .string()
    .regex(/^(true|false|do-not-record|record-from-(answer|ringing)(-dual)?)$/)
    .optional(),
  recordingTrack: z.enum(['inbound', 'outbound', 'both']).optional(),
  recordingStatusCallback: url.optional(),
  recordingStatusCallbackMethod: method.optional(),
  recordingStatusCallbackEvent: recordingEvents.optional(),
  trim: trim.optional(),
  sequential: flag.optional(),
  ringTone: z
    .string()
    .regex(/^([a-z]{2}|us-old)$/)
    .optional(),
  referUrl: url.optional(),
  referMethod: method.optional(),
  callReason: z.string().max(50).optional(),
})

const targetAttributes = z.strictObject({
  url: url.optional(),
  method: method.optional(),
  sendDigits: z.string().optional(),
  statusCallback: url.optional(),
  statusCallbackEvent: progressEvents.optional(),
  statusCallbackMethod: method.optional(),
})

/**
 * Reads `<Dial>` with a number as its text, or with `<Number>`, `<Client>` and `<Sip>`; conferences and queues are not
 * carried by this phone. Source: https://www.twilio.com/docs/voice/twiml/dial
 */
export function readDial(element: Element): Dial {
  const { action, method } = attributesOf(element, dialAttributes)
  const nouns = Array.from(element.childNodes).some(isElement)
  const targets = nouns ? childrenOf(element).map(readTarget) : [phoneNumber(textOf(element))]
  return { verb: 'Dial', action, method, targets }
}

function readTarget(element: Element): string {
  attributesOf(element, targetAttributes)
  const text = textOf(element)
  switch (element.tagName) {
    case 'Number':
      return phoneNumber(text)
    case 'Client':
      if (!text || text.length > 256) throw refusal(element, 'needs a name of at most 256 characters')
      return text
    case 'Sip':
      if (!/^sips?:\S+@\S+$/.test(text)) throw refusal(element, 'needs an address like sip:desk@example.com')
      return text
    default:
      throw new CarrierError(fault.schema, `<Dial> to <${element.tagName}> is not carried by this phone`)
  }
}

function phoneNumber(text: string): string {
  if (/^\+?\d{3,15}$/.test(text.replace(/[\s().-]/g, ''))) return text
  throw new CarrierError(fault.dialNumber, `<Dial> cannot call ${JSON.stringify(text)}`)
}

const recordAttributes = z
  .strictObject({
    action: url.nullable().default(null),
    method: method.default('POST'),
    timeout: wholeNumber(0).default(5),
    finishOnKey: z
      .string()
      .regex(/^[0-9#*]*$/)
      .optional(),
    maxLength: wholeNumber(1, 86_400).default(3_600),
    playBeep: flag.optional(),
    trim: trim.optional(),
    recordingStatusCallback: url.optional(),
    recordingStatusCallbackMethod: method.optional(),
    recordingStatusCallbackEvent: recordingEvents.optional(),
    transcribe: flag.default(false),
    transcribeCallback: url.optional(),
  })
  .refine(({ transcribe, transcribeCallback }) => transcribe || !transcribeCallback, {
    path: ['transcribeCallback'],
    message: 'needs transcribe="true"',
  })

/** Reads `<Record>`. Source: https://www.twilio.com/docs/voice/twiml/record */
export function readRecord(element: Element): RecordVerb {
  requireEmpty(element)
  const { action, method, maxLength, timeout } = attributesOf(element, recordAttributes)
  return { verb: 'Record', action, method, maxLengthMs: maxLength * 1_000, timeoutMs: timeout * 1_000 }
}
