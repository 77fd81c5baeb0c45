import { delayOf } from './delay-buckets.ts'

/** Delays in ms, each within 5 %; null where too few turns were measured to tell it. */
export interface Percentiles {
  /** How many turns were measured. */
  readonly samples: number
  readonly p50: number | null
  readonly p90: number | null
  readonly p95: number | null
  readonly p99: number | null
}

/** Shares of all turns, and how many turns it needs at least for one to lie beyond. */
const shares = { p50: [0.5, 2], p90: [0.9, 10], p95: [0.95, 20], p99: [0.99, 100] } as const

/** @param counts how many delays are in which bucket */
export function percentilesOf(counts: ReadonlyMap<number, number>): Percentiles {
  const ordered = [...counts].toSorted(([one], [other]) => one - other)
  const samples = ordered.reduce((sum, [, count]) => sum + count, 0)
  const at = ([share, least]: readonly [number, number]) =>
    samples < least ? null : rankedAt(ordered, samples * share)
  return { samples, p50: at(shares.p50), p90: at(shares.p90), p95: at(shares.p95), p99: at(shares.p99) }
}

/** The smallest delay that so many delays do not exceed. */
function rankedAt(ordered: readonly (readonly [bucket: number, count: number])[], rank: number): number {
  let passed = 0
  for (const [bucket, count] of ordered) {
    passed += count
    if (passed >= rank) return delayOf(bucket)
  }
  return delayOf(ordered.at(-1)?.[0] ?? 0)
}
