import { z } from 'zod'
import { CarrierError, fault } from '../carrier-error.ts'
import { attributesOf, childrenOf, method, refusal, requireEmpty, url } from './element.ts'
import type { StartRecording } from './verbs.ts'
import type { Element } from './xml.ts'

/** Which events of a recording an address is told of. */
export const recordingEvents = z.string().regex(/^(in-progress|completed|absent)( (in-progress|completed|absent))*$/)
export const trim = z.enum(['trim-silence', 'do-not-trim'])

const startAttributes = z.strictObject({})

const recordingAttributes = z.strictObject({
  channels: z.enum(['mono', 'dual']).default('dual'),
  track: z.enum(['inbound', 'outbound', 'both']).default('both'),
  trim: trim.optional(),
  recordingStatusCallback: url.nullable().default(null),
  recordingStatusCallbackMethod: method.default('POST'),
  recordingStatusCallbackEvent: recordingEvents.default('completed'),
})

/** Reads `<Start>` with one `<Recording>`; this phone starts nothing else. Source: https://www.twilio.com/docs/voice/twiml/recording */
export function readStart(element: Element): StartRecording {
  attributesOf(element, startAttributes)
  const [noun, ...more] = childrenOf(element)
  if (!noun || more.length > 0) throw refusal(element, 'needs exactly one thing to start')
  if (noun.tagName !== 'Recording') {
    throw new CarrierError(fault.schema, `<Start> of <${noun.tagName}> is not carried by this phone`)
  }
  requireEmpty(noun)
  const given = attributesOf(noun, recordingAttributes)
  return {
    verb: 'Start',
    recording: {
      channels: given.channels,
      callback: given.recordingStatusCallbackEvent.split(' ').includes('completed')
        ? given.recordingStatusCallback
        : null,
      method: given.recordingStatusCallbackMethod,
      source: 'StartRecordingVerb',
    },
  }
}
