import { callLanguages, firstPart } from '../../config/languages.ts'
import type { Assistant } from '../../config/schema.ts'
import type { CallState } from '../call-state.ts'
import { onlyOf, wordsFor } from '../caller-words/words-for.ts'
import type { LanguageChange } from '../events.ts'
import { plainWords } from '../phrases.ts'
import { textsFor } from '../texts/texts-for.ts'
import { languageOf } from './call-language.ts'
import { heardLanguage } from './heard-language.ts'
import { type Decision, type Policy, proceed } from './policy.ts'

/**
 * The call changes to another of its languages when the caller asks for it, presses its key before anything was said,
 * or plainly speaks it: in several words at once, or in two turns one after the other. Words that were heard to be in
 * another language get their answer in it.
 */
export function languageChoice(assistant: Assistant): Policy {
  const known = callLanguages(assistant)
  const codes = known.map(({ code }) => code)
  if (codes.length < 2) return { name: 'language-choice', decide: () => proceed }
  const requests = codes.map((code) => ({ code, ...requestsFor(code, codes) }))

  function change(code: string, turn: number, because: LanguageChange): Decision {
    return {
      kind: 'direct',
      text: because === 'heard' ? '' : textsFor(code, assistant).language.switched,
      interruptible: true,
      because: [{ type: 'language.changed', turn, language: code, because }],
      then: { kind: 'language', language: code },
    }
  }

  function heard(text: string, recognised: string | null, current: string, state: Readonly<CallState>): string | null {
    const others = codes.filter((code) => code !== current)
    const now = heardLanguage(text, current, others, recognised)
    if (!now || now.how === 'clear') return now?.code ?? null
    const before = heardLanguage(state.turns.at(-1)?.input ?? '', current, others, null)
    return before?.code === now.code ? now.code : null
  }

  return {
    name: 'language-choice',
    decide({ text, via, language: recognised = null }, { state, turn }) {
      if (text === '') return proceed
      const current = languageOf(state, assistant)
      if (via === 'keypad') {
        const chosen = state.turns.length === 0 ? known.find(({ key }) => key === text) : undefined
        return chosen && chosen.code !== current ? change(chosen.code, turn, 'key') : proceed
      }
      const asked = requests.find(({ asks }) => asks(text))
      if (asked && asked.code !== current) return change(asked.code, turn, 'asked')
      if (asked?.asksOnly(text)) {
        const reply = textsFor(current, assistant).language.switched
        return { kind: 'direct', text: reply, interruptible: true, because: [], then: null }
      }
      const code = asked ? null : heard(text, recognised, current, state)
      return code ? change(code, turn, 'heard') : proceed
    },
  }
}

interface Requests {
  /** Whether the words ask for the language, with more behind it perhaps. */
  readonly asks: (text: string) => boolean
  /** Whether they ask for nothing else. */
  readonly asksOnly: (text: string) => boolean
}

/** How a language is asked for in each of the languages of the calls. */
function requestsFor(target: string, codes: readonly string[]): Requests {
  const tests = [...new Set(codes.map(firstPart))].flatMap((asking) => {
    const words = wordsFor(asking)
    const names = words?.languages[firstPart(target)] ?? []
    if (!words || names.length === 0) return []
    const phrases = words.asksForLanguage.flatMap((phrase) => names.map((name) => phrase.replace('{}', name)))
    const anywhere = phrases.filter((phrase) => !phrase.endsWith(' $')).map(plainWords)
    const alone = [...names, ...phrases].map(plainWords)
    const pattern = new RegExp(`(?:^| )(?:${anywhere.join('|')})(?: |$)`)
    const only = onlyOf(alone, [...words.around, ...words.politeness])
    return [{ asks: (text: string) => pattern.test(plainWords(text)) || only(text), asksOnly: only }]
  })
  return {
    asks: (text) => tests.some(({ asks }) => asks(text)),
    asksOnly: (text) => tests.some(({ asksOnly }) => asksOnly(text)),
  }
}
