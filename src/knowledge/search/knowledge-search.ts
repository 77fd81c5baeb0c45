import type { Findings, KnowledgeQuestion, KnowledgeSearch, Passage, Quote } from '../ports.ts'
import type { Meaning } from '../vectors/meaning.ts'
import { excerpt } from './excerpt.ts'
import { fuse, type Rated } from './fusion.ts'
import type { IndexedPassage, PassageIndex, WordFindings } from './passage-index.ts'

/** The best by words that are considered at all; more only matter for passages that meaning finds as well. */
const candidates = 50
/** The least share of a question, by weight, that a passage must have to be quoted as its answer. */
const leastCoverage = 0.6
/** Of this question and the one before together, when this one names something itself. */
const leastCoverageWithBefore = 0.35
/** The least share that makes a passage worth showing to a model. */
const leastForModel = 0.2
/** Words settle a question when the best passage has so much of it and leads the next by so much. */
const settlingCoverage = 0.9
const settlingLead = 1.5
/** A passage that is best by words and by meaning is quoted with this share. */
const leastCoverageInAgreement = 0.45
const nearEnough = 0.75
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

function quoteOf(rated: readonly Rated[], found: WordFindings, maxCharacters: number): Quote | null {
  const best = rated.find((one, place) => answers(one, place, found))
  if (!best) return null
  const text = excerpt(best.passage.chunk.text, found.sought, best.passage.termsOf, maxCharacters)
  return { text, passage: toPassage(best) }
}

function answers({ coverage, ownCoverage, similarity }: Rated, place: number, { pointsBack }: WordFindings): boolean {
  if (place === 0 && similarity >= unmistakable && coverage >= leastForModel) return true
  if (place === 0 && similarity >= nearEnough && Math.min(coverage, ownCoverage) >= leastCoverageInAgreement)
    return true
  return ownCoverage >= leastCoverage && coverage >= (pointsBack ? leastCoverage : leastCoverageWithBefore)
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
