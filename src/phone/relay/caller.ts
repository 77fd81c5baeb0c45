import type { CallerInput, Keys, Speaking, Speech } from '../caller-inbox.ts'
import { type Line, pace, recognise } from '../line.ts'
import { callerSpeechMs } from '../timing.ts'
import type { ConversationRelay, InputKinds } from '../twiml/verbs.ts'
import { isBackchannel } from './backchannel.ts'
import type { CarrierFrame } from './carrier-frames.ts'
import type { Speaker } from './speaker.ts'

export interface CallerParts {
  readonly line: Line
  readonly relay: ConversationRelay
  readonly speaker: Speaker
  /** Aborted when the session is over. */
  readonly signal: AbortSignal
  /** Sends to the app; `known` is called once nothing can come any more that the app sent without knowing. */
  send(frame: CarrierFrame, known?: () => void): void
  /** The language in which the caller is understood. */
  language(): string
  /** Stops the assistant. */
  interrupt(): void
}

/** The caller's end of a session: does what waits in the inbox when its moment has come, one thing at a time. */
export class RelayCaller {
  readonly #parts: CallerParts
  #busy = false
  #listening = false
  /** What the app was told that wants an answer, and how much of that it knows of. */
  #asks = 0
  #known = 0

  constructor(parts: CallerParts) {
    this.#parts = parts
  }

  /** How many of the caller's inputs the app knows of. */
  get known(): number {
    return this.#known
  }

  /** True when an answer begun with so many inputs known is one to all that the caller has said. */
  isAnswered(ask: number): boolean {
    return ask === this.#asks
  }

  /** From what on the caller cuts in, in ms of sound; null: not so far. */
  get cutInMs(): number | null {
    const { head } = this.#parts.line.caller
    return head && !this.#busy ? head.bargeInAfterMs : null
  }

  assistantStarts(): void {
    if (!this.#busy) this.#listen(false)
  }

  /** Gives the word to the caller, unless what ended was no answer to what the caller said last. */
  assistantEnds(ask: number | null): void {
    if (this.#busy) return
    if (!this.#parts.line.turns.running || (ask !== null && this.isAnswered(ask))) this.#listen(true)
    this.look()
  }

  /** Nobody has spoken for a while: the caller has the word, whatever was to come. */
  nobodySpeaks(): void {
    if (this.#busy || this.#listening || this.#parts.speaker.speaking) return
    this.#listen(true)
    this.look()
  }

  /** Looks whether it is time for what the caller does next. */
  look(): void {
    const { line, speaker, signal } = this.#parts
    const { head } = line.caller
    if (!head || this.#busy || signal.aborted) return
    const elapsedMs = speaker.speaking ? speaker.elapsedMs : 0
    const speaksUp = head.kind !== 'noise' || speaker.speaking
    const cutsIn = speaksUp && head.bargeInAfterMs !== null && head.bargeInAfterMs <= elapsedMs
    if (this.#listening || cutsIn) this.#begin(head)
    else speaker.reconsider()
  }

  /** The session is over: the word goes back to the carrier. */
  leave(): void {
    this.#listen(false)
  }

  #listen(listens: boolean): void {
    this.#listening = listens
    this.#parts.line.listening(listens)
  }

  #begin(input: CallerInput): void {
    this.#parts.line.caller.shift()
    this.#busy = true
    void this.#act(input).finally(() => {
      this.#busy = false
      this.look()
    })
  }

  /** Up to the first wait this is one moment with the sound that is cut. */
  async #act(input: CallerInput): Promise<void> {
    const { line, signal } = this.#parts
    const heard = this.#startsAudibly(input)
    this.#listen(true)
    const told = await this.#utter(input, heard)
    line.turns.start(input.turn)
    // What the app does not know of will not be answered: the caller goes on at once, or once the assistant is quiet.
    const waits = told || input.kind === 'silence' || this.#parts.speaker.speaking
    if (!signal.aborted) this.#listen(!waits)
  }

  /** Begins to speak, press or make a noise. Gives whether the app may hear of it. */
  #startsAudibly(input: CallerInput): boolean {
    const { relay, speaker } = this.#parts
    if (input.kind === 'silence') return false
    if (input.kind !== 'keys') this.#inform('on')
    const kind = input.kind === 'keys' ? 'dtmf' : 'speech'
    if (kind === 'dtmf' && !relay.hearsKeys) return false
    if (!speaker.speaking) return true
    const interrupts =
      includes(speaker.interruptible, kind) && !(input.kind === 'speech' && this.#isIgnored(input.text))
    // Where signs of attention are ignored, the first words tell whether this is more than that.
    if (interrupts && !(relay.ignoreBackchannel && input.kind === 'speaking')) this.#parts.interrupt()
    return interrupts || includes(relay.reported, kind)
  }

  #isIgnored(words: string): boolean {
    return this.#parts.relay.ignoreBackchannel && isBackchannel(words)
  }

  /** Gives whether the app was told; false as well when the session ended meanwhile. */
  async #utter(input: CallerInput, heard: boolean): Promise<boolean> {
    const { line, signal } = this.#parts
    try {
      switch (input.kind) {
        case 'noise':
          this.#inform('off')
          return false
        case 'silence':
          line.transcript.line('silence')
          return false
        case 'keys':
          return this.#press(input, heard)
        case 'speech':
          return await this.#speak(input, heard)
        case 'speaking':
          return await this.#speakLive(input, heard)
      }
    } catch (error) {
      if (signal.aborted) return false
      throw error
    }
  }

  #press({ digits }: Keys, heard: boolean): boolean {
    this.#parts.line.transcript.caller('keypad', digits)
    if (heard) for (const digit of digits) this.#ask({ type: 'dtmf', digit })
    return heard
  }

  async #speak(input: Speech, heard: boolean): Promise<boolean> {
    const { line, relay, signal } = this.#parts
    line.transcript.caller('speech', input.text)
    const partials = heard && relay.partialPrompts ? input.partials : []
    const stepMs = Math.round(callerSpeechMs(input.text) / (partials.length + 1))
    for (const partial of partials) {
      await pace(line, 'caller', stepMs, signal)
      this.#parts.send(this.#prompt(partial, false))
    }
    await pace(line, 'caller', stepMs, signal)
    await this.#endSpeech(input.text, heard)
    return heard
  }

  /** Gives whether there were words that the app was told. */
  async #speakLive({ words }: Speaking, heard: boolean): Promise<boolean> {
    const { line, relay, speaker, signal } = this.#parts
    let text = ''
    for await (const guess of words.follow(signal)) {
      text = guess.text
      const cutsIn = speaker.speaking && text !== '' && !this.#isIgnored(text)
      if (cutsIn && includes(speaker.interruptible, 'speech')) this.#parts.interrupt()
      if (!guess.isFinal && heard && relay.partialPrompts) this.#parts.send(this.#prompt(text, false))
    }
    if (text !== '') line.transcript.caller('speech', text)
    const isNod = speaker.speaking && this.#isIgnored(text) && !includes(relay.reported, 'speech')
    const isTold = heard && text !== '' && !isNod
    await this.#endSpeech(text, isTold)
    return isTold
  }

  async #endSpeech(text: string, heard: boolean): Promise<void> {
    const { line, relay, signal } = this.#parts
    this.#inform('off')
    await pace(line, 'caller', text === '' ? 0 : relay.endOfSpeechMs, signal)
    if (!heard) return
    await recognise(line, signal)
    this.#ask(this.#prompt(text, true))
  }

  #ask(frame: CarrierFrame): void {
    this.#asks++
    this.#parts.send(frame, () => this.#known++)
  }

  #prompt(voicePrompt: string, last: boolean): CarrierFrame {
    const language = this.#parts.language()
    return {
      type: 'prompt',
      voicePrompt,
      lang: language === 'multi' ? this.#parts.line.callerLanguage : language,
      last,
    }
  }

  #inform(value: 'on' | 'off'): void {
    if (this.#parts.relay.speakerEvents) this.#parts.send({ type: 'info', name: 'clientSpeaking', value })
  }
}

function includes(kinds: InputKinds, kind: 'dtmf' | 'speech'): boolean {
  return kinds === 'any' || kinds === kind
}
