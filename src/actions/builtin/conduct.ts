import { z } from 'zod'
import type { Action } from '../../conversation/actions.ts'
import { saysGoodbye } from '../../conversation/caller-words/says-goodbye.ts'
import { defineAction, doneAnd } from '../define-action.ts'
import type { CallerWords, CommonTextsIn } from '../ports.ts'
import { textsIn } from './texts/in-language.ts'

export interface ConductParts {
  /** BCP 47 tags of the languages that a call can change to, the first one included. */
  readonly languages: readonly string[]
  readonly textsFor: CommonTextsIn
  readonly callerWords: CallerWords
}

/** What is done with the call itself: end it, say things again, more slowly, or in another language. */
export function conductActions(parts: ConductParts): Action[] {
  const { languages } = parts
  return [endCall(parts), repeatLast(), speakSlower(), ...(languages.length > 1 ? [switchLanguage(languages)] : [])]
}

function endCall({ textsFor, callerWords }: ConductParts): Action {
  return defineAction({
    name: 'end_call',
    purpose:
      'Ends the call. Use it only when the caller has said goodbye or has clearly said that nothing more is needed; thanks alone, or "no" to a question, end nothing.',
    input: z.object({}),
    effects: false,
    limitMs: 2_000,
    async run(_input, { callId, language }) {
      const newest = (await callerWords(callId)).at(-1) ?? ''
      if (!mayEnd(newest, language)) return { outcome: 'failed', text: openQuestion }
      return doneAnd(textsFor(language).farewell, { kind: 'end' })
    },
  })
}

const openQuestion = 'The caller has not said goodbye. Answer, and ask whether there is anything else.'

/** Whoever has just asked for something, or has said nothing, has not said goodbye, whatever a model was told. */
function mayEnd(words: string, language: string): boolean {
  if (words.trim() === '' || /[?؟？]/.test(words)) return false
  return saysGoodbye(words, language) ?? true
}

function repeatLast(): Action {
  return defineAction({
    name: 'repeat_last',
    purpose: 'Says the last answer again, word for word. Use it when the caller did not hear or understand it.',
    input: z.object({}),
    effects: false,
    limitMs: 2_000,
    run: () => doneAnd('', { kind: 'repeat' }),
  })
}

function speakSlower(): Action {
  return defineAction({
    name: 'speak_slower',
    purpose: 'Makes the assistant speak more slowly from now on, or at the usual speed again.',
    ability: 'speak more slowly',
    input: z.object({ slow: z.boolean().default(true).describe('false for the usual speed') }),
    effects: false,
    limitMs: 2_000,
    run({ slow }, { language }) {
      const { call } = textsIn(language)
      return doneAnd(slow ? call.slower : call.usual, { kind: 'pace', slow })
    },
  })
}

function switchLanguage(languages: readonly string[]): Action {
  return defineAction({
    name: 'switch_language',
    purpose: `Goes on in another language. Use it when the caller asks for one of: ${languages.join(', ')}.`,
    input: z.object({
      language: z
        .string()
        .max(20)
        .describe(`One of: ${languages.join(', ')}`),
    }),
    effects: false,
    limitMs: 2_000,
    run({ language: asked }, { language }) {
      const wanted = asked.trim().toLowerCase()
      const base = wanted.split('-')[0]
      const found =
        languages.find((tag) => tag.toLowerCase() === wanted) ??
        languages.find((tag) => tag.toLowerCase().split('-')[0] === base)
      if (!found) return { outcome: 'failed', text: textsIn(language).call.unknownLanguage }
      return doneAnd('', { kind: 'language', language: found })
    },
  })
}
