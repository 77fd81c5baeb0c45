import type { Assistant } from '../config/schema.ts'
import { toSpoken } from './speakable/to-spoken.ts'
import type { SpeechPiece } from './speech-piece.ts'

/** What is said in the place of what must not be, each piece a sentence. */
export interface Correction {
  /** For what nothing bears out: that it is not certain, and what to do. */
  readonly invention: readonly SpeechPiece[]
  /** For what was not done: that it was not, and what to do. */
  readonly claim: readonly SpeechPiece[]
}

/** The corrections in the language of the settings. */
export function correctionOf({ prompts, language }: Pick<Assistant, 'prompts' | 'language'>): Correction {
  const pieces = (texts: readonly string[]) =>
    texts.map((text) => ({ text, spoken: toSpoken(text, language), endsSentence: true, language }))
  return {
    invention: pieces([prompts.uncertain, prompts.nextStep]),
    claim: pieces([prompts.notDone, prompts.nextStep]),
  }
}
