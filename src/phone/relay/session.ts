import { CarrierError, fault } from '../carrier-error.ts'
import type { Line } from '../line.ts'
import type { ConversationRelay } from '../twiml/verbs.ts'
import { type AppMessage, readAppMessage } from './app-messages.ts'
import { RelayCaller } from './caller.ts'
import { type CarrierFrame, setupFrame } from './carrier-frames.ts'
import { Link } from './link.ts'
import type { Frame, RelaySession } from './relay-session.ts'
import { Speaker } from './speaker.ts'
import { Voice } from './voice.ts'

/** So many refused messages in a row end a session. */
const mostRefusals = 10

/** Codes with which a socket closes (RFC 6455, 7.4.1). */
const normalClosure = 1_000
const abnormalClosure = 1_006
const invalidData = 1_007

/** Where nothing is said at first, the caller speaks up after so long, in ms. */
const silentMs = 1_500

type Ending = Exclude<RelaySession['status'], 'open'>

/** A conversation over a socket, from the handshake to its end. */
export class Session implements RelaySession {
  readonly sessionId: string
  readonly frames: Frame[] = []
  status: RelaySession['status'] = 'open'
  handoffData: string | null = null
  error: CarrierError | null = null
  durationMs = 0
  readonly #line: Line
  readonly #relay: ConversationRelay
  readonly #link: Link
  readonly #speaker: Speaker
  readonly #caller: RelayCaller
  readonly #voice: Voice
  readonly #over = new AbortController()
  readonly #ending = Promise.withResolvers<Ending>()
  readonly #startedAt: number
  readonly #setup: CarrierFrame
  #refusalsInRow = 0
  #mayReconnect: boolean
  #dropped = false
  #transcriptionLanguage: string
  #ttsLanguage: string

  constructor(line: Line, relay: ConversationRelay) {
    this.#line = line
    this.#relay = relay
    this.#startedAt = line.timing.clock.now()
    this.#mayReconnect = relay.reconnects
    this.#transcriptionLanguage = relay.transcriptionLanguage
    this.#ttsLanguage = relay.ttsLanguage
    this.sessionId = line.newSid('VX')
    this.#setup = setupFrame({
      sessionId: this.sessionId,
      parties: line.parties,
      ringing: line.sessions.length === 0,
      customParameters: relay.parameters,
    })
    this.#link = new Link(relay.url, line.dialer, {
      sent: (message) => this.#record({ from: 'carrier', message, refusal: null }),
      received: (raw) => this.#receive(raw),
      closed: (code) => this.#lost(code),
    })
    this.#speaker = this.#openSpeaker()
    this.#caller = this.#openCaller()
    this.#voice = new Voice({
      ...{ line, relay, speaker: this.#speaker, caller: this.#caller },
      language: () => this.#ttsLanguage,
    })
  }

  get url(): string {
    return this.#relay.url
  }

  /** Gives how it ended, with the app's side closed. Never rejects. */
  async run(): Promise<Ending> {
    const { signal } = this.#line
    const hangUp = () => this.#finish('completed')
    signal.addEventListener('abort', hangUp)
    const unwatch = this.#line.caller.watch(() => this.#caller.look())
    try {
      return await this.#converse()
    } finally {
      unwatch()
      signal.removeEventListener('abort', hangUp)
      this.#caller.leave()
    }
  }

  drop(): void {
    this.#dropped = true
    this.#link.drop()
  }

  async #converse(): Promise<Ending> {
    try {
      await this.#link.connect(this.#setup, this.#line.signal)
      this.#start()
    } catch (error) {
      if (error instanceof CarrierError) this.#fail(error)
      else this.#finish('completed')
    }
    const ending = await this.#ending.promise
    await this.#link.close(this.error?.code === fault.relayClosed ? invalidData : normalClosure)
    return ending
  }

  #start(): void {
    const { greeting } = this.#relay
    if (greeting !== null) {
      this.#voice.greet(greeting)
      return
    }
    this.#caller.assistantEnds(null)
    const { clock } = this.#line.timing
    clock.sleep(silentMs, this.#over.signal).then(
      () => this.#caller.nobodySpeaks(),
      () => {},
    )
  }

  #receive(raw: string | null): void {
    const { json, message, refusal } = readAppMessage(raw)
    const reason = refusal ?? this.#objection(message)
    this.#record({ from: 'app', message: json, refusal: reason })
    if (reason !== null) {
      this.#refuse(reason)
      return
    }
    this.#refusalsInRow = 0
    if (message && this.status === 'open') this.#perform(message)
  }

  #perform(message: AppMessage): void {
    switch (message.type) {
      case 'text':
        this.#voice.text(message)
        break
      case 'play':
        this.#voice.play(message)
        break
      case 'sendDigits':
        this.#voice.digits(message.digits)
        break
      case 'language':
        this.#transcriptionLanguage = message.transcriptionLanguage ?? this.#transcriptionLanguage
        this.#ttsLanguage = message.ttsLanguage ?? this.#ttsLanguage
        break
      case 'end':
        this.handoffData = message.handoffData ?? null
        this.#finish('ended')
        break
    }
  }

  /** What is wrong with a message at this moment; null: nothing. */
  #objection(message: AppMessage | null): string | null {
    if (this.status === 'ended') return 'comes after end'
    if (message?.type !== 'language') return null
    const wanted = [message.ttsLanguage, message.transcriptionLanguage]
    const unknown = wanted.find((language) => language && !this.#relay.languages.includes(language))
    return unknown ? `the language ${unknown} was not prepared by a <Language>` : null
  }

  #refuse(reason: string): void {
    this.#line.refuse(new CarrierError(fault.relayMessage, `A message to ${this.url} is invalid: ${reason}`))
    this.#send({ type: 'error', description: `Invalid message received: ${reason}` })
    this.#refusalsInRow++
    if (this.#refusalsInRow < mostRefusals || this.status !== 'open') return
    this.#fail(new CarrierError(fault.relayClosed, `${this.url} sent ${mostRefusals} invalid messages in a row`))
  }

  /** A socket that breaks is opened once more where that is asked for; one that the app closes is not. */
  #lost(code: number): void {
    const broken = code === abnormalClosure
    const error = broken
      ? new CarrierError(fault.relayNetwork, `The connection to ${this.url} was lost`)
      : new CarrierError(fault.relayClosed, `${this.url} closed the socket without end (code ${code})`)
    if (broken && this.#mayReconnect) this.#reconnect(error)
    else this.#fail(error)
  }

  #reconnect(lost: CarrierError): void {
    this.#mayReconnect = false
    this.#dropped = false
    this.#link.connect(this.#setup, this.#line.signal).catch(() => this.#fail(lost))
  }

  #fail(error: CarrierError): void {
    if (this.status !== 'open') return
    this.error = error
    if (!this.#dropped) this.#line.refuse(error)
    this.#finish('failed')
  }

  #finish(ending: Ending): void {
    if (this.status !== 'open') return
    this.status = ending
    this.durationMs = this.#line.timing.clock.now() - this.#startedAt
    this.#speaker.cut()
    this.#over.abort()
    this.#ending.resolve(ending)
  }

  #interrupt(): void {
    const { heard, afterMs, known } = this.#voice.cut()
    const interrupt = { type: 'interrupt', utteranceUntilInterrupt: heard, durationUntilInterruptMs: afterMs } as const
    this.#send(interrupt, known)
    this.#agentSpeaking('off')
  }

  #agentSpeaking(value: 'on' | 'off'): void {
    if (this.#relay.speakerEvents) this.#send({ type: 'info', name: 'agentSpeaking', value })
  }

  #send(frame: CarrierFrame, known?: () => void): void {
    if (this.status === 'open') this.#link.send(frame, known)
  }

  #record(frame: Omit<Frame, 'at'>): void {
    this.frames.push({ ...frame, at: this.#line.timing.clock.now() })
  }

  #openSpeaker(): Speaker {
    return new Speaker(this.#line.timing, {
      started: () => {
        this.#agentSpeaking('on')
        this.#caller.assistantStarts()
      },
      played: (value) => {
        if (this.#relay.tokensPlayedEvents) this.#send({ type: 'info', name: 'tokensPlayed', value })
      },
      quiet: (answer) => {
        this.#agentSpeaking('off')
        this.#caller.assistantEnds(answer?.ask ?? null)
      },
      cutInMs: () => this.#caller.cutInMs,
      cutInReached: () => this.#caller.look(),
    })
  }

  #openCaller(): RelayCaller {
    return new RelayCaller({
      ...{ line: this.#line, relay: this.#relay, speaker: this.#speaker, signal: this.#over.signal },
      send: (frame, known) => this.#send(frame, known),
      language: () => this.#transcriptionLanguage,
      interrupt: () => this.#interrupt(),
    })
  }
}
