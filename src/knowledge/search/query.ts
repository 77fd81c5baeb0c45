/** A way in which a passage may speak of a concept. */
export interface Alternative {
  /** Numbers of the terms that the passage must have, all of them. */
  readonly terms: readonly number[]
  /** What finding it adds to the ranking; 1 for the caller's own word. */
  readonly ranking: number
  /** How far it covers the concept, from 0 to 1. */
  readonly covering: number
}

/** One thing that a question speaks of: a word as a rule, or several that mean one thing together. */
export interface Concept {
  readonly alternatives: readonly Alternative[]
  /** What it counts in the question: the rarer its words, the more. */
  readonly weight: number
  /** Who says so: the caller, the kind of question ("how much": a price), or the question before. */
  readonly from: 'said' | 'implied' | 'before'
  /** True for a word that stands beside a subject rather than names one. */
  readonly light: boolean
}

/** A question as the index understands it. */
export type Query = readonly Concept[]

/** The most concepts in one question; nobody says more in one breath. */
export const mostConcepts = 31

/** Whether the question itself names what it is about; if not, that was said before. */
export function hasSubject(query: Query): boolean {
  return query.some(({ from, light }) => from === 'said' && !light)
}

export function weightOf(query: Query): number {
  return query.reduce((total, { weight }) => total + weight, 0)
}
