import { EventEmitter, once } from 'node:events'
import type { Clock } from '../lib/clock.ts'

interface Sleeper {
  readonly ms: number
  readonly at: number
  readonly wake: () => void
}

/** A clock that stands still until it is turned by hand. */
export class HandClock implements Clock {
  #now = 1_800_000_000_000
  readonly #sleepers = new Set<Sleeper>()
  readonly #changes = new EventEmitter()

  now(): number {
    return this.#now
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted()
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const sleeper = { ms, at: this.#now + ms, wake: resolve }
    const abort = () => reject(signal?.reason)
    signal?.addEventListener('abort', abort)
    this.#sleepers.add(sleeper)
    this.#changes.emit('sleep')
    return promise.finally(() => {
      this.#sleepers.delete(sleeper)
      signal?.removeEventListener('abort', abort)
    })
  }

  /** Resolves when somebody sleeps for exactly so long. */
  async untilAsleepFor(ms: number): Promise<void> {
    while (!Array.from(this.#sleepers).some((sleeper) => sleeper.ms === ms)) await once(this.#changes, 'sleep')
  }

  advance(ms: number): void {
    this.#now += ms
    for (const sleeper of this.#sleepers) if (sleeper.at <= this.#now) sleeper.wake()
  }
}
