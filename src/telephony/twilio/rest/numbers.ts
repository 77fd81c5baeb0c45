import { z } from 'zod'
import type { TwilioClient } from './client.ts'

/** Which addresses calls are brought to. An address that is not set is null. */
export interface CallRouting {
  readonly voice: RoutingAddress | null
  readonly fallback: RoutingAddress | null
  readonly status: RoutingAddress | null
}

export interface RoutingAddress {
  readonly url: string
  readonly method: string
}

/** A number of the account, as Twilio has it. https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource */
export interface CarrierNumber {
  /** E.164. */
  readonly number: string
  readonly name: string
  readonly canTakeCalls: boolean
  readonly routing: CallRouting
  /** A SIP trunk that gets all calls, whatever else is set; or null. */
  readonly trunkSid: string | null
  /** A TwiML app whose addresses count instead of the number's own; or null. */
  readonly applicationSid: string | null
}

/** Numbers of the account. All reject with a `TwilioError`, or the signal's reason. */
export interface CarrierNumbers {
  /** @param number E.164; null for all, at most 50 */
  list(number: string | null, signal: AbortSignal): Promise<readonly CarrierNumber[]>
  /** Where a TwiML app leads. https://www.twilio.com/docs/usage/api/applications */
  application(sid: string, signal: AbortSignal): Promise<CallRouting>
}

const text = z.string().nullish()
const routing = z
  .object({
    ...{ voice_url: text, voice_method: text },
    ...{ voice_fallback_url: text, voice_fallback_method: text },
    ...{ status_callback: text, status_callback_method: text },
  })
  .transform(
    (found): CallRouting => ({
      voice: addressOf(found.voice_url, found.voice_method),
      fallback: addressOf(found.voice_fallback_url, found.voice_fallback_method),
      status: addressOf(found.status_callback, found.status_callback_method),
    }),
  )

const number = z
  .looseObject({
    ...{ phone_number: z.string(), friendly_name: text, trunk_sid: text, voice_application_sid: text },
    voice_receive_mode: text,
    capabilities: z.object({ voice: z.boolean().catch(true) }).catch({ voice: true }),
  })
  .transform(
    (found): CarrierNumber => ({
      number: found.phone_number,
      name: found.friendly_name ?? '',
      canTakeCalls: found.capabilities.voice && found.voice_receive_mode !== 'fax',
      routing: routing.parse(found),
      trunkSid: found.trunk_sid || null,
      applicationSid: found.voice_application_sid || null,
    }),
  )

const mostListed = 50

export function createCarrierNumbers(client: TwilioClient): CarrierNumbers {
  return {
    async list(wanted, signal) {
      const parameters = { PageSize: String(mostListed), ...(wanted !== null && { PhoneNumber: wanted }) }
      const answer = z.object({ incoming_phone_numbers: z.array(number) })
      const path = '/IncomingPhoneNumbers.json'
      return (await client.request({ method: 'GET', path, parameters }, answer, signal)).incoming_phone_numbers
    },
    application: (sid, signal) =>
      client.request({ method: 'GET', path: `/Applications/${encodeURIComponent(sid)}.json` }, routing, signal),
  }
}

/** Twilio leaves an address empty that is not set; a method that is not told is POST. */
function addressOf(url: string | null | undefined, method: string | null | undefined): RoutingAddress | null {
  return url ? { url, method: method?.toUpperCase() || 'POST' } : null
}
