import type { Assistant } from '../config/schema.ts'
import { toSpoken } from './speakable/to-spoken.ts'
import type { SpeechPiece } from './speech-piece.ts'

/** What is said in the place of an invention, in the language of the settings: that it is not certain, and what to do. */
export function correctionOf({ prompts, language }: Pick<Assistant, 'prompts' | 'language'>): readonly SpeechPiece[] {
  return [prompts.uncertain, prompts.nextStep].map((text) => ({
    text,
    spoken: toSpoken(text, language),
    endsSentence: true,
    language,
  }))
}
