import type { Clock } from '../../lib/clock.ts'
import { type Embedder, EmbeddingError } from '../ports.ts'
import type { Meaning } from './meaning.ts'
import { createQuestionCache } from './question-cache.ts'
import type { VectorIndex } from './vector-index.ts'

export interface MeaningParts {
  readonly embedder: Embedder
  readonly index: Pick<VectorIndex, 'nearest' | 'size'>
  /** How long a question waits for its vector at most, in ms. */
  readonly waitMs: number
  readonly clock: Clock
  /** Told of each problem once, when it begins. */
  readonly onProblem: (problem: string) => void
}

const rememberedQuestions = 1_000
const restMs = 30_000
/** A refused key or model is mended by the owner, not by time. */
const refusedRestMs = 600_000
const longestRetryAfterMs = 300_000
/** Being late once costs one caller the wait; a provider that is always late would cost it everyone. */
const lateLimit = 3

/** Meaning, with how it goes. */
export interface QuestionMeaning extends Meaning {
  /** Why it is not asked at the moment, in a sentence; null when it is. */
  problem(): string | null
}

/**
 * Searches by the meaning of questions. What was asked lately is answered from memory; a provider that fails is left
 * alone for a while, so that nobody waits for it in vain.
 */
export function createMeaning({ embedder, index, waitMs, clock, onProblem }: MeaningParts): QuestionMeaning {
  const questions = createQuestionCache(rememberedQuestions)
  const underWay = new Map<string, Promise<Float32Array | null>>()
  /** The embedder has limits of its own; a question that came too late is still worth remembering. */
  const unlimited = new AbortController().signal
  let openUntil = 0
  let late = 0
  let problem: string | null = null

  async function embed(question: string): Promise<Float32Array | null> {
    try {
      const [vector] = await embedder.embed([question], unlimited)
      if (!vector) return null
      questions.set(keyOf(question), vector)
      if (clock.now() >= openUntil) problem = null
      return vector
    } catch (error) {
      leaveAlone(error)
      return null
    }
  }

  /** Callers who ask the same at the same time share one request. */
  function ask(question: string): Promise<Float32Array | null> {
    const key = keyOf(question)
    const asked = underWay.get(key) ?? embed(question).finally(() => underWay.delete(key))
    underWay.set(key, asked)
    return asked
  }

  function leaveAlone(error: unknown): void {
    const { retryable, retryAfterMs } = error instanceof EmbeddingError ? error : { retryable: true, retryAfterMs: 0 }
    const asked = Math.min(retryAfterMs ?? 0, longestRetryAfterMs)
    openUntil = Math.max(openUntil, clock.now() + (retryable ? Math.max(restMs, asked) : refusedRestMs))
    const message = error instanceof Error ? error.message : String(error)
    if (message !== problem) onProblem(message)
    problem = message
  }

  /** The question's vector, or null when it is not there in time. */
  async function vectorOf(question: string, signal: AbortSignal): Promise<Float32Array | null> {
    const known = questions.get(keyOf(question))
    if (known) return known
    if (clock.now() < openUntil) return null
    using wait = startWait(clock, waitMs, signal)
    const vector = await Promise.race([ask(question), wait.over])
    signal.throwIfAborted()
    if (vector !== 'late') {
      if (vector) late = 0
      return vector
    }
    late += 1
    if (late >= lateLimit) {
      late = 0
      leaveAlone(new Error(`${embedder.id} takes longer than ${waitMs} ms to understand a question`))
    }
    return null
  }

  return {
    problem: () => (clock.now() < openUntil ? problem : null),
    async nearest(text, limit, signal) {
      signal.throwIfAborted()
      const question = text.trim()
      if (index.size === 0 || question === '') return null
      const vector = await vectorOf(question, signal)
      if (!vector || index.size === 0) return null
      try {
        return index.nearest(vector, limit)
      } catch (error) {
        leaveAlone(error)
        return null
      }
    },
  }
}

function keyOf(question: string): string {
  return question.replace(/\s+/g, ' ').toLowerCase()
}

/** Over after `ms`, or as soon as `signal` aborts. */
function startWait(clock: Clock, ms: number, signal: AbortSignal): Disposable & { readonly over: Promise<'late'> } {
  const enough = new AbortController()
  const end = () => enough.abort()
  signal.addEventListener('abort', end, { once: true })
  const over = clock.sleep(ms, enough.signal).then(
    () => 'late' as const,
    () => 'late' as const,
  )
  return {
    over,
    [Symbol.dispose]() {
      signal.removeEventListener('abort', end)
      enough.abort()
    },
  }
}
