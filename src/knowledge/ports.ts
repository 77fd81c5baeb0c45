/** A piece of the owner's documents: one heading with the text below it. */
export interface Passage {
  /** File below the knowledge folder, with forward slashes. */
  readonly file: string
  /** From the document's title down to this passage's own heading. */
  readonly headings: readonly string[]
  /** Plain text without markup, paragraphs and list items on lines of their own. */
  readonly text: string
  /** BM25, lowered for a passage that has only part of the query; only comparable within one search. */
  readonly score: number
}

export interface KnowledgeSearch {
  /** The best passages for a caller's words, best first; empty when nothing fits. Answers from memory, in about a millisecond. */
  search(query: string, limit: number): Passage[]
}

/** Answers in the documents' own words, for when no language model is there to phrase one. */
export interface KnowledgeQuotes {
  /**
   * The sentences that answer a caller's words, at most `maxCharacters` of them and always whole; null when the
   * documents have too little of what was asked. Answers from memory.
   */
  quote(question: string, maxCharacters: number): Quote | null
}

export interface Quote {
  readonly text: string
  readonly passage: Passage
}
