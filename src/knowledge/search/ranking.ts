import { createWorth } from './coverage.ts'
import { impacts } from './impact.ts'
import type { InvertedIndex } from './inverted-index.ts'
import { grown } from './postings.ts'
import { hasSubject, type Query, weightOf } from './query.ts'

/** A passage that has something of a question. */
export interface Ranked {
  readonly slot: number
  /** Comparable within one search. */
  readonly score: number
  /** Share of the question that the passage has, each concept by its weight: 0 to 1. */
  readonly coverage: number
}

/** What some terms brought to a passage that `best` gives. */
export interface Gain {
  readonly terms: readonly number[]
  /** Places of the concepts in the query that the terms stand for. */
  readonly concepts: readonly number[]
  /** In the order of the score before coverage lowers it; above 0. */
  readonly points: number
}

export interface Ranking {
  /** The best passages for a query, best first. `size` is the number of slots in use. */
  best(query: Query, limit: number, size: number, isLive: (slot: number) => boolean, passages: number): Ranked[]
  /** How `best` came to its scores for these slots, by slot: the same reading of the same lists, watched. */
  gains(query: Query, slots: readonly number[], size: number, passages: number): Map<number, Gain[]>
}

/** A term to be looked up once, whichever concepts it stands for: bits of the concepts that it covers. */
interface Scan {
  readonly terms: readonly number[]
  postings: Uint32Array
  gain: number
  full: number
  partial: number
}

/** With so many passages that have rarer words, a word that this share of all have brings no better ones. */
const enough = 1_000
const frequent = 0.02

/** From so many passages on, reading the lists of frequent words is what takes time. */
const large = 10_000
const tooFrequent = 0.15
const mostOfIt = 0.7

/**
 * Scores passages term by term, the rarest first. Two bits for each concept say whether a passage has it in the
 * caller's own words or in others; what they are worth together is looked up, not added up, for each passage.
 */
export function createRanking(index: InvertedIndex): Ranking {
  let scores = new Float32Array(1_024)
  let full = new Uint32Array(1_024)
  let partial = new Uint32Array(1_024)
  let met = new Uint32Array(1_024)
  let marks = new Uint32Array(1_024)
  let mark = 0

  function makeRoom(size: number): void {
    if (size <= scores.length) return
    const length = Math.max(size, scores.length * 2)
    scores = grown(scores, new Float32Array(length))
    full = grown(full, new Uint32Array(length))
    partial = grown(partial, new Uint32Array(length))
    met = new Uint32Array(length)
    marks = grown(marks, new Uint32Array(length))
  }

  /** Postings of the passages that have all of the terms, with the impact of the rarest. */
  function meeting(terms: readonly number[]): Uint32Array {
    const lists = terms.map((term) => index.postings(term)).sort((left, right) => left.length - right.length)
    const [rarest = new Uint32Array(0), ...others] = lists
    if (others.length === 0) return rarest
    mark++
    for (const posting of rarest) marks[posting >>> 8] = mark
    for (const postings of others) {
      for (const posting of postings) if (marks[posting >>> 8] === mark) marks[posting >>> 8] = mark + 1
      mark++
    }
    return rarest.filter((posting) => marks[posting >>> 8] === mark)
  }

  function add(scan: Scan, count: number): number {
    const gains = impacts.map((impact) => impact * scan.gain)
    let found = count
    for (let at = 0; at < scan.postings.length; at++) {
      const posting = scan.postings[at] as number
      const slot = posting >>> 8
      if ((full[slot] as number) === 0 && (partial[slot] as number) === 0) {
        met[found++] = slot
        scores[slot] = 0
      }
      raise(slot, gains[posting & 255] as number, scan)
    }
    return found
  }

  /** The same for passages that were met before only. */
  function addToMet(scan: Scan): void {
    const gains = impacts.map((impact) => impact * scan.gain)
    for (let at = 0; at < scan.postings.length; at++) {
      const posting = scan.postings[at] as number
      const slot = posting >>> 8
      if ((full[slot] as number) === 0 && (partial[slot] as number) === 0) continue
      raise(slot, gains[posting & 255] as number, scan)
    }
  }

  function raise(slot: number, gained: number, scan: Scan): void {
    const fullBits = full[slot] as number
    const partialBits = partial[slot] as number
    // Another word for what the passage has in the caller's own says nothing more.
    if ((scan.full | (scan.partial & ~fullBits)) === 0) return
    scores[slot] = (scores[slot] as number) + gained
    full[slot] = fullBits | scan.full
    partial[slot] = partialBits | scan.partial
  }

  /** Scores all passages, and gives how many of `met` have something; `after` sees how things stand after each scan. */
  function score(query: Query, size: number, passages: number, after: ((scan: Scan) => void) | null): number {
    makeRoom(size)
    let count = 0
    for (const scan of scansOf(query, meeting, passages)) {
      if (count > enough && scan.postings.length > passages * frequent) addToMet(scan)
      else count = add(scan, count)
      if (after) after(scan)
    }
    return count
  }

  return {
    best(asked, limit, size, isLive, passages) {
      const query = partToAsk(asked, passages)
      const count = score(query, size, passages, null)
      const worth = createWorth(query)
      const own = createWorth(ownPart(query))
      const best: Ranked[] = []
      let bar = 0
      for (let at = 0; at < count; at++) {
        const slot = met[at] as number
        const fullBits = full[slot] as number
        const partialBits = partial[slot] as number
        full[slot] = 0
        partial[slot] = 0
        const most = scores[slot] as number
        // Coverage can only lower it, and is what takes time to find out.
        if (most <= bar) continue
        const coverage = worth(fullBits, partialBits)
        const ownCoverage = own(fullBits, partialBits)
        const total = most * coverage * coverage * ownCoverage
        if (total <= bar || !isLive(slot)) continue
        insert(best, { slot, score: total, coverage })
        if (best.length > limit) best.pop()
        if (best.length === limit) bar = best.at(-1)?.score ?? 0
      }
      return best
    },
    gains(asked, slots, size, passages) {
      const query = partToAsk(asked, passages)
      const places = query.map((concept) => asked.indexOf(concept))
      const found = new Map<number, Gain[]>(slots.map((slot) => [slot, []]))
      const before = new Map<number, number>()
      const count = score(query, size, passages, ({ terms, full: fullBits, partial: partialBits }) => {
        const concepts = places.filter((_, place) => ((fullBits | partialBits) >>> place) & 1)
        for (const [slot, gains] of found) {
          const now = (full[slot] as number) || (partial[slot] as number) ? (scores[slot] as number) : 0
          const points = now - (before.get(slot) ?? 0)
          if (points > 0) gains.push({ terms, concepts, points })
          before.set(slot, now)
        }
      })
      for (const slot of met.subarray(0, count)) {
        full[slot] = 0
        partial[slot] = 0
      }
      return found
    },
  }
}

/** A large index is not asked for words that most of its passages have. */
function partToAsk(query: Query, passages: number): Query {
  return passages < large ? query : tellingPart(query, passages)
}

/** The question without words that are too frequent to tell passages apart, if the others say most of it. */
function tellingPart(query: Query, passages: number): Query {
  const bound = rarity(passages * tooFrequent, passages)
  const telling = query.filter(({ weight }) => weight > bound)
  return weightOf(telling) >= weightOf(query) * mostOfIt ? telling : query
}

/** The question without the one before; whole when it has no subject of its own. */
function ownPart(query: Query): Query {
  if (!hasSubject(query)) return query
  return query.map((concept) => (concept.from === 'before' ? { ...concept, weight: 0 } : concept))
}

function insert(best: Ranked[], one: Ranked): void {
  let at = best.length
  while (at > 0 && (best[at - 1]?.score ?? 0) < one.score) at--
  best.splice(at, 0, one)
}

/** Each term once, the rarest first; a term that stands for several concepts counts as its best in the ranking. */
function scansOf(query: Query, postingsOf: (terms: readonly number[]) => Uint32Array, passages: number): Scan[] {
  const scans = new Map<string, Scan>()
  for (const [place, { alternatives }] of query.entries()) {
    const bit = 1 << place
    for (const { terms, ranking, covering } of alternatives) {
      const key = terms.join()
      const scan = scans.get(key) ?? { terms, postings: postingsOf(terms), gain: 0, full: 0, partial: 0 }
      scan.gain = Math.max(scan.gain, ranking * rarity(scan.postings.length, passages))
      if (covering >= 1) scan.full |= bit
      else scan.partial |= bit
      scans.set(key, scan)
    }
  }
  return [...scans.values()].sort(
    (left, right) => Number(left.full === 0) - Number(right.full === 0) || left.postings.length - right.postings.length,
  )
}

/** BM25's weight of a term that `count` of all passages have. */
export function rarity(count: number, passages: number): number {
  const all = Math.max(count, passages)
  return Math.log(1 + (all - count + 0.5) / (count + 0.5))
}
