/** Tells those who wait that something has happened, and of what; they look for themselves what it was. */
export interface Wake<Topic> {
  /** Something is new about this topic. */
  ring(topic: Topic): void
  /** Hears of this topic from now on, or of all for null. */
  listen(topic: Topic | null): Listener<Topic>
}

interface Listener<Topic> extends Disposable {
  /**
   * Resolves with the topics that rang since it was asked last: at once where there are some, else at the next ring, or
   * with none after `ms`. Rejects with the signal's reason.
   */
  next(ms: number, signal: AbortSignal): Promise<ReadonlySet<Topic>>
}

export function createWake<Topic>(): Wake<Topic> {
  const listeners = new Map<Topic | null, Set<(topic: Topic) => void>>()

  return {
    ring(topic) {
      for (const group of [listeners.get(topic), listeners.get(null)]) for (const rang of group ?? []) rang(topic)
    },
    listen(topic) {
      const group = listeners.get(topic) ?? new Set()
      listeners.set(topic, group)
      let rung = new Set<Topic>()
      let wake: () => void = () => undefined
      const rang = (which: Topic) => {
        rung.add(which)
        wake()
      }
      group.add(rang)
      return {
        async next(ms, signal) {
          signal.throwIfAborted()
          if (rung.size === 0) await ringOrTime(ms, signal, (resolve) => (wake = resolve))
          const heard = rung
          rung = new Set()
          return heard
        },
        [Symbol.dispose]() {
          group.delete(rang)
          if (group.size === 0 && listeners.get(topic) === group) listeners.delete(topic)
        },
      }
    },
  }
}

function ringOrTime(ms: number, signal: AbortSignal, onRing: (resolve: () => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
      resolve()
    }
    const timer = setTimeout(done, ms)
    timer.unref()
    signal.addEventListener('abort', stop, { once: true })
    onRing(done)
  })
}
