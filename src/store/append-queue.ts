import { setImmediate as restOfThisTurn } from 'node:timers/promises'
import { StoreError } from './store-error.ts'

/** Something to be written, with the calls whose order it is part of. */
export interface Write {
  readonly callIds: ReadonlySet<string>
  /** How much work it is, in rows. */
  readonly size: number
}

interface Pending<T> {
  readonly write: T
  readonly done: PromiseWithResolvers<void>
  /** True while nobody waits for it. */
  mayWait: boolean
}

/** Bounds what one bad write can take down with it, and the memory of one message. */
const mostRows = 512

/** How long a write that may wait lies here at most, in ms. */
const longestWaitMs = 10

/**
 * Group commit: what arrives while a commit is under way goes together with the next one, because a commit waits for
 * the disk and waits no longer for many writes than for one. Writes that may wait go with the next that may not. Writes
 * of a call keep their order.
 */
export class AppendQueue<T extends Write> {
  readonly #commit: (writes: readonly T[]) => Promise<void>
  #pending: Pending<T>[] = []
  #running: Promise<void> | null = null
  #hurrySoon: NodeJS.Timeout | null = null
  /** How many of the next writes go each on its own, after a commit that one of them has spoilt. */
  #alone = 0

  /** `commit` writes all or nothing, and rejects with a `StoreError`. */
  constructor(commit: (writes: readonly T[]) => Promise<void>) {
    this.#commit = commit
  }

  /**
   * Resolves once the write is durable; rejects with what `commit` gave for this write alone. Writes of the same calls
   * that were waiting behind a failed one fail with it, so that a call never has a gap.
   */
  add(write: T, { mayWait = false } = {}): Promise<void> {
    const done = Promise.withResolvers<void>()
    this.#pending.push({ write, done, mayWait })
    if (mayWait) this.#hurrySoon ??= setTimeout(() => this.#hurry(), longestWaitMs)
    else this.#running ??= this.#run()
    return done.promise
  }

  /** Resolves once nothing is waiting. */
  async drain(): Promise<void> {
    this.#hurry()
    await this.#running
  }

  /** Resolves once what waits for this call is settled. */
  async settle(callId: string): Promise<void> {
    const waiting = this.#pending.filter(({ write }) => write.callIds.has(callId))
    if (waiting.length === 0) return
    this.#hurry()
    await Promise.allSettled(waiting.map(({ done }) => done.promise))
  }

  #hurry(): void {
    if (this.#hurrySoon) clearTimeout(this.#hurrySoon)
    this.#hurrySoon = null
    for (const pending of this.#pending) pending.mayWait = false
    if (this.#isDue()) this.#running ??= this.#run()
  }

  #isDue(): boolean {
    return this.#pending.some(({ mayWait }) => !mayWait)
  }

  async #run(): Promise<void> {
    do {
      await restOfThisTurn() // what else is added in this turn of the event loop goes with the commit
      await this.#commitNext(this.#take())
    } while (this.#isDue())
    this.#running = null
  }

  async #commitNext(batch: readonly Pending<T>[]): Promise<void> {
    try {
      await this.#commit(batch.map(({ write }) => write))
    } catch (error) {
      this.#fail(batch, error)
      return
    }
    for (const { done } of batch) done.resolve()
  }

  #take(): Pending<T>[] {
    let count = 1
    let rows = this.#pending[0]?.write.size ?? 0
    if (this.#alone > 0) {
      this.#alone -= 1
    } else {
      for (; count < this.#pending.length; count += 1) {
        rows += this.#pending[count]?.write.size ?? 0
        if (rows > mostRows) break
      }
    }
    const batch = this.#pending.splice(0, count)
    for (const pending of batch) pending.mayWait = false // it is not put off again should this commit fail
    return batch
  }

  #fail(batch: readonly Pending<T>[], error: unknown): void {
    const oneIsAtFault = error instanceof StoreError && error.kind !== 'unavailable'
    if (oneIsAtFault && batch.length > 1) {
      this.#pending.unshift(...batch)
      this.#alone = batch.length
      return
    }
    const failed = new Set(batch.flatMap(({ write }) => [...write.callIds]))
    const isBehind = ({ write }: Pending<T>) => [...write.callIds].some((callId) => failed.has(callId))
    const behind = this.#pending.filter(isBehind)
    this.#pending = this.#pending.filter((pending) => !isBehind(pending))
    for (const { done } of [...batch, ...behind]) done.reject(error)
  }
}
