import type { Timing } from './timing.ts'

/** A stretch of sound that goes on. */
export interface Sounding {
  /** How much of it was heard so far, in ms of speech; at most its length. */
  readonly elapsedMs: number
  /** Resolves at its end. Rejects with the signal's reason. */
  readonly over: Promise<void>
}

/** Sound that lasts as long as it says, where the assistant is paced; else it is over at once. */
export function timedSounding({ clock, assistantPaced }: Timing, lengthMs: number, signal: AbortSignal): Sounding {
  const startedAt = clock.now()
  const over = assistantPaced && lengthMs > 0 ? clock.sleep(lengthMs, signal) : aborted(signal)
  return {
    over,
    get elapsedMs() {
      return assistantPaced ? Math.min(clock.now() - startedAt, lengthMs) : lengthMs
    },
  }
}

async function aborted(signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
}
