import type { Clock } from '../../lib/clock.ts'
import { ModelError } from '../language-model.ts'
import type { AnswerStream } from './answer-stream.ts'
import { startTimer } from './timer.ts'

/** Breaks a whole answer off, with a `timeout` fault, when it is not complete after `answerMs`, whoever is at it. */
export function withAnswerDeadline(answer: AnswerStream, answerMs: number, clock: Clock): AnswerStream {
  return async function* (request, signal, limitMs = answerMs) {
    const startedAt = clock.now()
    const tooLong = new AbortController()
    let speaker = 'none'
    const timer = startTimer(clock, Math.min(limitMs, answerMs))
    timer.done.then(() => tooLong.abort())
    try {
      for await (const part of answer(request, AbortSignal.any([signal, tooLong.signal]))) {
        if (part.type === 'speaker') speaker = part.model
        yield part
      }
    } catch (cause) {
      signal.throwIfAborted()
      if (!tooLong.signal.aborted) throw cause
      const error = new ModelError('timeout', `the answer was not complete after ${answerMs} ms`)
      yield { type: 'fault', model: speaker, error, afterMs: clock.now() - startedAt }
    } finally {
      timer.cancel()
    }
  }
}
