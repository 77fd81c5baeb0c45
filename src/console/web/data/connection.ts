/** Whether the server answers; the banner and the queries go by it. */
export interface Connection {
  /** False from the first request that nobody answered, until one is answered. */
  readonly isUp: boolean
  /** A request was answered. */
  reached(): void
  /** A request was not answered; from now on the server is asked again and again. */
  lost(): void
  /** Something hints that the server is away: it is asked once. Resolves, never rejects, when `isUp` is certain. */
  doubt(): Promise<void>
  /** Asks at once instead of waiting, while it is away. */
  tryNow(): void
  /** @returns the way to stop listening */
  subscribe(listener: () => void): () => void
}

/** Waits between attempts; the last one for as long as it takes. */
const waitsMs = [1_000, 2_000, 4_000, 8_000]

/**
 * @param ask resolves when the server answers, rejects when it does not
 * @param wait calls back after so many milliseconds; gives the way to cancel
 */
export function createConnection(
  ask: () => Promise<unknown>,
  wait: (callBack: () => void, ms: number) => () => void,
): Connection {
  const listeners = new Set<() => void>()
  let isUp = true
  let attempts = 0
  let cancel = () => {}

  function set(up: boolean): void {
    if (isUp === up) return
    isUp = up
    for (const listener of listeners) listener()
  }

  function reached(): void {
    cancel()
    attempts = 0
    set(true)
  }

  function lost(): void {
    if (!isUp) return
    set(false)
    attemptLater()
  }

  function attemptLater(): void {
    cancel()
    cancel = wait(attempt, waitsMs[attempts] ?? waitsMs.at(-1) ?? 0)
    attempts += 1
  }

  function attempt(): void {
    cancel()
    ask().then(reached, attemptLater)
  }

  return {
    get isUp() {
      return isUp
    },
    reached,
    lost,
    doubt: () => ask().then(reached, lost),
    tryNow: () => {
      if (!isUp) attempt()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** The tab's own; one tab talks to one server. */
export const connection = createConnection(askHealth, (callBack, ms) => {
  const timer = setTimeout(callBack, ms)
  return () => clearTimeout(timer)
})

async function askHealth(): Promise<void> {
  const answer = await fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(5_000) })
  if (!answer.ok) throw new Error(`The server says ${answer.status}.`)
}
