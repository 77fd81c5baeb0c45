import { type Line, pace } from './line.ts'
import { spokenMs, spokenWithin } from './timing.ts'
import type { Utterance } from './transcript.ts'
import type { Playback, Say } from './twiml/verbs.ts'

/** A recording's length is not known without fetching it; it counts as this long. */
export const recordingMs = 1_000

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })

/** Plays verbs one after another and knows what was heard of them when it is cut. */
export class Player {
  readonly #line: Line
  readonly #receivedAt: number
  readonly #startedAt: number
  readonly #tape: { readonly utterance: Utterance; readonly fromMs: number }[] = []
  #lengthMs = 0

  /** `receivedAt` is when the document with these verbs came in. */
  constructor(line: Line, receivedAt: number) {
    this.#line = line
    this.#receivedAt = receivedAt
    this.#startedAt = line.timing.clock.now()
  }

  /** How long it has been playing, in ms. */
  get elapsedMs(): number {
    return this.#line.timing.clock.now() - this.#startedAt
  }

  /** Resolves at the end, and also when the signal stops it; then only what was heard till then counts as heard. */
  async play(verbs: readonly Playback[], signal: AbortSignal): Promise<void> {
    try {
      for (const verb of verbs) await this.#perform(verb, signal)
    } catch (error) {
      if (!signal.aborted) throw error
      this.cutAt(this.elapsedMs)
    }
  }

  /** Takes back what would have been heard later than `ms` after the start. */
  cutAt(ms: number): void {
    for (const { utterance, fromMs } of this.#tape) utterance.heard = spokenWithin(utterance.text, ms - fromMs)
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

  async #say({ text }: Say, signal: AbortSignal): Promise<void> {
    const utterance = this.#line.transcript.utterance(text)
    this.#tape.push({ utterance, fromMs: this.#lengthMs })
    let firstWordMs = this.#line.turns.words(utterance, this.#receivedAt)
    for (const { segment } of sentences.segment(text)) {
      this.#line.transcript.sentence(segment.trim(), firstWordMs)
      firstWordMs = null
      await this.#take(spokenMs(segment), signal)
    }
    utterance.heard = text
  }

  async #take(ms: number, signal: AbortSignal): Promise<void> {
    await pace(this.#line, 'assistant', ms, signal)
    this.#lengthMs += ms
  }
}
