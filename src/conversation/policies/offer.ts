import type { Assistant } from '../../config/schema.ts'
import type { Forms } from '../forms/forms.ts'
import { formWords } from '../forms/words.ts'
import { textsFor } from '../texts/texts-for.ts'
import { languageOf } from './call-language.ts'
import { type Policy, proceed } from './policy.ts'

/** "Shall I take a message?": a yes begins the form that was offered, a no leaves it at that. */
export function offeredForm(forms: Forms, assistant: Assistant): Policy {
  return {
    name: 'offer',
    decide({ text, via }, context) {
      const { state, turn } = context
      if (state.offered === null || state.form !== null || text === '') return proceed
      const language = languageOf(state, assistant)
      const words = formWords(language)
      const isYes = via === 'keypad' ? text === '1' : words.isYes(text, true)
      const isNo = via === 'keypad' ? text === '2' : words.isNo(text)
      if (isYes) {
        const asked = forms.begin(state.offered, {}, context)
        if (!asked) return proceed
        return { kind: 'direct', text: asked.text, interruptible: true, because: asked.events, then: null }
      }
      // An answer that is still being made goes on.
      if (!isNo || state.turns.at(-1)?.complete === false) return proceed
      const { closingQuestion } = textsFor(language, assistant)
      const because = [{ type: 'prompt.spoken', turn, kind: 'closing-question', text: closingQuestion }] as const
      return { kind: 'direct', text: closingQuestion, interruptible: true, because, then: null }
    },
  }
}
