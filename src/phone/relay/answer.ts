import { Speech, type SpeechParts } from '../speech.ts'

/** All text of the app up to its `last: true`. */
export class Answer extends Speech {
  /** How many inputs of the caller the app knew of when it began. */
  readonly ask: number

  constructor(ask: number, parts: SpeechParts) {
    super(parts)
    this.ask = ask
  }
}
