/** A piece of the owner's documents: one heading with the text below it, with where it stands. */
export interface Passage {
  /** The same for as long as its document and its words stay the same. */
  readonly id: string
  /** What the owner calls the document: `visiting-hours.md`, `prices.xlsx`, `https://example.com/parking`. */
  readonly document: string
  /** From the document's title down to this passage's own heading; never empty. */
  readonly headings: readonly string[]
  /** Plain text without markup; paragraphs, list items and rows on lines of their own. */
  readonly text: string
  /** Page of a PDF, from 1; null for other documents. */
  readonly page: number | null
  /** When the document says that it was last changed, in ms since the epoch; null when it does not say. */
  readonly changedAt: number | null
  /** Comparable within one search only. */
  readonly score: number
}

export interface KnowledgeQuestion {
  /** The caller's words. */
  readonly text: string
  /** What the caller had asked before, for words as short as "and on Sunday?"; null at the beginning. */
  readonly before: string | null
  /** BCP 47 tag of the language of the call. */
  readonly language: string
}

/** What was found for a question. */
export interface Findings {
  /** Best first, at most as many as were asked for; empty when nothing fits. */
  readonly passages: readonly Passage[]
  /**
   * The sentences that answer the question, at most `maxCharacters` of them and always whole; null when the documents
   * have too little of what was asked. For when no language model is there to phrase an answer.
   */
  quote(maxCharacters: number): Quote | null
}

export interface Quote {
  readonly text: string
  readonly passage: Passage
}

export interface KnowledgeSearch {
  /**
   * Looks for what answers a question. By words from memory, in about a millisecond; where meaning is searched too and
   * words alone do not settle it, it waits for that for a short, bounded time. Never rejects unless `signal` aborts.
   */
  find(question: KnowledgeQuestion, limit: number, signal: AbortSignal): Promise<Findings>
}

/** Turns texts into vectors whose nearness is nearness of meaning. */
export interface Embedder {
  /** Names the model; vectors of different models are never compared. */
  readonly id: string
  /**
   * One vector of length 1 for each text, in order; any number of texts. Rejects with an `EmbeddingError`, or with the
   * signal's reason.
   */
  embed(texts: readonly string[], signal: AbortSignal): Promise<Float32Array[]>
}

export class EmbeddingError extends Error {
  override name = 'EmbeddingError'
  /** False when asking again cannot help: a refused key, a model that is gone. */
  readonly retryable: boolean
  /** How long the provider wants to be left alone, in ms; null when it did not say. */
  readonly retryAfterMs: number | null

  constructor(message: string, options: { retryable: boolean; retryAfterMs?: number | null; cause?: unknown }) {
    super(message, { cause: options.cause })
    this.retryable = options.retryable
    this.retryAfterMs = options.retryAfterMs ?? null
  }
}
