import { CallLoop, type CallUrls } from './call-loop.ts'
import type { Parties } from './call-parameters.ts'
import { CallerInbox, type CallerInput, type Keys, type Silence, type Speech } from './caller-inbox.ts'
import type { CarrierError } from './carrier-error.ts'
import type { DialCallStatus, Line } from './line.ts'
import type { Timing } from './timing.ts'
import { type CallObserver, type Entry, Transcript } from './transcript.ts'
import { type Turn, Turns } from './turns.ts'
import type { WebhookClient, WebhookRecord } from './webhook-client.ts'

export interface PhoneCallParts {
  readonly parties: Parties
  readonly webhooks: WebhookClient
  readonly timing: Timing
  readonly urls: CallUrls
  readonly dialCallStatus: DialCallStatus
  readonly observer: CallObserver | null
  newSid(prefix: string): string
}

/** `speaking` covers all that is not listening: the assistant speaks, or is still thinking. */
export type CallState = 'speaking' | 'listening' | 'ended'

export interface InputOptions {
  /**
   * Cuts in once what the assistant plays while listening has gone on for so many ms. Without it, the caller waits
   * until the assistant has finished. What is played outside a `<Gather>` cannot be cut: the input waits for the next
   * listening, where a real line would have lost it.
   */
  readonly bargeInAfterMs?: number
}

export interface SayOptions extends InputOptions {
  /** What the recogniser says of its result, from 0 to 1; null where it gives none. */
  readonly confidence?: number | null
}

const usualConfidence = 0.92

/** A call in progress, seen from the caller's end. */
export class PhoneCall implements AsyncDisposable {
  readonly callSid: string
  /** What the assistant does before the caller has done anything. Rejects as `say` does. */
  readonly opening: Promise<Turn>
  /** Resolves when the call is over and that was reported. Never rejects. */
  readonly over: Promise<void>
  /** Everything that happened so far. */
  readonly transcript: readonly Entry[]
  /** Every webhook made, in the order in which they ended. */
  readonly requests: readonly WebhookRecord[]
  /** All that the carrier refused, also where its fallback saved the call. */
  readonly faults: readonly CarrierError[]
  readonly #turns: Turns
  readonly #caller = new CallerInbox()
  readonly #hangUp = new AbortController()
  #state: CallState = 'speaking'

  /** Calls at once. */
  constructor(parts: PhoneCallParts) {
    const { parties, webhooks, urls, timing, observer } = parts
    const transcript = new Transcript(timing.clock, observer)
    this.#turns = new Turns(timing.clock)
    const loop = new CallLoop({ parties, webhooks, urls, line: this.#openLine(parts, transcript) })
    this.callSid = parties.callSid
    this.transcript = transcript.entries
    this.requests = webhooks.records
    this.faults = loop.faults
    const opening = this.#turns.open()
    this.#turns.start(opening)
    this.opening = opening.result
    this.over = loop.run().then((failure) => this.#end(failure))
  }

  get state(): CallState {
    return this.#state
  }

  /**
   * The caller speaks. Resolves when the assistant listens again, is interrupted, or the call is over.
   * Rejects with a `CarrierError` when the carrier refused something and no fallback saved the call.
   */
  say(text: string, { confidence = usualConfidence, bargeInAfterMs }: SayOptions = {}): Promise<Turn> {
    return this.#do({ kind: 'speech', text, confidence }, bargeInAfterMs)
  }

  /** The caller presses keys: digits, `*` and `#`. Resolves and rejects as `say`. */
  press(digits: string, { bargeInAfterMs }: InputOptions = {}): Promise<Turn> {
    return this.#do({ kind: 'keys', digits }, bargeInAfterMs)
  }

  /** The caller lets the next time-out pass. Resolves and rejects as `say`. */
  silence(): Promise<Turn> {
    return this.#do({ kind: 'silence' }, undefined)
  }

  /** The caller hangs up. Resolves when the end was reported; hanging up twice does no harm. */
  async hangUp(): Promise<void> {
    this.#hangUp.abort()
    await this.over
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.hangUp()
  }

  #do(action: Speech | Keys | Silence, bargeInAfterMs: number | undefined): Promise<Turn> {
    if (this.#state === 'ended') return Promise.reject(new Error('The call is over'))
    const input: CallerInput = { ...action, turn: this.#turns.open(), bargeInAfterMs: bargeInAfterMs ?? null }
    this.#caller.push(input)
    return input.turn.result
  }

  #end(failure: unknown): void {
    this.#state = 'ended'
    this.#turns.end(failure)
  }

  #openLine({ timing, dialCallStatus, newSid }: PhoneCallParts, transcript: Transcript): Line {
    return {
      ...{ timing, dialCallStatus, newSid, transcript },
      turns: this.#turns,
      caller: this.#caller,
      signal: this.#hangUp.signal,
      listening: (listens) => {
        this.#state = listens ? 'listening' : 'speaking'
        if (listens) this.#turns.listening()
      },
    }
  }
}
