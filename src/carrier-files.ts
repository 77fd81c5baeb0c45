import type { Config } from './config/config.ts'
import type { Clock } from './lib/clock.ts'
import type { CarrierFiles } from './privacy/ports.ts'
import { createCarrierRecordings } from './telephony/twilio/rest/calls.ts'
import { createTwilioClient } from './telephony/twilio/rest/client.ts'
import { createTextSender } from './telephony/twilio/rest/texts.ts'

/** What Twilio keeps of callers; null without an account to ask. Nothing is connected before the first request. */
export function openCarrierFiles({ twilio }: Config, clock: Clock): (CarrierFiles & AsyncDisposable) | null {
  const { accountSid } = twilio
  if (accountSid === null || twilio.authTokens.length === 0) return null
  const client = createTwilioClient({ twilio: { ...twilio, accountSid }, clock })
  const recordings = createCarrierRecordings(client)
  const texts = createTextSender(client)
  return {
    recordingsOf: async (callId, signal) =>
      (await recordings.listRecordings(callId, signal)).map((recording) => recording.sid),
    deleteRecording: (sid, signal) => recordings.deleteRecording(sid, signal),
    textsOf: (number, signal) => texts.listTexts(number, signal),
    deleteText: (sid, signal) => texts.deleteText(sid, signal),
    [Symbol.asyncDispose]: () => client.close(),
  }
}
