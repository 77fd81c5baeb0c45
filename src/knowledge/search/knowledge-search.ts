import type { Findings, KnowledgeQuestion, KnowledgeSearch, Passage, Quote } from '../ports.ts'
import type { Meaning } from '../vectors/meaning.ts'
import { confidence } from './confidence.ts'
import { excerpt } from './excerpt.ts'
import { fuse, type Rated } from './fusion.ts'
import type { IndexedPassage, PassageIndex, WordFindings } from './passage-index.ts'

/** The best by words that are considered at all; more only matter for passages that meaning finds as well. */
const candidates = 50
/** The log-odds from which a passage is quoted as an answer. */
const sureEnough = -0.2
/** The least share of a question, or the least similarity, that makes a passage worth showing to a model. */
const leastForModel = 0.2
const nearEnough = 0.75
/** Words settle a question when the best passage has so much of it and leads the next by so much. */
const settlingCoverage = 0.9
const settlingLead = 1.5
/** A passage that is best by words and by meaning is quoted from here on. */
const sureInAgreement = -0.4
/** One that is as near as this is quoted whatever its words, if it has a few. */
const unmistakable = 0.88

/** Searches by words, and by meaning as well when words alone do not settle it. */
export function createKnowledgeSearch({
  index,
  meaning,
}: {
  readonly index: PassageIndex
  readonly meaning: Meaning | null
}): KnowledgeSearch {
  async function near(question: KnowledgeQuestion, found: WordFindings, signal: AbortSignal) {
    if (!meaning || index.passages === 0 || isSettled(found)) return null
    const text = found.withBefore ? `${question.before} ${question.text}` : question.text
    return await meaning.nearest(text, candidates, signal)
  }

  return {
    async find(question, limit, signal) {
      signal.throwIfAborted()
      const found = await index.search(question, candidates)
      const nearest = await near(question, found, signal)
      signal.throwIfAborted()
      return toFindings(fuse(found.hits, nearest ?? [], index.find), found, limit)
    },
  }
}

function isSettled({ hits: [best, next] }: WordFindings): boolean {
  if (!best || best.coverage < settlingCoverage) return false
  return !next || best.score >= next.score * settlingLead
}

function toFindings(rated: readonly Rated[], found: WordFindings, limit: number): Findings {
  const fitting = rated.filter((one) => one.coverage >= leastForModel || one.similarity >= nearEnough)
  return {
    passages: fitting.slice(0, limit).map(toPassage),
    quote: (maxCharacters) => quoteOf(rated, found, maxCharacters),
  }
}

/** Of what is best by words and meaning together and what is best by words, the first that is sure enough. */
function quoteOf(rated: readonly Rated[], { sought }: WordFindings, maxCharacters: number): Quote | null {
  const [best, ...others] = rated
  if (!best) return null
  const byWords = rated.reduce((first, one) => (one.wordScore > first.wordScore ? one : first))
  const next = Math.max(0, ...rated.map((one) => (one === byWords ? 0 : one.wordScore)))
  for (const one of new Set([best, byWords])) {
    const { chunk, termsOf } = one.passage
    const quote = excerpt(chunk.text, sought, termsOf, maxCharacters)
    const lead = one === byWords && next < one.wordScore ? 1 - next / one.wordScore : 0
    const least = one === best ? leastSure(best, others) : sureEnough
    if (confidence({ chunk, termsOf, quote, lead }, sought) >= least) return { text: quote, passage: toPassage(one) }
  }
  return null
}

function leastSure(best: Rated, others: readonly Rated[]): number {
  if (best.similarity >= unmistakable && best.coverage >= leastForModel) return Number.NEGATIVE_INFINITY
  const isNearest = best.similarity > 0 && others.every(({ similarity }) => similarity <= best.similarity)
  return isNearest ? sureInAgreement : sureEnough
}

function toPassage({ passage: { chunk, document }, score }: { passage: IndexedPassage; score: number }): Passage {
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
