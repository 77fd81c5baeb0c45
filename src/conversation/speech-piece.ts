import type { SpokenSentence } from './call-state.ts'

/** A stretch of an answer in both its forms, ready to be spoken. */
export interface SpeechPiece extends SpokenSentence {
  /** True on the piece that makes a sentence whole. */
  readonly endsSentence: boolean
  /** BCP 47 tag, where it is not in the language of the request. */
  readonly language?: string
}

/** Cuts a growing text into pieces that are ready to be spoken; how it grows makes no difference. */
export interface SpeechStream {
  push(delta: string): readonly SpeechPiece[]
  end(): readonly SpeechPiece[]
}
