import { setImmediate } from 'node:timers/promises'

/** Gives a function that long work waits for between its steps: whenever `sliceMs` are over, all other work goes first. */
export function createGiveWay(sliceMs: number): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < sliceMs) return
    await setImmediate()
    since = performance.now()
  }
}
