import { isQuestion, reasonFor } from '../unanswered.ts'
import type { FallbackPrompts, KnowledgeAnswer, KnowledgeAnswerer } from './ports.ts'
import { replyToSmallTalk } from './small-talk.ts'

export interface AnswererParts {
  /** Answers a question about the business's own hours, or gives null; itself null when no hours are configured. */
  readonly calendar: { answer(question: string, now: number, earlier: readonly string[]): string | null } | null
  /** The assistant's name, for callers who ask. */
  readonly name: string
  readonly prompts: FallbackPrompts
}

/** More than this, in characters, is too long to listen to: about twenty seconds. */
export const longestQuote = 300

/**
 * Answers without a language model: from the calendar, else with the sentences of the documents that fit. What is not
 * written is not answered: the caller is told so, and what to do next. Answers from memory and never throws.
 */
export function createKnowledgeAnswerer({ calendar, name, prompts: usual }: AnswererParts): KnowledgeAnswerer {
  return {
    answer({ question, now, earlier, findings, prompts = usual }) {
      const smallTalk = replyToSmallTalk(question, name)
      if (smallTalk !== null) return { ...plain, text: smallTalk, source: 'offer' }
      const hours = calendar?.answer(question, now, earlier) ?? null
      if (hours !== null) return { ...plain, text: hours, source: 'hours' }
      const quote = findings?.quote(longestQuote) ?? null
      if (quote !== null) return { ...plain, text: quote.text, source: 'knowledge', passage: quote.passage }
      const apology = findings === null ? prompts.trouble : prompts.notFound
      const unanswered = isQuestion(question, name) ? reasonFor(false) : null
      return { ...plain, text: `${apology} ${prompts.nextStep}`, source: 'offer', unanswered }
    },
  }
}

const plain: Pick<KnowledgeAnswer, 'passage' | 'unanswered'> = { passage: null, unanswered: null }
