import { EventEmitter, once } from 'node:events'
import type { Clock } from '../lib/clock.ts'
import { charactersWithin, spokenMs } from './timing.ts'

/** What whoever speaks for the assistant, such as a browser, tells of a sentence. */
export interface VoiceReport {
  /** The sentence's id. */
  readonly sentence: number
  /** `failed`: it cannot be spoken, and so takes as long as it would. */
  readonly at: 'begun' | 'spoken' | 'ended' | 'failed'
  /** How many characters of it were heard; for `spoken`. */
  readonly characters: number
}

/** How far a sentence has come in somebody's ear. */
export interface EarProgress {
  /** How many of its characters were heard. */
  readonly characters: number
  readonly isOver: boolean
  /** Resolves when more is known. Rejects with the signal's reason. */
  changed(signal: AbortSignal): Promise<void>
  /** It will not be spoken any further. */
  close(): void
}

/** A voice that is loaded from the network takes its time; whoever is silent longer is not heard. */
const silentMs = 3_000
/** Voices speak at half of our speed at worst. */
const slowestFactor = 2

/**
 * The ear of a caller for whom somebody else speaks the assistant's sentences: what was heard is what that voice
 * reports. A sentence that it does not begin within 3 s, or does not get on with, takes as long as it would.
 */
export class Earpiece {
  readonly #clock: Clock
  readonly #open = new Map<number, Progress>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** The voice was told to speak a sentence. */
  begin(id: number, text: string): EarProgress {
    const progress = new Progress(this.#clock, text, () => this.#open.delete(id))
    this.#open.set(id, progress)
    return progress
  }

  /** Reports on sentences that are over, or that nobody knows, change nothing. */
  report({ sentence, at, characters }: VoiceReport): void {
    this.#open.get(sentence)?.report(at, characters)
  }
}

class Progress implements EarProgress {
  isOver = false
  readonly #clock: Clock
  readonly #text: string
  readonly #onOver: () => void
  readonly #changes = new EventEmitter()
  #watch = new AbortController()
  #reported = 0
  /** Since when time alone tells how much was heard, and how much had been heard by then. */
  #timed: { readonly since: number; readonly from: number } | null = null

  constructor(clock: Clock, text: string, onOver: () => void) {
    this.#clock = clock
    this.#text = text
    this.#onOver = onOver
    this.#after(silentMs, () => this.#letTimeTell())
  }

  get characters(): number {
    if (!this.#timed) return this.#reported
    const { since, from } = this.#timed
    return Math.min(from + charactersWithin(this.#clock.now() - since), this.#text.length)
  }

  async changed(signal: AbortSignal): Promise<void> {
    await once(this.#changes, 'change', { signal })
  }

  report(at: VoiceReport['at'], characters: number): void {
    if (this.isOver) return
    if (at === 'ended') this.#end()
    else if (at === 'failed') this.#letTimeTell()
    else this.#note(at === 'begun' ? 0 : characters)
  }

  close(): void {
    this.isOver = true
    this.#watch.abort()
    this.#onOver()
  }

  #note(characters: number): void {
    this.#reported = Math.min(Math.max(this.characters, characters), this.#text.length)
    this.#timed = null
    this.#after(this.#restMs() * slowestFactor + silentMs, () => this.#end())
    this.#changes.emit('change')
  }

  #restMs(): number {
    return spokenMs(this.#text.slice(this.#reported))
  }

  #letTimeTell(): void {
    if (this.#timed) return
    this.#timed = { since: this.#clock.now(), from: this.#reported }
    this.#after(this.#restMs(), () => this.#end())
  }

  #end(): void {
    this.#reported = this.#text.length
    this.#timed = null
    this.close()
    this.#changes.emit('change')
  }

  #after(ms: number, act: () => void): void {
    this.#watch.abort()
    this.#watch = new AbortController()
    this.#clock.sleep(ms, this.#watch.signal).then(act, () => {})
  }
}
