import { EventEmitter, once } from 'node:events'
import type { Clock } from '../lib/clock.ts'
import { CallLoop, type CallUrls } from './call-loop.ts'
import type { Parties } from './call-parameters.ts'
import { type CallerAction, CallerInbox, type CallerInput } from './caller-inbox.ts'
import type { CarrierError } from './carrier-error.ts'
import type { DialStage, People } from './dial/person.ts'
import { Earpiece, type VoiceReport } from './earpiece.ts'
import type { Line } from './line.ts'
import type { Recording } from './recording.ts'
import type { Dialer } from './relay/link.ts'
import type { RelaySession } from './relay/relay-session.ts'
import type { Timing } from './timing.ts'
import { type CallObserver, type CallState, type Entry, Transcript } from './transcript.ts'
import { type Turn, Turns } from './turns.ts'
import type { WebhookClient, WebhookRecord } from './webhook-client.ts'
import { WordsToCome } from './words-to-come.ts'

export interface PhoneCallParts {
  readonly parties: Parties
  readonly webhooks: WebhookClient
  readonly dialer: Dialer
  readonly timing: Timing
  readonly urls: CallUrls
  readonly people: People
  readonly observer: Partial<CallObserver>
  /** Somebody else speaks the sentences that the observer is told, and reports how far they have come. */
  readonly isSpokenElsewhere: boolean
  /** What a recogniser of several languages takes the caller's to be: `en`. */
  readonly callerLanguage: string
  newSid(prefix: string): string
}

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

/** A caller who speaks while the words are still to come. */
export interface SpeakingCaller {
  /** What the recogniser makes of all words so far. Only the relay line has use for it. */
  guess(words: string): void
  /** These are the words; an empty text was only a noise. Resolves and rejects as `say`. */
  finish(words: string): Promise<Turn>
}

const usualConfidence = 0.92
/** What a recogniser hears in one piece. Source: https://www.twilio.com/docs/voice/twiml/gather#timeout */
const longestSpeechMs = 60_000

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
  readonly #clock: Clock
  readonly #observer: Partial<CallObserver>
  readonly #earpiece: Earpiece | null
  readonly #loop: CallLoop
  #state: CallState = 'ringing'

  /** Calls at once. */
  constructor(parts: PhoneCallParts) {
    const { parties, webhooks, urls, timing, observer } = parts
    const transcript = new Transcript(timing.clock, observer)
    this.#clock = timing.clock
    this.#observer = observer
    this.#earpiece = parts.isSpokenElsewhere ? new Earpiece(timing.clock) : null
    this.#turns = new Turns(timing.clock)
    const line = this.#openLine(parts, transcript)
    this.#loop = new CallLoop({ parties, webhooks, urls, line, answered: () => this.#enter('speaking') })
    this.callSid = parties.callSid
    this.transcript = transcript.entries
    this.requests = webhooks.records
    this.faults = line.faults
    this.sessions = line.sessions
    this.recordings = line.recordings
    const opening = this.#turns.open()
    this.#turns.start(opening)
    this.opening = opening.result
    this.over = this.#loop.run().then((failure) => this.#end(failure))
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

  /**
   * The caller begins to speak, and goes on to do so until `finish`, or for 60 s; a caller who cuts in does so with the
   * first sound.
   */
  speak({ bargeInAfterMs }: InputOptions = {}): SpeakingCaller {
    const words = new WordsToCome()
    const turn = this.#do({ kind: 'speaking', words, confidence: usualConfidence }, bargeInAfterMs)
    const done = new AbortController()
    turn.catch(() => {}).finally(() => done.abort()) // what broke it is told by `finish`
    this.#clock.sleep(longestSpeechMs, done.signal).then(
      () => words.finish(words.text),
      () => {},
    )
    return {
      guess: (text) => words.guess(text),
      finish(text) {
        done.abort()
        words.finish(text)
        return turn
      },
    }
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

  /** What whoever speaks for the assistant says of a sentence, where a call is spoken elsewhere. */
  hear(report: VoiceReport): void {
    this.#earpiece?.report(report)
  }

  /** The app leads the live call to the document at this address, as by the carrier's REST API. Throws a `CarrierError`. */
  redirect(url: string): void {
    this.#loop.change(url)
  }

  /** The app ends the live call, as by the carrier's REST API. Throws a `CarrierError`. */
  end(): void {
    this.#loop.change(null)
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
    this.#enter('ended')
    this.#stages.emit('stage')
    this.#turns.end(failure)
  }

  #enter(state: CallState): void {
    if (this.#state === state || this.#state === 'ended') return
    this.#state = state
    this.#observer.state?.(state)
  }

  #openLine(parts: PhoneCallParts, transcript: Transcript): Line & { readonly faults: readonly CarrierError[] } {
    const { parties, timing, people, dialer, webhooks, newSid, callerLanguage } = parts
    const faults: CarrierError[] = []
    return {
      ...{ parties, timing, people, dialer, webhooks, newSid, callerLanguage, transcript, faults, recordings: [] },
      ...{ sessions: [], sounding: new WeakSet(), earpiece: this.#earpiece },
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
        this.#enter(listens ? 'listening' : 'speaking')
        if (listens) this.#turns.listening()
      },
    }
  }
}
