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
 * hears each `whisper`, and `dial` how that ended; `led` the app led the live call to another document; `fault` the
 * carrier refused something; the other names speak for themselves.
 */
export type LineEvent =
  | 'silence'
  | 'pause'
  | 'play'
  | DialStage
  | 'whisper'
  | 'dial'
  | 'record'
  | 'led'
  | 'fault'
  | 'rejected'
  | 'caller-hung-up'
  | 'assistant-hung-up'

/** A sentence of the assistant, as its first sound comes. */
export interface SaidSentence {
  /** Its place among the sentences of the call, from 1. */
  readonly id: number
  readonly text: string
  /** Of the voice, as far as the app names one: a language tag. */
  readonly language: string | null
  /** Of the turn (see `Turn`), with its first sentence; null with the others. */
  readonly firstWordMs: number | null
}

/**
 * `ringing` until the app has answered; `speaking` covers all that is not listening: the assistant speaks, or is still
 * thinking.
 */
export type CallState = 'ringing' | 'speaking' | 'listening' | 'ended'

/** Watches a call go on. */
export interface CallObserver {
  sentence(sentence: SaidSentence): void
  /**
   * A sentence was played, or cut: `heard` of it in whole words, and `unheard` of it and all that was to follow in the
   * same breath. A sentence may be taken back that counted as heard.
   */
  heard(id: number, heard: string, unheard: string): void
  caller(entry: CallerEntry): void
  line(entry: LineEntry): void
  state(state: CallState): void
}

/** An utterance being spoken; `heard` grows or is cut, and so may `text` while words still come in. */
export type Utterance = AssistantEntry & { text: string; heard: string }

/** Writes a call down as it goes and tells its observer. */
export class Transcript {
  readonly entries: Entry[] = []
  readonly #clock: Clock
  readonly #startedAt: number
  readonly #observer: Partial<CallObserver>
  #sentences = 0

  constructor(clock: Clock, observer: Partial<CallObserver>) {
    this.#clock = clock
    this.#startedAt = clock.now()
    this.#observer = observer
  }

  utterance(text: string): Utterance {
    const entry: Utterance = { who: 'assistant', offsetMs: this.#offsetMs(), text, heard: '' }
    this.entries.push(entry)
    return entry
  }

  /** The id of the sentence that is told next. */
  nextSentence(): number {
    this.#sentences += 1
    return this.#sentences
  }

  sentence(sentence: SaidSentence): void {
    this.#observer.sentence?.(sentence)
  }

  heard(id: number, heard: string, unheard: string): void {
    this.#observer.heard?.(id, heard, unheard)
  }

  caller(via: CallerEntry['via'], text: string): void {
    const entry: CallerEntry = { who: 'caller', offsetMs: this.#offsetMs(), via, text }
    this.entries.push(entry)
    this.#observer.caller?.(entry)
  }

  line(event: LineEvent, detail = ''): void {
    const entry: LineEntry = { who: 'line', offsetMs: this.#offsetMs(), event, detail }
    this.entries.push(entry)
    this.#observer.line?.(entry)
  }

  #offsetMs(): number {
    return this.#clock.now() - this.#startedAt
  }
}
