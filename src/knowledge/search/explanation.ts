import type { Findings, Passage } from '../ports.ts'
import type { Evidence } from './confidence.ts'
import type { Concept, Kinship } from './query.ts'

/** How a search came to what it found. */
export interface Explanation {
  /** Exactly what `find` gives. */
  readonly findings: Findings
  /** True when what was asked before was sought as well. */
  readonly withBefore: boolean
  readonly meaning: MeaningUse
  /** What the question speaks of, as it was read. */
  readonly concepts: readonly ExplainedConcept[]
  /**
   * Those of the findings, best first; then what does not fit, as long as there are fewer than were asked for; and in any
   * case the one that is quoted.
   */
  readonly passages: readonly ExplainedPassage[]
}

/**
 * `off` meaning is not searched here; `not-needed` words settled the question; `unavailable` there was no vector of the
 * question in time.
 */
export type MeaningUse = 'off' | 'not-needed' | 'unavailable' | 'used'

interface ExplainedConcept extends Pick<Concept, 'said' | 'from' | 'light'> {
  /** Its share of the question, from 0 to 1; all together have 1. */
  readonly share: number
  /** Whether any document has a word for it. */
  readonly isKnown: boolean
}

export interface ExplainedPassage {
  readonly passage: Passage
  /** Id of its document in the store. */
  readonly documentId: string
  readonly keywords: string
  /** Whether it has enough of the question to be shown to a model. */
  readonly fits: boolean
  /** Share of the question that it has in words, from 0 to 1. */
  readonly coverage: number
  /** Null when words did not find it. */
  readonly byWords: { readonly place: number; readonly share: number } | null
  /** Null when meaning did not find it, or was not searched. */
  readonly byMeaning: { readonly place: number; readonly share: number; readonly similarity: number } | null
  /** What of the passage spoke for it, the strongest first. */
  readonly matches: readonly Match[]
  /** Where these words stand. */
  readonly marks: {
    readonly headings: readonly (readonly Mark[])[]
    readonly text: readonly Mark[]
    readonly keywords: readonly Mark[]
  }
  readonly quote: ExplainedQuote
}

export interface Match {
  /** What of the question they speak of, by its place in `concepts`, and how; never empty. */
  readonly meets: readonly { readonly concept: number; readonly how: Kinship }[]
  /** As they stand in the passage, its headings and keywords, each once; empty for what is written in another way. */
  readonly words: readonly string[]
  /** Share of what words say for the passage, from 0 to 1; all matches together have 1. */
  readonly share: number
}

/** A word in a text, from one place to before another, in UTF-16 units. */
export interface Mark {
  readonly from: number
  readonly to: number
  /** Place of the match in `matches`. */
  readonly match: number
}

/** The sentences that would be spoken where no language model is there to phrase an answer. */
interface ExplainedQuote {
  readonly text: string
  /** How likely they answer the question, and how likely they must for that; from 0 to 1. */
  readonly sure: number
  readonly needed: number
  readonly evidence: Evidence
  /** `spoken` they are; `unsure` they are not sure enough; `outdone` another passage is tried instead. */
  readonly verdict: 'spoken' | 'unsure' | 'outdone'
}
