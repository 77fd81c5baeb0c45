import type { Neighbour } from '../vectors/vector-index.ts'
import type { IndexedPassage, WordHit } from './passage-index.ts'

/** A passage with what words and meaning say of it. */
export interface Rated {
  readonly passage: IndexedPassage
  readonly score: number
  /** What words alone make of it, comparable within one search; 0 when they did not find it. */
  readonly wordScore: number
  /** Share of the question that it has, 0 when words did not find it. */
  readonly coverage: number
  /** 0 when meaning did not find it. */
  readonly similarity: number
  /** What each way of searching says for it, at most 1 together. By words alone, the best has 1. */
  readonly shares: { readonly words: number; readonly meaning: number }
}

/** How much meaning counts beside words. */
const meaningShare = 0.5

/**
 * One list out of two, each passage once, best first. Scores are weighed rather than places: the best by words is far
 * better than the second, or hardly, and that is worth knowing. Without `near` it is the list by words.
 */
export function fuse(
  hits: readonly WordHit[],
  near: readonly Neighbour[],
  find: (hash: string) => IndexedPassage | null,
): Rated[] {
  const best = hits[0]
  const rated = new Map<string, Rated>()
  for (const hit of hits) {
    // The same words may stand in several documents.
    if (!rated.has(hit.chunk.hash))
      rated.set(hit.chunk.hash, {
        passage: hit,
        score: hit.score,
        wordScore: hit.score,
        coverage: hit.coverage,
        similarity: 0,
        shares: { words: best ? hit.score / best.score : 0, meaning: 0 },
      })
  }
  if (near.length === 0) return [...rated.values()]
  for (const { hash, similarity } of near) {
    const known = rated.get(hash)
    const passage = known?.passage ?? find(hash)
    if (!passage) continue
    const byWords = known ?? { score: 0, coverage: 0 }
    const { score, coverage } = byWords
    const shares = { words: 0, meaning: 0 }
    rated.set(hash, { passage, score, wordScore: score, coverage, similarity, shares })
  }
  const furthest = Math.min(...near.map(({ similarity }) => similarity))
  const nearest = Math.max(...near.map(({ similarity }) => similarity))
  const sharesOf = (one: Rated) => {
    const byWords = best ? (one.score / best.score) * best.coverage : 0
    // Models differ in how near unrelated texts are; the furthest of the nearest is as good as unrelated.
    const byMeaning = one.similarity === 0 ? 0 : (one.similarity - furthest) / (nearest - furthest || 1)
    return { words: (1 - meaningShare) * byWords, meaning: meaningShare * byMeaning }
  }
  return [...rated.values()]
    .map((one) => {
      const shares = sharesOf(one)
      return { ...one, score: shares.words + shares.meaning, shares }
    })
    .sort((left, right) => right.score - left.score)
}
