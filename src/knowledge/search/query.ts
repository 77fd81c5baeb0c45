/** A way in which a passage may speak of a concept. */
export interface Alternative {
  /** Numbers of the terms that the passage must have, all of them. */
  readonly terms: readonly number[]
  /** What finding it adds to the ranking; 1 for the caller's own word. */
  readonly ranking: number
  /** How far it covers the concept, from 0 to 1. */
  readonly covering: number
  readonly how: Kinship
}

/**
 * Why terms stand for what was said: `same` the word itself in any of its forms; `related` another word for it;
 * `synonym` one of the owner's; `joined` what was said in several words and `apart` each of these; `in-two` the two
 * words that it is made of; `sound` a word of the owner's that sounds like it; `spelling` one that is spelled like it.
 */
export type Kinship = 'same' | 'related' | 'synonym' | 'joined' | 'apart' | 'in-two' | 'sound' | 'spelling'

/** One thing that a question speaks of: a word as a rule, or several that mean one thing together. */
export interface Concept {
  readonly alternatives: readonly Alternative[]
  /** The words of the question, or its turn of phrase, that say so; in small letters. */
  readonly said: readonly string[]
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
