import type { AnswerSource } from '../../conversation/events.ts'

/** Answers without a model, from what the business has written down. */
export interface KnowledgeAnswerer {
  /** Always finds something to say, at once; `now` in ms since the epoch. */
  answer(request: { readonly question: string; readonly now: number }): KnowledgeAnswer
}

export interface KnowledgeAnswer {
  readonly text: string
  readonly source: Exclude<AnswerSource, 'model'>
}
