export interface FollowingAbort extends Disposable {
  readonly signal: AbortSignal
  /** Aborts what runs under this signal; the followed one stays as it is. */
  abort(): void
}

/**
 * An abort of one's own that also happens when `signal` aborts, with the same reason, until it is disposed.
 * Lighter than `AbortSignal.any`, and leaves no listener behind on a signal that lives for a whole call.
 */
export function followSignal(signal: AbortSignal): FollowingAbort {
  const controller = new AbortController()
  const onAbort = () => controller.abort(signal.reason)
  if (signal.aborted) onAbort()
  else signal.addEventListener('abort', onAbort, { once: true })
  return {
    signal: controller.signal,
    abort: () => controller.abort(),
    [Symbol.dispose]: () => signal.removeEventListener('abort', onAbort),
  }
}
