import type { Clock } from './clock.ts'

/** Things to close, in reverse order of opening. One that fails or hangs does not keep the others open. */
export interface Closers {
  /** Remembers how to close something that was just opened. */
  add(name: string, close: () => unknown): void
  /** Closes everything, each within `limitMs`. Never rejects. */
  closeAll(limitMs: number): Promise<void>
}

export function createClosers(clock: Clock, onProblem: (name: string, error: unknown) => void): Closers {
  const steps: { name: string; close: () => unknown }[] = []

  async function closeOne({ name, close }: (typeof steps)[number], limitMs: number): Promise<void> {
    const done = new AbortController()
    const tooLate = clock.sleep(limitMs, done.signal).then(
      () => onProblem(name, new Error(`not closed within ${limitMs} ms`)),
      () => undefined,
    )
    const closed = Promise.resolve()
      .then(close)
      .catch((error: unknown) => onProblem(name, error))
    await Promise.race([closed, tooLate])
    done.abort()
  }

  return {
    add: (name, close) => void steps.push({ name, close }),
    async closeAll(limitMs) {
      for (let step = steps.pop(); step; step = steps.pop()) await closeOne(step, limitMs)
    },
  }
}
