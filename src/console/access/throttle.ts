import type { Clock } from '../../lib/clock.ts'
import type { AttemptCount, Attempts } from './ports.ts'

/** What tries are counted under. */
export interface ThrottleKey {
  readonly key: string
  /** How many may fail before the next ones have to wait. */
  readonly free: number
  /** A success takes only itself back, because others try under the same key. */
  readonly isShared: boolean
}

/** A try that was let in. */
interface Attempt {
  /** It was a success: it is not counted. */
  succeeded(): Promise<void>
}

export interface Throttle {
  /** Counts a try under all the keys, before it is known how it ends. Gives how long to wait instead, in ms, if one is due. */
  enter(keys: readonly ThrottleKey[]): Promise<Attempt | { readonly waitMs: number }>
}

const firstWaitMs = 1_000
/** A stranger can make others under the same key wait no longer. */
const longestWaitMs = 60_000
/** Failures are forgotten after so long without another. */
const forgetAfterMs = 3_600_000
/** Others count at the same time; more often in a row it does not happen. */
const mostTries = 20

/** Lets people try as often as they need to and machines not: each failure doubles the wait. Kept, so that all instances know. */
export function createThrottle({ attempts, clock }: { attempts: Attempts; clock: Clock }): Throttle {
  /** Changes a count whoever else changes it meanwhile; `next` gives null to leave it. */
  async function change(key: string, next: (before: AttemptCount | null) => AttemptCount | null) {
    for (let tries = 0; tries < mostTries; tries += 1) {
      const before = await attempts.find(key)
      const after = next(before)
      if (!after) return before
      if (await attempts.replace(key, before, after)) return after
    }
    throw new Error('A count of sign-in attempts is changed by too many at once')
  }

  /** How long to wait under this key; 0 when the try is counted. */
  async function count({ key, free }: ThrottleKey): Promise<number> {
    const now = clock.now()
    let waitMs = 0
    await change(key, (before) => {
      const known = before && now - before.lastAt < forgetAfterMs ? before : null
      waitMs = Math.max(0, (known?.blockedUntil ?? 0) - now)
      if (waitMs > 0) return null
      const failures = (known?.failures ?? 0) + 1
      return { failures, lastAt: now, blockedUntil: failures > free ? now + waitAfter(failures - free) : 0 }
    })
    return waitMs
  }

  async function takeBack({ key, isShared }: ThrottleKey): Promise<void> {
    await change(key, (before) => {
      if (!before || before.failures === 0) return null
      return { ...before, failures: isShared ? before.failures - 1 : 0, blockedUntil: 0 }
    })
  }

  return {
    async enter(keys) {
      const counted: ThrottleKey[] = []
      for (const key of keys) {
        const waitMs = await count(key)
        if (waitMs > 0) {
          for (const earlier of counted) await takeBack({ ...earlier, isShared: true })
          return { waitMs }
        }
        counted.push(key)
      }
      return {
        async succeeded() {
          for (const key of counted) await takeBack(key)
        },
      }
    },
  }
}

function waitAfter(failures: number): number {
  return Math.min(firstWaitMs * 2 ** (failures - 1), longestWaitMs)
}
