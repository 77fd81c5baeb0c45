import { createHash } from 'node:crypto'
import type { ActionResult } from '../../../conversation/actions.ts'
import type { BuiltRequest } from './request-template.ts'

const mostEntries = 500

/** Results of look-ups, by the whole request that gave them: what is personal to a call differs there too. */
export interface ResultCache {
  find(request: BuiltRequest): ActionResult | null
  keep(request: BuiltRequest, result: ActionResult): void
}

/** Keeps results for `ms` milliseconds, the newest 500; 0 keeps none. */
export function createResultCache(ms: number, now: () => number): ResultCache {
  const kept = new Map<string, { readonly result: ActionResult; readonly until: number }>()
  return {
    find(request) {
      const entry = kept.get(keyOf(request))
      return entry && entry.until > now() ? entry.result : null
    },
    keep(request, result) {
      if (ms === 0) return
      const key = keyOf(request)
      kept.delete(key)
      kept.set(key, { result, until: now() + ms })
      const oldest = kept.keys().next().value
      if (kept.size > mostEntries && oldest !== undefined) kept.delete(oldest)
    },
  }
}

/** Requests hold secrets, so only their hash stays. */
function keyOf({ method, url, headers, body }: BuiltRequest): string {
  return createHash('sha256')
    .update(JSON.stringify([method, url.href, Object.entries(headers).toSorted(), body]))
    .digest('base64')
}
