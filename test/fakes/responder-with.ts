import type { LanguageModel } from '../../src/brain/language-model.ts'
import { createResponder, type ResponderParts } from '../../src/brain/responder.ts'
import { assistantSchema } from '../../src/config/schema.ts'
import type { AnswerRequest } from '../../src/conversation/ports.ts'
import type { ManualClock } from './manual-clock.ts'

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
    actions: null,
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
    answerer: { answer: () => ({ text: byTheBook, source: 'hours', passage: null, unanswered: null }) },
    settings: assistantSchema.parse({ name: 'Riverside' }),
    ...parts,
  })
}
