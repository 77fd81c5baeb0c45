import type { Clock } from '../lib/clock.ts'
import type { LanguageModel } from './language-model.ts'
import { startTimer } from './resilience/timer.ts'

/** A connection that took longer would not be there in time for the first answer. */
const longestWarmMs = 5_000

/** Gives a function that warms every model in the background, each at most once at a time; it returns at once. */
export function createWarmer(models: readonly LanguageModel[], clock: Clock): () => void {
  const warming = new Set<LanguageModel>()

  async function warm(model: LanguageModel): Promise<void> {
    const tooLong = new AbortController()
    const timer = startTimer(clock, longestWarmMs)
    timer.done.then(() => tooLong.abort())
    warming.add(model)
    try {
      await model.warm?.(tooLong.signal)
    } finally {
      timer.cancel()
      warming.delete(model)
    }
  }

  return () => {
    for (const model of models) if (model.warm && !warming.has(model)) warm(model).catch(() => {})
  }
}
