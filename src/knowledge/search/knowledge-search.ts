import type { Findings, KnowledgeQuestion, KnowledgeSearch } from '../ports.ts'
import type { Meaning } from '../vectors/meaning.ts'
import type { Neighbour } from '../vectors/vector-index.ts'
import { explainSearch } from './explain-search.ts'
import type { Explanation, MeaningUse } from './explanation.ts'
import { fuse, type Rated } from './fusion.ts'
import type { PassageIndex, WordFindings } from './passage-index.ts'
import { quoteOf, toPassage } from './quote.ts'

/** A search that can say how it came to what it finds. */
export interface ExplainingSearch extends KnowledgeSearch {
  /**
   * What `find` finds, by the same steps, with how it came about. Takes several times as long: for people who want to
   * know, never for a call.
   *
   * @param maxCharacters of the quote that is explained
   */
  explain(
    question: KnowledgeQuestion,
    options: { readonly limit: number; readonly maxCharacters: number },
    signal: AbortSignal,
  ): Promise<Explanation>
}

/** The best by words that are considered at all; more only matter for passages that meaning finds as well. */
const candidates = 50
/** The least share of a question, or the least similarity, that makes a passage worth showing to a model. */
const leastForModel = 0.2
const nearEnough = 0.75
/** Words settle a question when the best passage has so much of it and leads the next by so much. */
const settlingCoverage = 0.9
const settlingLead = 1.5

/** Searches by words, and by meaning as well when words alone do not settle it. */
export function createKnowledgeSearch({
  index,
  meaning,
}: {
  readonly index: PassageIndex
  readonly meaning: Meaning | null
}): ExplainingSearch {
  async function near(
    question: KnowledgeQuestion,
    found: WordFindings,
    signal: AbortSignal,
  ): Promise<{ readonly use: MeaningUse; readonly nearest: readonly Neighbour[] }> {
    if (!meaning) return { use: 'off', nearest: [] }
    if (index.passages === 0 || isSettled(found)) return { use: 'not-needed', nearest: [] }
    const text = found.withBefore ? `${question.before} ${question.text}` : question.text
    const nearest = await meaning.nearest(text, candidates, signal)
    return nearest ? { use: 'used', nearest } : { use: 'unavailable', nearest: [] }
  }

  async function look<Found extends WordFindings>(
    question: KnowledgeQuestion,
    signal: AbortSignal,
    byWords: (question: KnowledgeQuestion, limit: number) => Promise<Found>,
  ) {
    signal.throwIfAborted()
    const found = await byWords(question, candidates)
    const { use, nearest } = await near(question, found, signal)
    signal.throwIfAborted()
    return { found, use, nearest, rated: fuse(found.hits, nearest, index.find) }
  }

  return {
    async find(question, limit, signal) {
      const { rated, found } = await look(question, signal, index.search)
      return toFindings(rated, found, limit)
    },
    async explain(question, { limit, maxCharacters }, signal) {
      const looked = await look(question, signal, index.explain)
      const findings = toFindings(looked.rated, looked.found, limit)
      return explainSearch({ ...looked, findings, fits, limit, maxCharacters })
    },
  }
}

function isSettled({ hits: [best, next] }: WordFindings): boolean {
  if (!best || best.coverage < settlingCoverage) return false
  return !next || best.score >= next.score * settlingLead
}

function toFindings(rated: readonly Rated[], found: WordFindings, limit: number): Findings {
  return {
    passages: rated.filter(fits).slice(0, limit).map(toPassage),
    quote: (maxCharacters) => quoteOf(rated, found, maxCharacters),
  }
}

/** Whether a passage has enough of a question to be shown to a model. */
function fits({ coverage, similarity }: Rated): boolean {
  return coverage >= leastForModel || similarity >= nearEnough
}
