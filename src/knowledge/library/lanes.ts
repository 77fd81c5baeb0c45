/** Work in lanes: within one lane one after the other, lanes beside each other. */
export interface Lanes {
  /** Runs `work` after what waits in its lane; gives what it gives. */
  run<T>(lane: string, work: () => Promise<T>): Promise<T>
  /** Resolves once nothing is left in any lane. Never rejects. */
  settled(): Promise<void>
}

export function createLanes(): Lanes {
  const ends = new Map<string, Promise<unknown>>()
  return {
    run(lane, work) {
      const mine = (ends.get(lane) ?? Promise.resolve()).then(work)
      ends.set(
        lane,
        mine.catch(() => undefined),
      )
      return mine
    },
    async settled() {
      await Promise.all(ends.values())
    },
  }
}
