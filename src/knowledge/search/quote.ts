import type { Passage, Quote } from '../ports.ts'
import { confidence, type Evidence, evidenceFor } from './confidence.ts'
import { excerpt } from './excerpt.ts'
import type { Rated } from './fusion.ts'
import type { WordFindings } from './passage-index.ts'

/** The sentences of a passage that would be spoken, and how sure it is that they answer the question. */
export interface Candidate {
  readonly rated: Rated
  readonly text: string
  readonly evidence: Evidence
  /** In log-odds. */
  readonly sure: number
  /** What `sure` must reach for the sentences to be spoken. */
  readonly least: number
}

/** The log-odds from which a passage is quoted as an answer. */
export const sureEnough = -0.2
/** A passage that is best by words and by meaning is quoted from here on. */
const sureInAgreement = -0.4
/** One that is as near as this is quoted whatever its words, if it has a few. */
const unmistakable = 0.88
const fewWords = 0.2

/** The quote of the first candidate that is sure enough; null when none is. */
export function quoteOf(rated: readonly Rated[], found: WordFindings, maxCharacters: number): Quote | null {
  for (const candidate of candidatesAmong(rated, found, maxCharacters)) {
    if (isSure(candidate)) return { text: candidate.text, passage: toPassage(candidate.rated) }
  }
  return null
}

export function isSure({ sure, least }: Pick<Candidate, 'sure' | 'least'>): boolean {
  return sure >= least
}

/** What may be quoted, in the order in which it is tried: what is best by words and meaning, and what is best by words. */
export function* candidatesAmong(
  rated: readonly Rated[],
  found: WordFindings,
  maxCharacters: number,
): Generator<Candidate> {
  const [best, ...others] = rated
  if (!best) return
  const byWords = rated.reduce((first, one) => (one.wordScore > first.wordScore ? one : first))
  const next = Math.max(0, ...rated.map((one) => (one === byWords ? 0 : one.wordScore)))
  for (const one of new Set([best, byWords])) {
    const lead = one === byWords && next < one.wordScore ? 1 - next / one.wordScore : 0
    const least = one === best ? leastSure(best, others) : sureEnough
    yield candidateOf(one, found, { lead, least, maxCharacters })
  }
}

/** @param lead how far its score by words is ahead of the next passage's, from 0 to 1 */
export function candidateOf(
  rated: Rated,
  { sought }: WordFindings,
  { lead, least, maxCharacters }: { readonly lead: number; readonly least: number; readonly maxCharacters: number },
): Candidate {
  const { chunk, termsOf } = rated.passage
  const text = excerpt(chunk.text, sought, termsOf, maxCharacters)
  const evidence = evidenceFor({ chunk, termsOf, quote: text, lead }, sought)
  return { rated, text, evidence, sure: confidence(evidence), least }
}

function leastSure(best: Rated, others: readonly Rated[]): number {
  if (best.similarity >= unmistakable && best.coverage >= fewWords) return Number.NEGATIVE_INFINITY
  const isNearest = best.similarity > 0 && others.every(({ similarity }) => similarity <= best.similarity)
  return isNearest ? sureInAgreement : sureEnough
}

export function toPassage({ passage: { chunk, document }, score }: Pick<Rated, 'passage' | 'score'>): Passage {
  return {
    id: chunk.hash,
    document: document.name,
    headings: chunk.headings,
    text: chunk.text,
    page: chunk.page,
    changedAt: document.changedAt,
    score,
  }
}
