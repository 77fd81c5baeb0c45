import type { Concept, Kinship } from './query.ts'

/** What a question speaks of, as the terms that a passage may have for it. */
export interface Sought {
  readonly alternatives: readonly {
    readonly terms: readonly string[]
    /** How far it covers what was said, from 0 to 1; 1 for the caller's own word. */
    readonly covering: number
    readonly how: Kinship
  }[]
  /** The words of the question that say so. */
  readonly said: readonly string[]
  /** What it counts in the question. */
  readonly weight: number
  readonly from: Concept['from']
  readonly light: boolean
}

/** The terms of a sentence, or of any other text. */
export type TermsOf = (text: string) => readonly string[]

/** How far these terms cover each of what is sought, from 0 to 1. */
export function coverings(sought: readonly Sought[], terms: ReadonlySet<string>): number[] {
  return sought.map(({ alternatives }) => {
    const met = alternatives.filter((alternative) => alternative.terms.every((term) => terms.has(term)))
    return met.reduce((best, { covering }) => Math.max(best, covering), 0)
  })
}
