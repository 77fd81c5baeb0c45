import type { Clock } from './clock.ts'

/**
 * Does something that may take at most `ms` milliseconds: then, or when `signal` aborts, the signal that `act` gets
 * aborts, with `error` or the signal's own reason.
 */
export async function withinTime<T>(
  { clock, ms, signal, error }: { clock: Clock; ms: number; signal: AbortSignal; error: () => Error },
  act: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted()
  const done = new AbortController()
  const late = new AbortController()
  clock.sleep(ms, done.signal).then(
    () => late.abort(error()),
    () => undefined, // done in time
  )
  try {
    return await act(AbortSignal.any([signal, late.signal]))
  } finally {
    done.abort()
  }
}
