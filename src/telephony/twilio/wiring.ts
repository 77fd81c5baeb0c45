import { showAddress } from '../../config/address.ts'
import type { CallRouting, CarrierNumber, RoutingAddress } from './rest/numbers.ts'

/** Something about a number at Twilio that is not as it must be. */
export interface WiringDifference {
  /** By its name in Twilio's console, where it is mended: `A call comes in`. */
  readonly setting: string
  /** What Twilio has, without what may be secret in it; null for nothing. */
  readonly found: string | null
  /** What it should have; null where nothing should be there. */
  readonly wanted: string | null
  /** `down`: calls do not come here. `degraded`: they do, but something is missing when it matters. */
  readonly state: 'degraded' | 'down'
  /** In a sentence for the owner. */
  readonly why: string
}

const settings = {
  ...{ voice: 'A call comes in', fallback: 'Primary handler fails', status: 'Call status changes' },
  ...{ how: 'Configure with', accepts: 'Accept incoming' },
} as const

/**
 * What keeps the calls of a number from coming to `publicUrl`, and from being handled well; empty when all is right.
 * @param routing of the TwiML app that takes its calls, else its own
 */
export function wiringDifferences(number: CarrierNumber, routing: CallRouting, publicUrl: string): WiringDifference[] {
  const { canTakeCalls, trunkSid, applicationSid } = number
  if (!canTakeCalls) {
    const why = 'This number does not take calls, only texts or faxes.'
    return [{ setting: settings.accepts, found: 'no voice calls', wanted: 'voice calls', state: 'down', why }]
  }
  if (trunkSid !== null) {
    const why = 'A SIP trunk gets the calls of this number, whatever its webhooks are.'
    return [{ setting: settings.how, found: `SIP trunk ${trunkSid}`, wanted: 'Webhook', state: 'down', why }]
  }
  const where = applicationSid === null ? '' : ` (TwiML app ${applicationSid})`
  return [
    ...voiceDifference(routing.voice, `${publicUrl}/call`),
    ...fallbackDifference(routing.fallback, `${publicUrl}/call_fallback`),
    ...statusDifference(routing.status, `${publicUrl}/call_status`),
  ].map((difference) => ({ ...difference, setting: difference.setting + where }))
}

function voiceDifference(voice: RoutingAddress | null, wanted: string): WiringDifference[] {
  const difference = { setting: settings.voice, found: shown(voice), wanted: `${wanted}, POST`, state: 'down' as const }
  if (voice === null) return [{ ...difference, why: 'Twilio brings the calls of this number to nobody.' }]
  if (!leadsTo(voice.url, wanted)) return [{ ...difference, why: whereElse(voice.url, wanted) }]
  if (voice.method === 'POST') return []
  return [{ ...difference, why: 'Twilio asks by GET, and is only answered when it asks by POST.' }]
}

/** Another address than ours is a good choice too: one that works when this machine does not. */
function fallbackDifference(fallback: RoutingAddress | null, wanted: string): WiringDifference[] {
  const difference = { setting: settings.fallback, found: shown(fallback), wanted: `${wanted}, POST` }
  const state = 'degraded'
  if (fallback === null) {
    const why = 'When something fails here, callers hear that an application error has occurred, and are hung up on.'
    return [{ ...difference, state, why }]
  }
  if (!leadsTo(fallback.url, wanted) || fallback.method === 'POST') return []
  return [{ ...difference, state, why: 'Twilio asks by GET, and is only answered when it asks by POST.' }]
}

function statusDifference(status: RoutingAddress | null, wanted: string): WiringDifference[] {
  if (status !== null && leadsTo(status.url, wanted) && status.method === 'POST') return []
  const why =
    'The end of a call that is cut off is not told here: it counts as going on until limits.abandonedAfterMinutes.'
  return [{ setting: settings.status, found: shown(status), wanted: `${wanted}, POST`, state: 'degraded', why }]
}

/** Whether an address is the wanted one. A query does no harm, and what is behind # is for Twilio itself. */
function leadsTo(url: string, wanted: string): boolean {
  const [one, other] = [URL.parse(url), URL.parse(wanted)]
  return one !== null && one.origin === other?.origin && one.pathname === other.pathname
}

function whereElse(url: string, wanted: string): string {
  const [found, right] = [URL.parse(url), URL.parse(wanted)]
  if (!found || !right) return 'Twilio has no address there that can be called.'
  if (found.host !== right.host) return `Twilio brings the calls to ${found.host}, and PUBLIC_URL is ${right.origin}.`
  if (found.protocol !== right.protocol) {
    return `Twilio calls by ${found.protocol.slice(0, -1)}, and PUBLIC_URL says ${right.protocol.slice(0, -1)}: its signatures do not fit.`
  }
  return `Twilio calls ${found.pathname}, and calls are answered at ${right.pathname}.`
}

function shown(address: RoutingAddress | null): string | null {
  return address && `${showAddress(address.url)}, ${address.method}`
}
