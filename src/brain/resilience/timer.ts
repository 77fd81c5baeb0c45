import type { Clock } from '../../lib/clock.ts'
import { noLongerNeeded } from './release.ts'

export interface Timer {
  /** Resolves when the time is over; never settles once cancelled. */
  readonly done: Promise<void>
  cancel(): void
}

/** A wait of `ms` milliseconds that can be called off without a rejection to look after. */
export function startTimer(clock: Clock, ms: number): Timer {
  const stop = new AbortController()
  const done = new Promise<void>((resolve) => {
    clock.sleep(ms, stop.signal).then(resolve, () => {})
  })
  return { done, cancel: () => stop.abort(noLongerNeeded) }
}
