import type { Progress } from './refresh.ts'

/** A source that is being looked at, or is about to be. */
export interface UnderWay {
  /** When it was asked for, or begun, in ms since the epoch. */
  readonly since: number
  /** Null while it waits for its turn. */
  readonly progress: Progress | null
}

/** What is being looked at, for whoever wants to watch. */
export interface Looks {
  /** By id of the source. */
  all(): ReadonlyMap<string, UnderWay>
  /** Runs `look` unless what was asked for with the same id is not over; then there is nothing more to do. */
  join(id: string, look: () => Promise<void>): Promise<void>
  /** Notes how far the look at a source is; null at its end. */
  note(id: string, progress: Progress | null): void
}

export function createLooks(now: () => number): Looks {
  const asked = new Map<string, { readonly since: number; readonly over: Promise<void> }>()
  const running = new Map<string, UnderWay>()
  return {
    all() {
      const waiting = Array.from(asked, ([id, { since }]) => [id, { since, progress: null }] as const)
      return new Map<string, UnderWay>([...waiting, ...running])
    },
    join(id, look) {
      const known = asked.get(id)
      if (known) return known.over
      const over = look().finally(() => asked.delete(id))
      asked.set(id, { since: now(), over })
      return over
    },
    note(id, progress) {
      if (progress === null) running.delete(id)
      else running.set(id, { since: running.get(id)?.since ?? now(), progress })
    },
  }
}
