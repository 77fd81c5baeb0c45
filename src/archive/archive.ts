import { type Insights, readInsights } from './insights/insights.ts'
import type { ArchiveReader, CallFilter, FoundCall } from './ports.ts'
import { queryOf } from './search/query-of.ts'

/** All calls there are, to be looked through. Rejects with the store's errors only. */
export interface Archive {
  /** Calls that fit a filter, newest first. */
  find(filter: CallFilter, page: PageRequest): Promise<FoundPage>
  /** How many fit: exactly up to 1,000, `isMore` when there are more than that. */
  count(filter: CallFilter): Promise<{ readonly count: number; readonly isMore: boolean }>
  /** Null when there is no such call. */
  facts(callId: string): Promise<FoundCall | null>
  /**
   * The calls of local days summed up, and as many days before them.
   * @param days the first and the last, both included, as 20261125
   * @throws RangeError that says which of them is wrong and why
   */
  insights(days: { readonly from: number; readonly to: number }): Promise<Insights>
}

interface PageRequest {
  /** The `next` of the page before; null for the first. */
  readonly before: number | null
  /** From 1 to 200. */
  readonly limit: number
}

interface FoundPage {
  readonly calls: readonly FoundCall[]
  /** Where the next page begins; null for the last one. */
  readonly next: number | null
}

const mostCounted = 1_000
const mostOnPage = 200

/** The archive over a store that holds it. */
export function createArchive(reader: ArchiveReader): Archive {
  return {
    async find(filter, { before, limit }) {
      const query = queryOf(filter)
      if (!query) return { calls: [], next: null }
      const wanted = Math.min(Math.max(Math.trunc(limit), 1), mostOnPage)
      // One more tells whether there is a next page.
      const found = await reader.find(query, { before, limit: wanted + 1 })
      const calls = found.slice(0, wanted)
      return { calls, next: found.length > wanted ? (calls.at(-1)?.key ?? null) : null }
    },

    async count(filter) {
      const query = queryOf(filter)
      const found = query ? await reader.count(query, mostCounted + 1) : 0
      return { count: Math.min(found, mostCounted), isMore: found > mostCounted }
    },

    facts: (callId) => reader.facts(callId),
    insights: (days) => readInsights(reader, days),
  }
}
