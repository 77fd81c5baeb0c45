import type { Clock } from '../lib/clock.ts'
import type { Utterance } from './transcript.ts'

/** What followed on something the caller did. */
export interface Turn {
  /** What the caller heard, one text for each thing said, in order. */
  readonly heard: readonly string[]
  /** From the end of the caller's words to the arrival of the document with the first words; null without words. */
  readonly firstWordMs: number | null
  /** From the end of the caller's words until the assistant listened again or the call was over. */
  readonly totalMs: number
  readonly outcome: 'listening' | 'ended'
}

/** A turn that is not over yet. */
export interface OpenTurn {
  readonly result: Promise<Turn>
}

interface Recording {
  readonly settle: PromiseWithResolvers<Turn>
  readonly utterances: Utterance[]
  startedAt: number
  firstWordAt: number | null
}

/** Sorts what the assistant says into turns, at most one of which is running. */
export class Turns {
  readonly #clock: Clock
  readonly #open = new Map<OpenTurn, Recording>()
  #running: OpenTurn | null = null
  #listenings = 0

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** How often the assistant has listened so far. */
  get listenings(): number {
    return this.#listenings
  }

  /** True while something of the caller waits for the assistant's answer, or hears it. */
  get running(): boolean {
    return this.#running !== null
  }

  /** A turn that waits for its start. Its promise may be left alone, even when it fails. */
  open(): OpenTurn {
    const settle = Promise.withResolvers<Turn>()
    settle.promise.catch(() => {})
    const turn = { result: settle.promise }
    this.#open.set(turn, { settle, utterances: [], startedAt: this.#clock.now(), firstWordAt: null })
    return turn
  }

  start(turn: OpenTurn): void {
    const recording = this.#open.get(turn)
    if (!recording) return
    recording.startedAt = this.#clock.now()
    this.#running = turn
  }

  /**
   * The assistant begins to say something from a document that came in at `receivedAt`. Gives the delay of the turn's
   * first word when this is it.
   */
  words(utterance: Utterance, receivedAt: number): number | null {
    const recording = this.#running && this.#open.get(this.#running)
    recording?.utterances.push(utterance)
    if (!recording || recording.firstWordAt !== null) return null
    recording.firstWordAt = receivedAt
    return receivedAt - recording.startedAt
  }

  /** The assistant listens: the running turn is over. */
  listening(): void {
    this.#listenings++
    if (this.#running) this.#finish(this.#running, 'listening')
    this.#running = null
  }

  /** The call is over, and with it every turn, also those that never started. */
  end(failure: unknown): void {
    for (const [turn, { settle }] of this.#open) {
      if (failure) settle.reject(failure)
      else this.#finish(turn, 'ended')
    }
    this.#open.clear()
  }

  #finish(turn: OpenTurn, outcome: Turn['outcome']): void {
    const recording = this.#open.get(turn)
    if (!recording) return
    this.#open.delete(turn)
    const { settle, utterances, startedAt, firstWordAt } = recording
    settle.resolve({
      heard: utterances.map(({ heard }) => heard).filter(Boolean),
      firstWordMs: firstWordAt === null ? null : firstWordAt - startedAt,
      totalMs: this.#clock.now() - startedAt,
      outcome,
    })
  }
}
