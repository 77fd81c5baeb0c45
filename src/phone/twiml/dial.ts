import { z } from 'zod'
import { CarrierError, fault } from '../carrier-error.ts'
import { attributesOf, childrenOf, flag, method, refusal, textOf, url, wholeNumber } from './element.ts'
import { recordingEvents, trim } from './start.ts'
import type { Dial, DialTarget, ProgressEvent, RecordingSettings } from './verbs.ts'
import { type Element, isElement } from './xml.ts'

const progressEvents = z
  .string()
  .regex(/^(initiated|ringing|answered|completed)( (initiated|ringing|answered|completed))*$/)
  .transform((list) => list.split(' ') as ProgressEvent[])

const recordingModes = /^(true|false|do-not-record|record-from-(answer|ringing)(-dual)?)$/

const dialAttributes = z.strictObject({
  action: url.nullable().default(null),
  method: method.default('POST'),
  timeout: wholeNumber(5, 600).default(30),
  timeLimit: wholeNumber(1, 86_400).default(14_400),
  callerId: z
    .string()
    .regex(/^(\+?\d{3,15}|client:\S{1,256}|sips?:\S+@\S+)$/, 'must be a number, client or SIP address')
    .nullable()
    .default(null),
  answerOnBridge: flag.optional(),
  hangupOnStar: flag.optional(),
  record: z.string().regex(recordingModes).default('do-not-record'),
  recordingTrack: z.enum(['inbound', 'outbound', 'both']).optional(),
  recordingStatusCallback: url.nullable().default(null),
  recordingStatusCallbackMethod: method.default('POST'),
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

const everyTarget = {
  url: url.optional(),
  method: method.default('POST'),
  statusCallback: url.nullable().default(null),
  statusCallbackEvent: progressEvents.default(['completed']),
  statusCallbackMethod: method.default('POST'),
}
const targets = {
  Number: z.strictObject({
    ...everyTarget,
    sendDigits: z
      .string()
      .regex(/^[0-9#*wW]+$/)
      .optional(),
  }),
  Client: z.strictObject(everyTarget),
  Sip: z.strictObject({ ...everyTarget, username: z.string().optional(), password: z.string().optional() }),
}

/**
 * Reads `<Dial>` with a number as its text, or with `<Number>`, `<Client>` and `<Sip>`; conferences and queues are not
 * carried by this phone. Source: https://www.twilio.com/docs/voice/twiml/dial
 */
export function readDial(element: Element): Dial {
  const given = attributesOf(element, dialAttributes)
  const { action, method, callerId } = given
  const hasNouns = Array.from(element.childNodes).some(isElement)
  const dialled = hasNouns ? childrenOf(element).map(readTarget) : [bare(phoneNumber(textOf(element)))]
  if (dialled.length > 10) throw refusal(element, 'cannot call more than ten at once')
  return {
    ...{ verb: 'Dial', action, method, callerId, targets: dialled },
    timeoutMs: given.timeout * 1_000,
    timeLimitMs: given.timeLimit * 1_000,
    recording: recordingOf(given),
  }
}

function recordingOf(given: z.output<typeof dialAttributes>): RecordingSettings | null {
  const { record, recordingStatusCallback: callback, recordingStatusCallbackMethod: method } = given
  if (record === 'false' || record === 'do-not-record') return null
  return { channels: record.endsWith('-dual') ? 'dual' : 'mono', callback, method, source: 'DialVerb' }
}

function readTarget(element: Element): DialTarget {
  const name = element.tagName
  if (name !== 'Number' && name !== 'Client' && name !== 'Sip') {
    throw new CarrierError(fault.schema, `<Dial> to <${name}> is not carried by this phone`)
  }
  const given = attributesOf(element, targets[name])
  const { statusCallback, statusCallbackMethod, statusCallbackEvent } = given
  return {
    address: addressIn(element, name),
    whisper: given.url === undefined ? null : { url: given.url, method: given.method },
    statusCallback: { url: statusCallback, method: statusCallbackMethod, events: statusCallbackEvent },
  }
}

function addressIn(element: Element, name: keyof typeof targets): string {
  const text = textOf(element)
  switch (name) {
    case 'Number':
      return phoneNumber(text)
    case 'Client':
      if (!text || text.length > 256) throw refusal(element, 'needs a name of at most 256 characters')
      return text
    case 'Sip':
      if (!/^sips?:\S+@\S+$/.test(text)) throw refusal(element, 'needs an address like sip:desk@example.com')
      return text
  }
}

function bare(address: string): DialTarget {
  return { address, whisper: null, statusCallback: { url: null, method: 'POST', events: [] } }
}

function phoneNumber(text: string): string {
  if (/^\+?\d{3,15}$/.test(text.replace(/[\s().-]/g, ''))) return text
  throw new CarrierError(fault.dialNumber, `<Dial> cannot call ${JSON.stringify(text)}`)
}
