import { EventEmitter, once } from 'node:events'
import type { Clock } from '../../lib/clock.ts'
import type { Happening } from './ports.ts'

/** Something that happened in a call of the phone, with its place in it. */
interface Told {
  /** From 1, without gaps. */
  readonly id: number
  /** Since the call was made, in ms. */
  readonly atMs: number
  readonly happening: Happening
}

/** What happened in a call, for whoever follows it now or comes back. The oldest goes when there is too much. */
export interface Tape {
  add(happening: Happening): void
  /** What came after this id, in order. */
  after(id: number): readonly Told[]
  /** Resolves when there is more than this, or nothing more will come. Rejects with the signal's reason. */
  more(id: number, signal: AbortSignal): Promise<void>
  /** Nothing more will come. */
  end(): void
  readonly isOver: boolean
}

const mostKept = 2_000

export function createTape({ now }: Pick<Clock, 'now'>): Tape {
  const startedAt = now()
  const arrivals = new EventEmitter({ captureRejections: false }).setMaxListeners(0)
  let kept: Told[] = []
  let newest = 0
  let isOver = false

  return {
    get isOver() {
      return isOver
    },
    add(happening) {
      newest += 1
      kept.push({ id: newest, atMs: now() - startedAt, happening })
      if (kept.length > mostKept) kept = kept.slice(-mostKept)
      arrivals.emit('more')
    },
    after: (id) => kept.slice(Math.max(kept.length - Math.max(newest - id, 0), 0)),
    async more(id, signal) {
      while (newest <= id && !isOver) await once(arrivals, 'more', { signal })
    },
    end() {
      isOver = true
      arrivals.emit('more')
    },
  }
}
