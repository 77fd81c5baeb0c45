import type { KnowledgeAnswerer } from '../../src/brain/fallback/ports.ts'
import type { Passage } from '../../src/knowledge/ports.ts'
import type { StoredDocument } from '../../src/knowledge/store.ts'

/** Documents, and questions of which it is known what they say to them. */
export interface QuestionSet {
  readonly name: string
  readonly documents: readonly StoredDocument[]
  readonly vocabulary: readonly string[]
  readonly questions: readonly Question[]
  /** Questions that the documents have no answer to, by kind. */
  readonly unanswerable: Readonly<Record<string, readonly string[]>>
  /** Answers as the assistant does that has these documents. */
  readonly answerer: KnowledgeAnswerer
}

export interface Question {
  readonly kind: string
  readonly text: string
  /** What the caller asked before; null at the beginning. */
  readonly before: string | null
  /** Whether the passage answers the question. */
  isAnswer(passage: Pick<Passage, 'document' | 'headings'>): boolean
  /** Words that a right answer holds, in lower case; empty when any words of a right passage will do. */
  readonly says: readonly string[]
}
