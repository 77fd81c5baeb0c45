import type { StoredChunk } from '../store.ts'
import { coverings, type Sought, type TermsOf } from './sought.ts'

/** What is known of a quote before it is spoken. */
interface Candidate {
  readonly chunk: StoredChunk
  readonly termsOf: TermsOf
  /** The sentences that would be spoken. */
  readonly quote: string
  /** How far its score is ahead of the next passage's: 0 for a tie, 1 without another. */
  readonly lead: number
}

/** What speaks for a quote and against it, each from 0 to 1. */
export interface Evidence {
  /** How much of what the question itself asks is in the passage, with its headings and keywords. */
  readonly ownCoverage: number
  /** How much of the question is in the quote or in the passage's heading. */
  readonly quoteCoverage: number
  /** How much of the question is in the headings and keywords. */
  readonly headingCoverage: number
  /** How many subjects of the question the passage has; 1 for three or more. */
  readonly subjectsMet: number
  /** How far its score is ahead of the next passage's. */
  readonly lead: number
  /** How many subjects of the question no document has; 1 for three or more. */
  readonly wordsUnknown: number
}

/**
 * What each counts, in log-odds: fitted by logistic regression to every second question of
 * `bench/knowledge` and the questions of the tests, rounded, and tried on the other questions.
 */
const weights = {
  ownCoverage: 2.7,
  quoteCoverage: 1.6,
  headingCoverage: 3.5,
  subjectsMet: 2.6,
  lead: 1.6,
  wordsUnknown: -0.5,
  bias: -6.2,
}
/** More subjects than this add nothing. */
const mostCounted = 3
/** A word in the keywords, or in a heading above, says less than one in the passage's own heading. */
const contextShare = 0.7

export function evidenceFor({ chunk, termsOf, quote, lead }: Candidate, sought: readonly Sought[]): Evidence {
  const heading = new Set(termsOf(chunk.headings.at(-1) ?? ''))
  const context = new Set([chunk.keywords, ...chunk.headings.slice(0, -1)].flatMap(termsOf))
  const spoken = new Set([...termsOf(quote), ...heading])
  const text = new Set([...spoken, ...context, ...termsOf(chunk.text)])
  const inContext = coverings(sought, context)
  const inHeading = coverings(sought, heading).map((share, at) => Math.max(share, contextShare * (inContext[at] ?? 0)))
  const inText = coverings(sought, text)
  const subjectsMet = sought.filter((one, at) => isSubject(one) && (inText[at] ?? 0) > 0).length
  const wordsUnknown = sought.filter((one) => isSubject(one) && one.alternatives.length === 0).length
  return {
    ownCoverage: shareOf(ownPart(sought), inText),
    quoteCoverage: shareOf(sought, coverings(sought, spoken)),
    headingCoverage: shareOf(sought, inHeading),
    subjectsMet: Math.min(subjectsMet, mostCounted) / mostCounted,
    lead,
    wordsUnknown: Math.min(wordsUnknown, mostCounted) / mostCounted,
  }
}

/** How likely the quote answers the question, as log-odds: 0 is as likely as not. */
export function confidence(evidence: Evidence): number {
  return (
    weights.bias +
    weights.ownCoverage * evidence.ownCoverage +
    weights.quoteCoverage * evidence.quoteCoverage +
    weights.headingCoverage * evidence.headingCoverage +
    weights.subjectsMet * evidence.subjectsMet +
    weights.lead * evidence.lead +
    weights.wordsUnknown * evidence.wordsUnknown
  )
}

function isSubject({ from, light }: Sought): boolean {
  return from !== 'implied' && !light
}

/** What the question says itself, without what comes along from the one before, if it names a subject. */
function ownPart(sought: readonly Sought[]): Sought[] {
  const isOwn = sought.some((one) => one.from === 'said' && isSubject(one))
  return sought.map((one) => (isOwn && one.from === 'before' ? { ...one, weight: 0 } : one))
}

function shareOf(sought: readonly Sought[], covered: readonly number[]): number {
  const whole = sought.reduce((total, { weight }) => total + weight, 0) || 1
  return sought.reduce((total, { weight }, at) => total + weight * (covered[at] ?? 0), 0) / whole
}
