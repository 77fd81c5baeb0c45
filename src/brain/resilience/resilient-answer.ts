import type { Clock } from '../../lib/clock.ts'
import type { LanguageModel } from '../language-model.ts'
import type { ModelHealth } from '../model-health.ts'
import { withAnswerDeadline } from './answer-deadline.ts'
import type { AnswerStream } from './answer-stream.ts'
import { withBreaker } from './breaker.ts'
import { continuedAnswer } from './continuation.ts'
import { type Deadlines, withDeadlines } from './deadlines.ts'
import { withLengthCap } from './length-cap.ts'
import { withWords } from './words.ts'

/** All in ms; each is explained where it is used. */
export interface Timing extends Deadlines {
  readonly hedgeAfterMs: number
  readonly answerMs: number
}

/**
 * The one place that says in which order the guards stand. Around each model, from the inside: only words count (so
 * that the deadline is one on useful tokens), the deadlines, the length, the health (which sees real failures only),
 * the breaker (which must see every failure). Around all models: hedge and failover, continuation, the whole answer.
 */
export function createResilientAnswer(
  models: readonly LanguageModel[],
  { timing, health, clock }: { timing: Timing; health: ModelHealth; clock: Clock },
): AnswerStream {
  const guarded = models.map((model) =>
    withBreaker(health.watch(withLengthCap(withDeadlines(withWords(model), timing, clock))), clock),
  )
  const hedge = { hedgeAfterMs: timing.hedgeAfterMs, clock }
  const answer: AnswerStream = (request, signal) => continuedAnswer(guarded, request, hedge, signal)
  return withAnswerDeadline(answer, timing.answerMs, clock)
}
