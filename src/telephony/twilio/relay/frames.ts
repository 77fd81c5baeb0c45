import type { Handoff, SpokenPiece } from '../../../conversation/spoken-line.ts'

/** A `text` frame: words to be spoken, after what is queued already. */
export function textFrame({ text, last, language, interruptible }: SpokenPiece): string {
  return JSON.stringify({ type: 'text', token: text, last, lang: language, interruptible })
}

/** A `language` frame: from now on speech is understood, and by default spoken, in this language. */
export function languageFrame(language: string): string {
  return JSON.stringify({ type: 'language', ttsLanguage: language, transcriptionLanguage: language })
}

/** An `end` frame: Twilio closes the session and requests the action URL, with `handoff` as its `HandoffData`. */
export function endFrame({ reason }: Handoff): string {
  return JSON.stringify({ type: 'end', handoffData: JSON.stringify({ reason }) })
}
