import type { Assistant } from '../../config/schema.ts'
import type { CallState } from '../call-state.ts'
import { wordsFor } from '../caller-words/words-for.ts'
import { anyOf, plainWords } from '../phrases.ts'
import { textsFor } from '../texts/texts-for.ts'
import { languageOf } from './call-language.ts'
import { atLimit } from './call-limit.ts'
import { type Policy, proceed } from './policy.ts'

/** Who says the very same so often in a row is not talking with us. */
const sameWords = 4
/** As the recogniser's profanity filter writes words, many of them. */
const masked = /(?:\p{L}?\*{2,}\p{L}*\W*){2,}/u

/**
 * Insults, and the same words over and over, are answered politely and ever more firmly; after `limits.warnings` of one
 * kind the call ends, or goes to a person. Swearing at one's own lot is no insult.
 */
export function warnings(assistant: Assistant): Policy {
  const insultsIn = insultPatterns()
  return {
    name: 'warnings',
    decide({ text, via }, context) {
      const { state, turn } = context
      const language = languageOf(state, assistant)
      const about = via === 'keypad' ? null : reasonFor(text, language, state)
      if (!about) return proceed
      if (state.warnings[about] >= assistant.limits.warnings) return atLimit(about, assistant, context)
      const { limits } = textsFor(language, assistant)
      const first = state.warnings[about] === 0
      const texts = { abuse: [limits.abuse, limits.abuseAgain], nonsense: [limits.nonsense, limits.nonsenseAgain] }
      const said = texts[about][first ? 0 : 1] ?? ''
      return {
        kind: 'direct',
        text: said,
        interruptible: true,
        because: [{ type: 'caller.warned', turn, about }],
        then: null,
      }
    },
  }

  function reasonFor(text: string, language: string, state: Readonly<CallState>): 'abuse' | 'nonsense' | null {
    if (masked.test(text) || insultsIn(language)(text)) return 'abuse'
    return isOverAndOver(text, state) ? 'nonsense' : null
  }
}

function insultPatterns(): (language: string) => (text: string) => boolean {
  const made = new Map<string, (text: string) => boolean>()
  return (language) => {
    const known = made.get(language) ?? insultPattern(language)
    made.set(language, known)
    return known
  }
}

function insultPattern(language: string): (text: string) => boolean {
  const insults = wordsFor(language)?.insults.map(plainWords)
  if (!insults) return () => false
  const pattern = anyOf(insults)
  return (text) => plainWords(text).search(pattern) >= 0
}

function isOverAndOver(text: string, { turns, form }: Readonly<CallState>): boolean {
  const said = plainWords(text)
  if (said === '' || form) return false
  const before = turns.slice(1 - sameWords)
  return before.length === sameWords - 1 && before.every(({ input }) => plainWords(input) === said)
}
