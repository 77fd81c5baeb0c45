import { z } from 'zod'
import { attributesOf, flag, method, requireEmpty, url, wholeNumber } from './element.ts'
import { recordingEvents, trim } from './start.ts'
import type { RecordVerb } from './verbs.ts'
import type { Element } from './xml.ts'

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
