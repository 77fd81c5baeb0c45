import type { LanguageModel, ModelPart, ModelRequest } from '../language-model.ts'
import { cutPart } from './deadlines.ts'
import { noLongerNeeded, release } from './release.ts'

/** One request to one model, that can be given up without touching the others. */
export interface Attempt {
  readonly model: string
  /** Ms since the epoch. */
  readonly startedAt: number
  /** What it began with. Its rejection is looked after. */
  readonly first: Promise<{ readonly attempt: Attempt; readonly part: ModelPart }>
  next(): Promise<ModelPart>
  /** Ends it at once; harmless when it has ended. */
  stop(reason?: Error): void
}

export function startAttempt(model: LanguageModel, request: ModelRequest, signal: AbortSignal, now: number): Attempt {
  const own = new AbortController()
  const parts = model.stream(request, AbortSignal.any([signal, own.signal]))[Symbol.asyncIterator]()
  const next = async () => {
    const step = await parts.next()
    return step.done ? cutPart : step.value
  }
  const attempt: Attempt = {
    model: model.id,
    startedAt: now,
    first: next().then((part) => ({ attempt, part })),
    next,
    stop(reason = noLongerNeeded) {
      own.abort(reason)
      release(parts)
    },
  }
  attempt.first.catch(() => {})
  return attempt
}
