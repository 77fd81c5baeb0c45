import { type Sounding, timedSounding } from '../sounding.ts'
import { carrierDelay, type Timing } from '../timing.ts'
import type { InputKinds } from '../twiml/verbs.ts'
import type { Answer } from './answer.ts'

/** One message's worth of sound. */
export type Track = Words | Recording

interface Playable {
  readonly lengthMs: number
  /** What stops it. */
  readonly interruptible: InputKinds
  /** True: newer sounds take its place. */
  readonly preemptible: boolean
}

interface Words extends Playable {
  readonly kind: 'words'
  readonly answer: Answer
  readonly text: string
  /** Where in the answer it starts: in characters, and in ms. */
  readonly offset: number
  readonly fromMs: number
  /** True: the answer ends here. */
  readonly last: boolean
  /** False for the greeting, which is no message of the app. */
  readonly reported: boolean
}

interface Recording extends Playable {
  readonly kind: 'recording'
  /** Told as its first sound comes. */
  begun(): void
}

/** Who follows what is played. */
export interface Listeners {
  /** The first sound after a silence. */
  started(): void
  /** A message of the app was played, as far as it was. */
  played(text: string): void
  /** Nothing more is to be played, the last answer is whole. Null: there were only recordings. */
  quiet(answer: Answer | null): void
  /** When the caller wants to cut in, in ms from the first sound; null: not so far. */
  cutInMs(): number | null
  /** That moment has come; afterwards `cutInMs` names another. */
  cutInReached(): void
}

/** A stretch of time in which nothing happens but sound, or in which the first sound is on its way. */
interface Stretch {
  /** Null while the first sound is on its way. */
  readonly sounding: Sounding | null
  readonly over: AbortController
}

/**
 * Plays what the app sends, in order. Between the pieces of an answer that still grows it counts as speaking, so that
 * a slow model is not mistaken for the end. Without timing, everything is played as it comes.
 */
export class Speaker {
  readonly #timing: Timing
  readonly #listeners: Listeners
  #queue: Track[] = []
  #speaking = false
  /** The first sound has come to the caller's ear. */
  #isHere = false
  #stretch: Stretch | null = null
  /** Since the first sound, and of the track that is playing. */
  #elapsedMs = 0
  #trackMs = 0
  #recent: Track | null = null
  #answer: Answer | null = null
  #answerIsWhole = true

  constructor(timing: Timing, listeners: Listeners) {
    this.#timing = timing
    this.#listeners = listeners
  }

  /** From the moment on when the carrier has something to play. */
  get speaking(): boolean {
    return this.#speaking || this.#isOnItsWay
  }

  get #isOnItsWay(): boolean {
    return this.#stretch !== null && this.#stretch.sounding === null
  }

  /** Sound since the first one, in ms. */
  get elapsedMs(): number {
    return this.#elapsedMs + this.#stretchedMs()
  }

  /** What stops the sound of this moment. */
  get interruptible(): InputKinds {
    return (this.#recent ?? this.#queue[0])?.interruptible ?? 'none'
  }

  enqueue(track: Track): void {
    this.#makeWayFor(track)
    this.#queue.push(track)
    if (!this.#stretch) this.#advance()
  }

  /** Looks again when the caller wants to cut in. */
  reconsider(): void {
    if (!this.#stretch || this.#isOnItsWay) return
    this.#endStretch()
    this.#advance()
  }

  /** Stops at once and forgets what was to follow. Gives what was heard of the answer, and the ms of sound. */
  cut(): { heard: string; afterMs: number } {
    this.#endStretch()
    this.#abandon()
    const result = { heard: this.#answer?.heard ?? '', afterMs: this.#elapsedMs }
    this.#queue = []
    this.#silence()
    return result
  }

  /** Plays as far as that takes no time. */
  #advance(): void {
    for (let track = this.#queue[0]; track; track = this.#queue[0]) {
      if (this.#mustWait()) return
      this.#begin(track)
      const restMs = Math.min(track.lengthMs - this.#trackMs, this.#untilNextSentence(track))
      const untilCutInMs = (this.#listeners.cutInMs() ?? Number.POSITIVE_INFINITY) - this.#elapsedMs
      const stretchMs = Math.min(restMs, Math.max(0, untilCutInMs))
      if (this.#timing.assistantPaced && stretchMs > 0) {
        this.#wait(track, stretchMs)
        return
      }
      this.#pass(track, stretchMs)
    }
  }

  /** Whether the first sound after a silence is still on its way to the caller. */
  #mustWait(): boolean {
    const { voiceStartMs } = carrierDelay(this.#timing)
    if (this.#isHere || voiceStartMs === 0) return false
    const over = new AbortController()
    this.#stretchOut({ sounding: null, over }, this.#timing.clock.sleep(voiceStartMs, over.signal), () => {
      this.#isHere = true
    })
    return true
  }

  #begin(track: Track): void {
    if (this.#recent !== track) this.#beginAnother(track)
    if (track.kind === 'words') track.answer.sounds(track.fromMs + this.#trackMs)
  }

  #beginAnother(track: Track): void {
    this.#recent = track
    if (!this.#speaking) {
      this.#speaking = true
      this.#listeners.started()
    }
    if (track.kind === 'recording') {
      track.begun()
      return
    }
    this.#answer = track.answer
    this.#answerIsWhole = false
  }

  #untilNextSentence(track: Track): number {
    if (track.kind === 'recording') return Number.POSITIVE_INFINITY
    return track.answer.untilNextSentence(track.fromMs + this.#trackMs)
  }

  #wait(track: Track, lengthMs: number): void {
    const over = new AbortController()
    const sounding =
      track.kind === 'words'
        ? track.answer.sound(track.fromMs + this.#trackMs, lengthMs, over.signal)
        : timedSounding(this.#timing, lengthMs, over.signal)
    this.#stretchOut({ sounding, over }, sounding.over, () => this.#pass(track, lengthMs))
  }

  #stretchOut(stretch: Stretch, end: Promise<void>, then: () => void): void {
    this.#stretch = stretch
    const resume = () => {
      if (this.#stretch !== stretch) return
      this.#stretch = null
      then()
      this.#advance()
    }
    end.then(resume, () => {})
  }

  #pass(track: Track, ms: number): void {
    this.#count(track, ms)
    const cutInMs = this.#listeners.cutInMs()
    if (cutInMs !== null && this.#elapsedMs >= cutInMs) this.#listeners.cutInReached()
    if (this.#queue[0] === track && this.#trackMs >= track.lengthMs) this.#finish(track)
  }

  #count(track: Track, ms: number): void {
    this.#trackMs += ms
    this.#elapsedMs += ms
    if (track.kind === 'words') track.answer.played(ms)
  }

  #finish(track: Track): void {
    this.#queue.shift()
    this.#trackMs = 0
    if (track.kind === 'words') {
      this.#answerIsWhole = track.last
      if (track.reported && track.text) this.#listeners.played(track.text)
    }
    if (this.#queue.length > 0 || !this.#answerIsWhole) return
    const answer = this.#answer
    this.#silence()
    this.#listeners.quiet(answer)
  }

  /** Takes away what gives way to newer sounds. The pieces of one answer do not replace each other. */
  #makeWayFor(newer: Track): void {
    const stays = (track: Track) =>
      !track.preemptible || (track.kind === 'words' && newer.kind === 'words' && track.answer === newer.answer)
    const [current] = this.#queue
    if (current && !stays(current)) {
      this.#endStretch()
      this.#abandon()
      this.#answerIsWhole = true
    }
    this.#queue = this.#queue.filter(stays)
  }

  /** Accounts for a track that is not played to its end. */
  #abandon(): void {
    const [track] = this.#queue
    if (track?.kind === 'words' && track.reported) {
      const heard = track.answer.heard.slice(track.offset)
      if (heard) this.#listeners.played(heard)
    }
    this.#answer?.cut()
    this.#trackMs = 0
  }

  #silence(): void {
    this.#speaking = false
    this.#isHere = false
    this.#elapsedMs = 0
    this.#recent = null
    this.#answer = null
    this.#answerIsWhole = true
  }

  #endStretch(): void {
    const [track] = this.#queue
    const ms = this.#stretchedMs()
    this.#stretch?.over.abort()
    this.#stretch = null
    if (track && ms > 0) this.#count(track, ms)
  }

  #stretchedMs(): number {
    return this.#stretch?.sounding?.elapsedMs ?? 0
  }
}
