import type { Admission } from './conversation/admission.ts'
import type { CallEvent, Line } from './conversation/events.ts'
import type { RelayTokens } from './telephony/twilio/relay/tokens.ts'

/** Where a carrier brings calls in: Twilio's door, and the one of the console's own telephone. */
export interface Door {
  /** What the carrier calls, without a trailing slash; null where only the `Host` header tells. */
  readonly publicUrl: string | null
  /** Of the relay sessions that come in here. */
  readonly tokens: RelayTokens
  /** The line that a call to this number of ours begins on. */
  readonly line: (to: string, callId: string) => Line
  /** The relay did not work for a call to this number. */
  readonly relayFailed: (to: string, reason: string) => void
  /** How calls that begin here are marked in the log, besides by their settings. */
  readonly marks: (callId: string) => Pick<Extract<CallEvent, { type: 'call.started' }>, 'test' | 'forReal'>
  /** Instead of the limits of the settings. */
  readonly admission?: Admission
}
