import type { LanguageModel } from '../../src/brain/language-model.ts'
import { createResponder, type ResponderParts } from '../../src/brain/responder.ts'
import type { AnswerRequest } from '../../src/conversation/ports.ts'
import type { ManualClock } from './manual-clock.ts'

const timing = { hedgeAfterMs: 1_200, firstTokenMs: 4_000, gapMs: 1_500, answerMs: 15_000 }
/** What is said when no model does. */
export const byTheBook = 'We are open from eight to six.'

export function ask(request: Partial<AnswerRequest> = {}): AnswerRequest {
  return {
    callId: 'CA1',
    question: 'When are you open?',
    history: [],
    spoken: '',
    language: 'en-US',
    now: 0,
    ...request,
  }
}

export function responderWith(
  models: readonly LanguageModel[],
  clock: ManualClock,
  parts: Partial<ResponderParts> = {},
) {
  return createResponder({
    models,
    clock,
    search: null,
    calendar: null,
    answerer: { answer: () => ({ text: byTheBook, source: 'hours' }) },
    settings: {
      name: 'Riverside',
      instructions: '',
      language: 'en-US',
      zone: null,
      timing,
      answers: { maxTokens: 200, temperature: 0.3, historyTokens: 3_000, passages: 4 },
    },
    ...parts,
  })
}
