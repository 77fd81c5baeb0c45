import { EventEmitter, once } from 'node:events'
import type { EarProgress, Earpiece } from './earpiece.ts'
import { type Sounding, timedSounding } from './sounding.ts'
import { charactersWithin, spokenWithin, type Timing, wholeMsFor } from './timing.ts'
import type { Transcript, Utterance } from './transcript.ts'

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })

export interface SpeechParts {
  readonly timing: Timing
  readonly transcript: Transcript
  /** Tells how much was heard; null: time does. */
  readonly earpiece: Earpiece | null
  /** Told of the first sound; gives the delay of the turn's first word when this is it. */
  begun(utterance: Utterance): number | null
}

/** A sentence as it was told. */
interface ToldSentence {
  readonly id: number
  /** Where it starts and ends in the speech, and how many blanks are before its first word. */
  readonly from: number
  readonly to: number
  readonly blanks: number
  /** Null where time tells. */
  readonly progress: EarProgress | null
  heardWhole: boolean
}

/** Words that are said in one breath; they may come in pieces while the beginning is already heard. */
export class Speech {
  readonly #parts: SpeechParts
  readonly #changes = new EventEmitter()
  readonly #languages: { readonly from: number; readonly language: string | null }[] = []
  readonly #told: ToldSentence[] = []
  #utterance: Utterance | null = null
  #firstWordMs: number | null = null
  #text = ''
  #isComplete = false
  #playedMs = 0
  /** Characters whose sound has begun, and characters that were told of. */
  #begun = 0
  #toldTo = 0

  constructor(parts: SpeechParts) {
    this.#parts = parts
  }

  /** What was heard so far, in whole words. */
  get heard(): string {
    return spokenWithin(this.#text, this.#playedMs)
  }

  /**
   * Adds a piece. Gives where it starts in the text and in time, and how long it takes in whole ms, without drift over
   * pieces.
   */
  append(piece: string, last: boolean, language: string | null): { offset: number; fromMs: number; lengthMs: number } {
    const offset = this.#text.length
    const fromMs = wholeMsFor(offset)
    if (this.#languages.at(-1)?.language !== language) this.#languages.push({ from: offset, language })
    this.#text += piece
    this.#isComplete = last
    if (this.#utterance) this.#utterance.text = this.#text
    this.#tellSentences()
    return { offset, fromMs, lengthMs: wholeMsFor(this.#text.length) - fromMs }
  }

  /** What begins at `ms` sounds from now on. */
  sounds(ms: number): void {
    if (!this.#utterance && this.#text) {
      this.#utterance = this.#parts.transcript.utterance(this.#text)
      this.#firstWordMs = this.#parts.begun(this.#utterance)
    }
    this.#begun = Math.max(this.#begun, charactersWithin(ms) + 1)
    this.#tellSentences()
  }

  /** How long nothing new begins from `ms` on: to the start of the next sentence, as far as one is known. */
  untilNextSentence(ms: number): number {
    const at = charactersWithin(ms)
    for (const { segment, index } of sentences.segment(this.#text.slice(this.#toldTo))) {
      const start = this.#toldTo + index
      if (start > at && segment.trim()) return wholeMsFor(start) - ms
    }
    return Number.POSITIVE_INFINITY
  }

  /** Lets a stretch of it sound, which no sentence begins in but at its start. */
  sound(fromMs: number, lengthMs: number, signal: AbortSignal): Sounding {
    const { timing, earpiece } = this.#parts
    if (!earpiece || !timing.assistantPaced) return timedSounding(timing, lengthMs, signal)
    const elapsedMs = () => Math.min(Math.max(this.#reachedMs() - fromMs, 0), lengthMs)
    return {
      over: this.#reach(fromMs + lengthMs, signal),
      get elapsedMs() {
        return elapsedMs()
      },
    }
  }

  /** So much more of it was played. */
  played(ms: number): void {
    this.#playedMs += ms
    if (this.#utterance) this.#utterance.heard = this.heard
    for (const told of this.#told) if (wholeMsFor(told.to) <= this.#playedMs) this.#tellHeard(told)
  }

  /** Nothing more comes of it. `playedMs` is how much of it was heard. */
  cut(playedMs = this.#playedMs): void {
    this.#playedMs = playedMs
    this.#isComplete = true
    this.#tellSentences()
    if (this.#utterance) this.#utterance.heard = this.heard
    for (const { progress } of this.#told) progress?.close()
    const last = this.#told.findLast(({ from }) => wholeMsFor(from) <= playedMs)
    if (last && wholeMsFor(last.to) > playedMs) this.#tellCut(last)
  }

  /** A sentence is told once it has begun to sound and its end is known. */
  #tellSentences(): void {
    for (const { segment } of sentences.segment(this.#text.slice(this.#toldTo))) {
      const [from, to] = [this.#toldTo, this.#toldTo + segment.length]
      if (!(this.#isComplete || to < this.#text.length) || from >= this.#begun) return
      this.#toldTo = to
      if (segment.trim()) this.#tell(segment, from, to)
      this.#changes.emit('change')
    }
  }

  #tell(segment: string, from: number, to: number): void {
    const { transcript, earpiece } = this.#parts
    const text = segment.trim()
    const language = this.#languages.findLast((change) => change.from <= from)?.language ?? null
    const id = transcript.nextSentence()
    // Before whoever speaks it is told, so that no report comes too early.
    const progress = earpiece?.begin(id, text) ?? null
    const blanks = segment.length - segment.trimStart().length
    this.#told.push({ id, from, to, blanks, progress, heardWhole: false })
    const firstWordMs = this.#firstWordMs
    this.#firstWordMs = null
    transcript.sentence({ id, text, language, firstWordMs })
  }

  #tellHeard(told: ToldSentence): void {
    if (told.heardWhole) return
    told.heardWhole = true
    this.#parts.transcript.heard(told.id, this.#text.slice(told.from, told.to).trim(), '')
  }

  #tellCut({ id, from }: ToldSentence): void {
    const said = this.heard.slice(from).trim()
    this.#parts.transcript.heard(id, said, this.#text.slice(from).trim().slice(said.length).trim())
  }

  /** How far the ear has come, in ms. */
  #reachedMs(): number {
    const newest = this.#told.at(-1)
    const rest = this.#text.slice(this.#toldTo)
    if (!newest) return this.#isComplete && !rest.trim() ? wholeMsFor(this.#text.length) : 0
    const { from, blanks, progress } = newest
    if (!progress?.isOver)
      return wholeMsFor(progress && progress.characters > 0 ? from + blanks + progress.characters : from)
    return wholeMsFor(this.#isComplete && !rest.trim() ? this.#text.length : this.#toldTo)
  }

  async #reach(ms: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    while (this.#reachedMs() < ms) {
      const newest = this.#told.at(-1)?.progress
      const more = new AbortController()
      const either = AbortSignal.any([signal, more.signal])
      const changes = [once(this.#changes, 'change', { signal: either }), ...(newest ? [newest.changed(either)] : [])]
      try {
        await Promise.race(changes)
      } finally {
        more.abort()
        await Promise.allSettled(changes)
      }
    }
  }
}
