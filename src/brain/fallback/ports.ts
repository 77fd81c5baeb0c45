import type { AnswerSource, Unanswered } from '../../conversation/events.ts'
import type { Findings, Passage } from '../../knowledge/ports.ts'

/** Answers without a model, from what the business has written down. */
export interface KnowledgeAnswerer {
  /** Always finds something to say, at once. */
  answer(request: KnowledgeRequest): KnowledgeAnswer
}

interface KnowledgeRequest {
  readonly question: string
  /** What the caller said before, the latest last. */
  readonly earlier: readonly string[]
  /** In ms since the epoch. */
  readonly now: number
  /** What was found for the question; null when there are no documents, or they cannot be searched. */
  readonly findings: Findings | null
  /** In the language of the call; without them, those of the settings. */
  readonly prompts?: FallbackPrompts
}

/** What is said where nothing else can be. */
export interface FallbackPrompts {
  readonly notFound: string
  readonly nextStep: string
  readonly trouble: string
}

export interface KnowledgeAnswer {
  readonly text: string
  readonly source: Exclude<AnswerSource, 'model'>
  /** The passage that is quoted, or null. */
  readonly passage: Passage | null
  /** Null when the question has an answer, or was none. */
  readonly unanswered: Unanswered | null
}
