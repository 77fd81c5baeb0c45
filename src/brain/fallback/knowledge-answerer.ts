import type { KnowledgeQuotes } from '../../knowledge/ports.ts'
import type { KnowledgeAnswerer } from './ports.ts'
import { replyToSmallTalk } from './small-talk.ts'

export interface AnswererParts {
  /** The owner's documents, or null when there are none. */
  readonly knowledge: KnowledgeQuotes | null
  /** Answers a question about the business's own hours, or gives null; itself null when no hours are configured. */
  readonly calendar: { answer(question: string, now: number): string | null } | null
  /** The assistant's name, for callers who ask. */
  readonly name: string
  readonly prompts: { readonly notFound: string; readonly nextStep: string; readonly trouble: string }
}

/** More than this, in characters, is too long to listen to: about twenty seconds. */
const longestQuote = 300

/**
 * Answers without a language model: from the calendar, else with the sentences of the documents that fit. What is not
 * written is not answered: the caller is told so, and what to do next. Answers from memory and never throws.
 */
export function createKnowledgeAnswerer({ knowledge, calendar, name, prompts }: AnswererParts): KnowledgeAnswerer {
  return {
    answer({ question, now }) {
      const smallTalk = replyToSmallTalk(question, name)
      if (smallTalk !== null) return { text: smallTalk, source: 'offer' }
      const hours = calendar?.answer(question, now) ?? null
      if (hours !== null) return { text: hours, source: 'hours' }
      const quote = knowledge?.quote(question, longestQuote) ?? null
      if (quote !== null) return { text: quote.text, source: 'knowledge' }
      const apology = knowledge === null ? prompts.trouble : prompts.notFound
      return { text: `${apology} ${prompts.nextStep}`, source: 'offer' }
    },
  }
}
