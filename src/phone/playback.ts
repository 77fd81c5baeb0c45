import type { Line, TwimlDocument } from './line.ts'
import { type Sounding, timedSounding } from './sounding.ts'
import { Speech, type SpeechParts } from './speech.ts'
import { carrierDelay } from './timing.ts'
import type { Playback, Say } from './twiml/verbs.ts'

/** A recording's length is not known without fetching it; it counts as this long. */
export const recordingMs = 1_000

/** Plays verbs one after another and knows what was heard of them when it is cut. */
export class Player {
  readonly #line: Line
  readonly #document: TwimlDocument
  readonly #tape: { readonly speech: Speech; readonly fromMs: number }[] = []
  #lengthMs = 0
  #sounding: Sounding | null = null

  /** @param document the one with these verbs */
  constructor(line: Line, document: TwimlDocument) {
    this.#line = line
    this.#document = document
  }

  /** How much was heard so far, in ms of sound. */
  get elapsedMs(): number {
    return this.#lengthMs + (this.#sounding?.elapsedMs ?? 0)
  }

  /** Resolves at the end, and also when the signal stops it; then only what was heard till then counts as heard. */
  async play(verbs: readonly Playback[], signal: AbortSignal): Promise<void> {
    try {
      if (verbs.length > 0) await this.#wait(signal)
      for (const verb of verbs) await this.#perform(verb, signal)
    } catch (error) {
      if (!signal.aborted) throw error
      this.cutAt(this.elapsedMs)
    }
  }

  /** Takes back what would have been heard later than `ms` after the start. */
  cutAt(ms: number): void {
    for (const { speech, fromMs } of this.#tape) speech.cut(Math.max(ms - fromMs, 0))
  }

  /** The first sound of a document takes the carrier a while. */
  async #wait(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    const { timing, sounding } = this.#line
    const { voiceStartMs } = carrierDelay(timing)
    if (voiceStartMs === 0 || sounding.has(this.#document)) return
    sounding.add(this.#document)
    await timing.clock.sleep(voiceStartMs, signal)
  }

  async #perform(verb: Playback, signal: AbortSignal): Promise<void> {
    switch (verb.verb) {
      case 'Say':
        for (let time = 0; time < verb.times; time++) await this.#say(verb, signal)
        return
      case 'Play':
        this.#line.transcript.line('play', verb.source)
        return this.#take(recordingMs * verb.times, signal)
      case 'Pause':
        this.#line.transcript.line('pause', `${verb.lengthMs / 1_000} s`)
        return this.#take(verb.lengthMs, signal)
    }
  }

  async #say({ text, language }: Say, signal: AbortSignal): Promise<void> {
    const { transcript, timing, earpiece, turns } = this.#line
    const begun: SpeechParts['begun'] = (utterance) => turns.words(utterance, this.#document.receivedAt)
    const speech = new Speech({ transcript, timing, earpiece, begun })
    const { lengthMs } = speech.append(text, true, language)
    this.#tape.push({ speech, fromMs: this.#lengthMs })
    for (let at = 0; at < lengthMs; ) {
      speech.sounds(at)
      const stretchMs = Math.min(lengthMs - at, speech.untilNextSentence(at))
      await this.#hear(speech.sound(at, stretchMs, signal), stretchMs)
      speech.played(stretchMs)
      at += stretchMs
    }
  }

  #take(ms: number, signal: AbortSignal): Promise<void> {
    return this.#hear(timedSounding(this.#line.timing, ms, signal), ms)
  }

  async #hear(sounding: Sounding, ms: number): Promise<void> {
    this.#sounding = sounding
    await sounding.over
    this.#sounding = null
    this.#lengthMs += ms
  }
}
