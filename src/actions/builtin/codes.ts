import { createHash, timingSafeEqual } from 'node:crypto'

/** Codes that were texted to callers, one for each call. Kept in memory, and only what cannot be turned back. */
export interface Codes {
  /** Makes a new code of six figures for a call; an older one of that call is no good any more. `now` in ms. */
  issue(callId: string, now: number): string
  /** `over` when there is no code, it is too old, or it was tried too often. A right one is used up. */
  check(callId: string, code: string, now: number): 'right' | 'wrong' | 'over'
}

interface Issued {
  readonly hash: Buffer
  readonly until: number
  attemptsLeft: number
}

const validMs = 600_000
const mostAttempts = 3
const mostCodes = 10_000
const figures = 6

/** @param randomBelow a whole number from 0 to below `limit`, which nobody can foresee */
export function createCodes(randomBelow: (limit: number) => number): Codes {
  const issued = new Map<string, Issued>()

  return {
    issue(callId, now) {
      const code = String(randomBelow(10 ** figures)).padStart(figures, '0')
      issued.delete(callId)
      issued.set(callId, { hash: hashOf(callId, code), until: now + validMs, attemptsLeft: mostAttempts })
      const [oldest] = issued.keys()
      if (issued.size > mostCodes && oldest !== undefined) issued.delete(oldest)
      return code
    },

    check(callId, code, now) {
      const current = issued.get(callId)
      if (!current || now >= current.until) {
        issued.delete(callId)
        return 'over'
      }
      current.attemptsLeft -= 1
      const isRight = timingSafeEqual(current.hash, hashOf(callId, code))
      if (isRight || current.attemptsLeft <= 0) issued.delete(callId)
      if (isRight) return 'right'
      return current.attemptsLeft > 0 ? 'wrong' : 'over'
    },
  }
}

function hashOf(callId: string, code: string): Buffer {
  return createHash('sha256').update(`${callId} ${code}`).digest()
}
