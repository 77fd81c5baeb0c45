import type { Findings } from '../ports.ts'
import type { Neighbour } from '../vectors/vector-index.ts'
import type { ExplainedPassage, Explanation, Match, MeaningUse } from './explanation.ts'
import type { Rated } from './fusion.ts'
import { createWordFinder, type WordFinder } from './marks.ts'
import type { ExplainedWords, WordGain } from './passage-index.ts'
import type { Kinship } from './query.ts'
import { type Candidate, candidateOf, candidatesAmong, isSure, sureEnough, toPassage } from './quote.ts'
import type { Sought } from './sought.ts'

/** All that a search went by. */
interface Looked {
  readonly found: ExplainedWords
  readonly use: MeaningUse
  readonly nearest: readonly Neighbour[]
  readonly rated: readonly Rated[]
  readonly findings: Findings
  readonly fits: (rated: Rated) => boolean
  readonly limit: number
  readonly maxCharacters: number
}

/** Puts in words and figures what a search went by. */
export function explainSearch(looked: Looked): Explanation {
  const { found, use, rated, findings, fits, limit, maxCharacters } = looked
  const candidates = [...candidatesAmong(rated, found, maxCharacters)]
  const spoken = candidates.find(isSure)?.rated ?? []
  const shown = [...rated.filter(fits), ...rated.filter((one) => !fits(one))].slice(0, limit)
  const whole = found.sought.reduce((total, { weight }) => total + weight, 0) || 1
  return {
    findings,
    withBefore: found.withBefore,
    meaning: use,
    concepts: found.sought.map(({ said, from, light, weight, alternatives }) => ({
      ...{ said, from, light, share: weight / whole },
      isKnown: alternatives.length > 0,
    })),
    passages: [...new Set(shown.concat(spoken))].map((one) => explainPassage(one, looked, candidates)),
  }
}

function explainPassage(rated: Rated, looked: Looked, candidates: readonly Candidate[]): ExplainedPassage {
  const { found, nearest, fits } = looked
  const { chunk, document, termsOf } = rated.passage
  const { hash, headings, keywords, text } = chunk
  const byWords = found.hits.findIndex((hit) => hit.chunk.hash === hash)
  const byMeaning = nearest.findIndex((one) => one.hash === hash)
  const gains = (found.gains[byWords] ?? []).toSorted((left, right) => right.points - left.points)
  const finder = createWordFinder(
    gains.map(({ terms }) => terms),
    termsOf,
  )
  const { similarity, shares, coverage } = rated
  return {
    passage: toPassage(rated),
    documentId: document.id,
    keywords,
    fits: fits(rated),
    coverage,
    byWords: byWords < 0 ? null : { place: byWords + 1, share: shares.words },
    byMeaning: byMeaning < 0 ? null : { place: byMeaning + 1, share: shares.meaning, similarity },
    matches: matchesOf(gains, found.sought, finder, [...headings, keywords, text]),
    marks: { headings: headings.map(finder.marks), text: finder.marks(text), keywords: finder.marks(keywords) },
    quote: explainQuote(rated, looked, candidates),
  }
}

function matchesOf(
  gains: readonly WordGain[],
  sought: readonly Sought[],
  finder: WordFinder,
  texts: readonly string[],
): Match[] {
  const all = gains.reduce((total, { points }) => total + points, 0)
  return gains.map(({ terms, concepts, points }, place) => ({
    meets: concepts.map((concept) => ({ concept, how: kinshipOf(terms, sought[concept]) })),
    words: finder.words(place, texts),
    share: points / all,
  }))
}

function kinshipOf(terms: readonly string[], sought: Sought | undefined): Kinship {
  return sought?.alternatives.find((one) => one.terms.join() === terms.join())?.how ?? 'same'
}

function explainQuote(
  rated: Rated,
  { found, maxCharacters }: Looked,
  candidates: readonly Candidate[],
): ExplainedPassage['quote'] {
  const tried = candidates.find((candidate) => candidate.rated === rated)
  const spoken = candidates.find(isSure)
  const { text, evidence, sure, least } =
    tried ?? candidateOf(rated, found, { lead: 0, least: sureEnough, maxCharacters })
  const isOutdone = !tried || (spoken !== undefined && candidates.indexOf(spoken) < candidates.indexOf(tried))
  return {
    ...{ text, evidence, sure: likelihood(sure), needed: likelihood(least) },
    verdict: tried && tried === spoken ? 'spoken' : isOutdone ? 'outdone' : 'unsure',
  }
}

function likelihood(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds))
}
