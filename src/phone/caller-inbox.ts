import { EventEmitter, once } from 'node:events'
import type { OpenTurn } from './turns.ts'
import type { WordsToCome } from './words-to-come.ts'

/** Something the caller does. `turn` is what follows on it. */
export type CallerInput = CallerAction & {
  readonly turn: OpenTurn
  /**
   * Null: the caller lets the assistant finish. Otherwise the caller cuts in once what is played has gone on for so
   * many ms. On the webhook line only what is played inside a listening can be cut; elsewhere the input waits.
   */
  readonly bargeInAfterMs: number | null
}

/** An input of which a `<Gather>` takes notice. */
export type HeardInput = Exclude<CallerInput, { kind: 'noise' | 'speaking' }>

export type CallerAction = Speech | Speaking | Keys | Silence | Noise

export interface Speech {
  readonly kind: 'speech'
  readonly text: string
  /** What the recogniser makes of it on the way, each holding all words so far. Only the relay line has use for them. */
  readonly partials: readonly string[]
  /** From 0 to 1; null where the recogniser gives none. */
  readonly confidence: number | null
  /** The words took their time while they came in. */
  readonly wasLive?: true
}

/** The caller has begun to speak; the words are still to come. */
export interface Speaking {
  readonly kind: 'speaking'
  readonly words: WordsToCome
  readonly confidence: number | null
}

export interface Keys {
  readonly kind: 'keys'
  readonly digits: string
}

interface Silence {
  readonly kind: 'silence'
}

/** A sound without words. */
interface Noise {
  readonly kind: 'noise'
}

/** What the caller has done and the line has not yet taken, in order. */
export class CallerInbox {
  readonly #inputs: CallerInput[] = []
  readonly #arrivals = new EventEmitter()

  push(input: CallerInput): void {
    this.#inputs.push(input)
    this.#arrivals.emit('input')
  }

  /** The oldest input. */
  get head(): CallerInput | null {
    return this.#inputs[0] ?? null
  }

  /** Calls back at each input from now on, until what it gives is called. */
  watch(listener: () => void): () => void {
    this.#arrivals.on('input', listener)
    return () => this.#arrivals.off('input', listener)
  }

  /** The oldest input, waited for, left in its place. Rejects when the signal is aborted. */
  async peek(signal: AbortSignal): Promise<CallerInput> {
    for (;;) {
      const [input] = this.#inputs
      if (input) return input
      await once(this.#arrivals, 'input', { signal })
    }
  }

  /** Takes the oldest input away. */
  shift(): void {
    this.#inputs.shift()
  }
}
