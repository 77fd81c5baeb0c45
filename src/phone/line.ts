import type { Parties } from './call-parameters.ts'
import type { CallerInbox } from './caller-inbox.ts'
import type { CarrierError } from './carrier-error.ts'
import type { DialStage, People } from './dial/person.ts'
import type { Earpiece } from './earpiece.ts'
import type { Recording } from './recording.ts'
import type { Dialer } from './relay/link.ts'
import type { RelaySession } from './relay/relay-session.ts'
import { carrierDelay, type Timing } from './timing.ts'
import type { Transcript } from './transcript.ts'
import type { Turns } from './turns.ts'
import type { Method, Verb } from './twiml/verbs.ts'
import type { WebhookClient } from './webhook-client.ts'

/** What the verbs of a document act upon. */
export interface Line {
  readonly parties: Parties
  readonly timing: Timing
  readonly transcript: Transcript
  readonly turns: Turns
  /** Where somebody else speaks for the assistant and tells how far that has come; null: time tells. */
  readonly earpiece: Earpiece | null
  readonly caller: CallerInbox
  /** What a recogniser of several languages takes the caller's to be: `en`. */
  readonly callerLanguage: string
  /** Who answers when the caller is put through. */
  readonly people: People
  readonly webhooks: WebhookClient
  /** The documents of which something has sounded. */
  readonly sounding: WeakSet<TwimlDocument>
  /** What the carrier records of the call, in order. */
  readonly recordings: Recording[]
  /** Aborted when the caller hangs up, or the app leads the call elsewhere. */
  readonly signal: AbortSignal
  /** Opens sockets. */
  readonly dialer: Dialer
  /** All sessions of the call, in order. */
  readonly sessions: RelaySession[]
  /** Notes something that the carrier refuses. */
  refuse(error: CarrierError): void
  /** A fresh id: two letters and 32 hexadecimal digits. */
  newSid(prefix: string): string
  /** An attempt to put the caller through has come so far. */
  reached(stage: DialStage): void
  /** Gives the word to the caller (true) or back to the assistant (false). */
  listening(listens: boolean): void
}

/** A document in hand. */
export interface TwimlDocument {
  /** Where it came from, after redirects; relative addresses count from here. */
  readonly url: string
  /** By the line's clock. */
  readonly receivedAt: number
  /** The app led a live call here, beside its documents. */
  readonly isLed?: true
  readonly verbs: readonly Verb[]
}

/**
 * What comes after a document. `hung-up`: the caller did, and `request` wants to know of it. `failed`: the call cannot
 * go on.
 */
export type Next =
  | { readonly kind: 'request'; readonly request: DocumentRequest }
  | { readonly kind: 'hung-up'; readonly request: DocumentRequest | null }
  | { readonly kind: 'failed'; readonly error: CarrierError }
  | { readonly kind: 'hangup' }
  | { readonly kind: 'reject'; readonly reason: 'rejected' | 'busy' }

/** A document to be asked for, with the parameters beyond those that every request has. */
export interface DocumentRequest {
  readonly url: string
  readonly method: Method
  readonly parameters: Readonly<Record<string, string>>
  /** See `TwimlDocument`. */
  readonly isLed?: true
}

/** Waits as long as the carrier takes to recognise what was said. Rejects when the signal is aborted. */
export async function recognise({ timing }: Line, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  const { recognitionMs } = carrierDelay(timing)
  if (recognitionMs > 0) await timing.clock.sleep(recognitionMs, signal)
}

/** Waits for so long if that party's time counts; rejects when the signal is aborted. */
export async function pace(line: Line, party: 'assistant' | 'caller', ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  const paced = party === 'assistant' ? line.timing.assistantPaced : line.timing.callerPaced
  if (paced && ms > 0) await line.timing.clock.sleep(ms, signal)
}
