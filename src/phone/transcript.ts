import type { Clock } from '../lib/clock.ts'
import type { DialStage } from './dial/person.ts'

/** One thing that happened on the line. `offsetMs` counts from the start of the call. */
export type Entry = AssistantEntry | CallerEntry | LineEntry

interface AssistantEntry {
  readonly who: 'assistant'
  readonly offsetMs: number
  /** What the assistant was told to say. */
  readonly text: string
  /** What the caller heard of it: all of it, or whole words from its start. */
  readonly heard: string
}

export interface CallerEntry {
  readonly who: 'caller'
  readonly offsetMs: number
  readonly via: 'speech' | 'keypad'
  readonly text: string
}

export interface LineEntry {
  readonly who: 'line'
  readonly offsetMs: number
  readonly event: LineEvent
  /** The address played, the number called, the carrier's complaint; empty where there is nothing to add. */
  readonly detail: string
}

/**
 * `silence` a time-out passed; `ringing`, `whispering` and `connected` at somebody whom the caller is put through to, who
 * hears each `whisper`, and `dial` how that ended; `fault` the carrier refused something; the other names speak for
 * themselves.
 */
export type LineEvent =
  | 'silence'
  | 'pause'
  | 'play'
  | DialStage
  | 'whisper'
  | 'dial'
  | 'record'
  | 'fault'
  | 'rejected'
  | 'caller-hung-up'
  | 'assistant-hung-up'

/** Watches a call go on. */
export interface CallObserver {
  /** A sentence of the assistant, as its first sound comes. `firstWordMs` (see `Turn`) comes with a turn's first. */
  sentence(text: string, firstWordMs: number | null): void
  caller(entry: CallerEntry): void
  line(entry: LineEntry): void
}

/** An utterance being spoken; `heard` grows or is cut, and so may `text` while words still come in. */
export type Utterance = AssistantEntry & { text: string; heard: string }

/** Writes a call down as it goes and tells its observer. */
export class Transcript {
  readonly entries: Entry[] = []
  readonly #clock: Clock
  readonly #startedAt: number
  readonly #observer: CallObserver | null

  constructor(clock: Clock, observer: CallObserver | null) {
    this.#clock = clock
    this.#startedAt = clock.now()
    this.#observer = observer
  }

  utterance(text: string): Utterance {
    const entry: Utterance = { who: 'assistant', offsetMs: this.#offsetMs(), text, heard: '' }
    this.entries.push(entry)
    return entry
  }

  sentence(text: string, firstWordMs: number | null): void {
    this.#observer?.sentence(text, firstWordMs)
  }

  caller(via: CallerEntry['via'], text: string): void {
    const entry: CallerEntry = { who: 'caller', offsetMs: this.#offsetMs(), via, text }
    this.entries.push(entry)
    this.#observer?.caller(entry)
  }

  line(event: LineEvent, detail = ''): void {
    const entry: LineEntry = { who: 'line', offsetMs: this.#offsetMs(), event, detail }
    this.entries.push(entry)
    this.#observer?.line(entry)
  }

  #offsetMs(): number {
    return this.#clock.now() - this.#startedAt
  }
}
