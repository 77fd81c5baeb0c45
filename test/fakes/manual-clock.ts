import type { Clock } from '../../src/lib/clock.ts'

interface Sleeper {
  readonly dueAt: number
  readonly wake: () => void
}

/** A clock that only moves when a test turns it. */
export interface ManualClock extends Clock {
  /** Moves time on, waking due sleepers in order; what each one sets off has settled before the next one wakes. */
  advance(ms: number): Promise<void>
  /** How many are asleep: 0 once everything let go of its timers. */
  sleepers(): number
}

/** `startAt` in ms since the epoch. */
export function createManualClock(startAt = Date.UTC(2026, 10, 25, 15, 0)): ManualClock {
  let now = startAt
  const asleep = new Set<Sleeper>()

  const firstDue = (until: number) =>
    [...asleep].filter(({ dueAt }) => dueAt <= until).toSorted((one, other) => one.dueAt - other.dueAt)[0]

  return {
    now: () => now,
    sleepers: () => asleep.size,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        const leave = () => {
          asleep.delete(sleeper)
          signal?.removeEventListener('abort', onAbort)
        }
        const onAbort = () => {
          leave()
          reject(signal?.reason)
        }
        const wake = () => {
          leave()
          resolve()
        }
        const sleeper = { dueAt: now + ms, wake }
        asleep.add(sleeper)
        signal?.addEventListener('abort', onAbort)
      }),
    async advance(ms) {
      const until = now + ms
      await settle()
      for (let next = firstDue(until); next; next = firstDue(until)) {
        now = Math.max(now, next.dueAt)
        next.wake()
        await settle()
      }
      now = until
      await settle()
    },
  }
}

/** Resolves after every promise reaction that is ready now, and those that they make ready. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
