import type { CallState } from '../call-state.ts'
import { onlyOf, wordsFor } from '../caller-words/words-for.ts'
import { type Policy, proceed } from './policy.ts'

/** A language, by its BCP 47 tag, with what is said at the end of a call in it. */
export interface GoodbyeSettings {
  /** The language that is being spoken; one without closing words never ends a call by them. */
  readonly languageOf: (state: Readonly<CallState>) => string
  readonly farewellIn: (language: string) => string
}

/**
 * "No, thank you" after the closing question, or "goodbye" at any time, ends the call; nothing may be left over in the
 * words ("no, what about parking?" asks something). "No" to any other question is an answer, and thanks alone end nothing.
 */
export function goodbye({ languageOf, farewellIn }: GoodbyeSettings): Policy {
  const patterns = new Map<string, ClosingPatterns | null>()
  return {
    name: 'goodbye',
    decide(input, { state, turn }) {
      const language = languageOf(state)
      const closing = patterns.has(language) ? patterns.get(language) : closingPatterns(language)
      patterns.set(language, closing ?? null)
      if (!closing) return proceed
      const closes = closing.anyTime(input.text) || (state.closingAsked && closing.afterClosing(input.text))
      if (!closes) return proceed
      const { text, confidence } = input
      const because = { type: 'caller.said', turn, text, via: input.via, confidence } as const
      return { kind: 'end', text: farewellIn(language), reason: 'assistant', because }
    },
  }
}

interface ClosingPatterns {
  readonly anyTime: (said: string) => boolean
  readonly afterClosing: (said: string) => boolean
}

function closingPatterns(language: string): ClosingPatterns | null {
  const words = wordsFor(language)
  if (!words) return null
  return {
    anyTime: onlyOf(words.goodbye, [...words.around, ...words.done]),
    afterClosing: onlyOf([...words.done, ...words.goodbye], words.around),
  }
}
