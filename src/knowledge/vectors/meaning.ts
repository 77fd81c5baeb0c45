import type { Neighbour } from './vector-index.ts'

/** Finds passages by what they mean rather than by their words. */
export interface Meaning {
  /**
   * The passages nearest in meaning to a text, nearest first, at most `limit`; null when there is no telling now: no
   * vectors, too late, the provider down. Never rejects unless `signal` aborts, then with its reason.
   */
  nearest(text: string, limit: number, signal: AbortSignal): Promise<readonly Neighbour[] | null>
}
