import { EventEmitter, once } from 'node:events'
import type { OpenTurn } from './turns.ts'

/** Something the caller does. `turn` is what follows on it. */
export type CallerInput = (Speech | Keys | Silence) & {
  readonly turn: OpenTurn
  /**
   * Null: the caller lets the assistant finish. Otherwise the caller cuts in once what is played inside the next
   * listening has gone on for so many ms. What is played elsewhere cannot be cut; the input waits.
   */
  readonly bargeInAfterMs: number | null
}

export interface Speech {
  readonly kind: 'speech'
  readonly text: string
  /** From 0 to 1; null where the recogniser gives none. */
  readonly confidence: number | null
}

export interface Keys {
  readonly kind: 'keys'
  readonly digits: string
}

export interface Silence {
  readonly kind: 'silence'
}

/** What the caller has done and the line has not yet taken, in order. */
export class CallerInbox {
  readonly #inputs: CallerInput[] = []
  readonly #arrivals = new EventEmitter()

  push(input: CallerInput): void {
    this.#inputs.push(input)
    this.#arrivals.emit('input')
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
