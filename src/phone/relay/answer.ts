import { spokenMs, spokenWithin } from '../timing.ts'
import type { Transcript, Utterance } from '../transcript.ts'

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })

export interface AnswerParts {
  readonly transcript: Transcript
  /** How many inputs of the caller the app knew of when it began. */
  readonly ask: number
  /** Told of the first sound; gives the delay of the turn's first word when this is it. */
  begun(utterance: Utterance): number | null
}

/** All text of the app up to its `last: true`, which comes in pieces while the beginning is already heard. */
export class Answer {
  readonly ask: number
  readonly #parts: AnswerParts
  #utterance: Utterance | null = null
  #firstWordMs: number | null = null
  #text = ''
  #complete = false
  #playedMs = 0
  /** Characters whose playing has begun, and characters told to the observer. */
  #begun = 0
  #told = 0

  constructor(parts: AnswerParts) {
    this.ask = parts.ask
    this.#parts = parts
  }

  /** What was heard so far, in whole words. */
  get heard(): string {
    return spokenWithin(this.#text, this.#playedMs)
  }

  /** Adds a piece. Gives where it starts in the text, and how long it takes in whole ms, without drift over pieces. */
  append(token: string, last: boolean): { offset: number; lengthMs: number } {
    const offset = this.#text.length
    const before = Math.ceil(spokenMs(this.#text))
    this.#text += token
    this.#complete = last
    if (this.#utterance) this.#utterance.text = this.#text
    this.#tellSentences()
    return { offset, lengthMs: Math.ceil(spokenMs(this.#text)) - before }
  }

  /** The piece at `offset` begins to sound. */
  begin(offset: number): void {
    if (!this.#utterance && this.#text) {
      this.#utterance = this.#parts.transcript.utterance(this.#text)
      this.#firstWordMs = this.#parts.begun(this.#utterance)
    }
    this.#begun = Math.max(this.#begun, offset + 1)
    this.#tellSentences()
  }

  /** So much more of it was played. */
  played(ms: number): void {
    this.#playedMs += ms
    if (this.#utterance) this.#utterance.heard = this.heard
  }

  /** Nothing more comes of it. */
  cut(): void {
    this.#complete = true
    this.#tellSentences()
  }

  /** A sentence is told once it has begun to sound and its end is known. */
  #tellSentences(): void {
    for (const { segment } of sentences.segment(this.#text.slice(this.#told))) {
      const endKnown = this.#complete || this.#told + segment.length < this.#text.length
      if (!endKnown || this.#told >= this.#begun) return
      this.#told += segment.length
      if (!segment.trim()) continue
      this.#parts.transcript.sentence(segment.trim(), this.#firstWordMs)
      this.#firstWordMs = null
    }
  }
}
