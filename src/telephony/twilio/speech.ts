import { type CallLanguage, callLanguage } from '../../config/languages.ts'
import type { Assistant } from '../../config/schema.ts'
import { describeVoice } from '../../config/voices.ts'
import { splitForVoice } from './split-text.ts'
import { type Twiml, verb } from './twiml.ts'

/** How the assistant sounds on the webhook line. */
export interface Speech {
  /** The configured language for a tag; for null the one that calls begin in. */
  language(tag: string | null): CallLanguage
  /** Says a text in the voice of a language. */
  say(text: string, tag: string | null): Twiml[]
}

/** Looks up each language once: documents are made in every turn. */
export function createSpeech(assistant: Assistant): Speech {
  const known = new Map<string, CallLanguage>()

  function language(tag: string | null): CallLanguage {
    const wanted = tag ?? assistant.language
    const found = known.get(wanted) ?? callLanguage(assistant, wanted)
    // Tags come from our own settings and log, so these are few.
    known.set(wanted, found)
    return found
  }

  return {
    language,
    say(text, tag) {
      const { voice, code } = language(tag)
      const pieces = splitForVoice(text, describeVoice(voice).maxCharacters)
      return pieces.map((piece) => verb('Say', { voice, language: code }, piece))
    },
  }
}
