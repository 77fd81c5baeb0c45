import { EventEmitter, once } from 'node:events'
import { CallLoop, type CallUrls } from './call-loop.ts'
import type { Parties } from './call-parameters.ts'
import { type CallerAction, CallerInbox, type CallerInput } from './caller-inbox.ts'
import type { CarrierError } from './carrier-error.ts'
import type { DialStage, People } from './dial/person.ts'
import type { Line } from './line.ts'
import type { Recording } from './recording.ts'
import type { Dialer } from './relay/link.ts'
import type { RelaySession } from './relay/relay-session.ts'
import type { Timing } from './timing.ts'
import { type CallObserver, type Entry, Transcript } from './transcript.ts'
import { type Turn, Turns } from './turns.ts'
import type { WebhookClient, WebhookRecord } from './webhook-client.ts'

export interface PhoneCallParts {
  readonly parties: Parties
  readonly webhooks: WebhookClient
  readonly dialer: Dialer
  readonly timing: Timing
  readonly urls: CallUrls
  readonly people: People
  readonly observer: CallObserver | null
  newSid(prefix: string): string
}

/** `speaking` covers all that is not listening: the assistant speaks, or is still thinking. */
export type CallState = 'speaking' | 'listening' | 'ended'

export interface InputOptions {
  /**
   * Cuts in once what the assistant plays has gone on for so many ms, or when it listens before that. Without it, the
   * caller waits until the assistant has finished.
   *
   * On the relay line 0 is at once, even while the assistant is thinking, and the app is told of an interruption only
   * while something plays: without timing, cut in before the words come. On the webhook line what is played outside a
   * `<Gather>` cannot be cut: the input waits for the next listening, where a real line would have lost it.
   */
  readonly bargeInAfterMs?: number
}

export interface SayOptions extends InputOptions {
  /** What the recogniser says of its result, from 0 to 1; null where it gives none. */
  readonly confidence?: number | null
  /** What the recogniser makes of it on the way, each holding all words so far. Only the relay line has use for it. */
  readonly partials?: readonly string[]
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
  /** The sessions of the relay line so far, the newest last. */
  readonly sessions: readonly RelaySession[]
  /** What the carrier records of the call. */
  readonly recordings: readonly Recording[]
  readonly #turns: Turns
  readonly #stages = new EventEmitter()
  #stage: DialStage | null = null
  readonly #caller = new CallerInbox()
  readonly #hangUp = new AbortController()
  #state: CallState = 'speaking'

  /** Calls at once. */
  constructor(parts: PhoneCallParts) {
    const { parties, webhooks, urls, timing, observer } = parts
    const transcript = new Transcript(timing.clock, observer)
    this.#turns = new Turns(timing.clock)
    const line = this.#openLine(parts, transcript)
    const loop = new CallLoop({ parties, webhooks, urls, line })
    this.callSid = parties.callSid
    this.transcript = transcript.entries
    this.requests = webhooks.records
    this.faults = line.faults
    this.sessions = line.sessions
    this.recordings = line.recordings
    const opening = this.#turns.open()
    this.#turns.start(opening)
    this.opening = opening.result
    this.over = loop.run().then((failure) => this.#end(failure))
  }

  get state(): CallState {
    return this.#state
  }

  /** What carries the call at this moment. */
  get line(): 'webhook' | 'relay' {
    return this.sessions.at(-1)?.status === 'open' ? 'relay' : 'webhook'
  }

  /**
   * The caller speaks. Resolves when the assistant listens again, is interrupted, or the call is over.
   * Rejects with a `CarrierError` when the carrier refused something and no fallback saved the call.
   */
  say(text: string, { confidence = usualConfidence, partials = [], bargeInAfterMs }: SayOptions = {}): Promise<Turn> {
    return this.#do({ kind: 'speech', text, confidence, partials }, bargeInAfterMs)
  }

  /** The caller presses keys: digits, `*` and `#`. Resolves and rejects as `say`. */
  press(digits: string, { bargeInAfterMs }: InputOptions = {}): Promise<Turn> {
    return this.#do({ kind: 'keys', digits }, bargeInAfterMs)
  }

  /** The caller waits until the assistant speaks up by itself. Resolves and rejects as `say`. */
  silence(): Promise<Turn> {
    return this.#do({ kind: 'silence' }, undefined)
  }

  /**
   * A noise without words cuts in, once the assistant has played so many ms; the relay line takes it for the caller,
   * the webhook line pays no heed. Resolves then, or when the assistant listens before that, or the call is over.
   */
  async cutIn(afterMs = 0): Promise<void> {
    await this.#do({ kind: 'noise' }, afterMs)
  }

  /** The network between the carrier and the app fails: the socket of the relay line is gone, where there is one. */
  dropSocket(): void {
    if (this.line === 'relay') this.sessions.at(-1)?.drop()
  }

  /**
   * Resolves when an attempt to put the caller through has come so far, at once when the newest one has. Rejects when
   * the call is over before that.
   */
  async reaches(stage: DialStage): Promise<void> {
    while (this.#stage !== stage) {
      if (this.#state === 'ended') throw new Error(`The call was over before it came to: ${stage}`)
      await once(this.#stages, 'stage')
    }
  }

  /** The caller hangs up. Resolves when the end was reported; hanging up twice does no harm. */
  async hangUp(): Promise<void> {
    this.#hangUp.abort()
    await this.over
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.hangUp()
  }

  #do(action: CallerAction, bargeInAfterMs: number | undefined): Promise<Turn> {
    if (this.#state === 'ended') return Promise.reject(new Error('The call is over'))
    const input: CallerInput = { ...action, turn: this.#turns.open(), bargeInAfterMs: bargeInAfterMs ?? null }
    this.#caller.push(input)
    return input.turn.result
  }

  #end(failure: unknown): void {
    this.#state = 'ended'
    this.#stages.emit('stage')
    this.#turns.end(failure)
  }

  #openLine(parts: PhoneCallParts, transcript: Transcript): Line & { readonly faults: readonly CarrierError[] } {
    const { parties, timing, people, dialer, webhooks, newSid } = parts
    const faults: CarrierError[] = []
    return {
      ...{ parties, timing, people, dialer, webhooks, newSid, transcript, faults, recordings: [] },
      sessions: [],
      refuse(error) {
        faults.push(error)
        transcript.line('fault', `${error.code} ${error.message}`)
      },
      reached: (stage) => {
        this.#stage = stage
        this.#stages.emit('stage')
      },
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
