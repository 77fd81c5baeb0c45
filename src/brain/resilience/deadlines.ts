import type { Clock } from '../../lib/clock.ts'
import { type LanguageModel, ModelError, type ModelPart } from '../language-model.ts'
import { noLongerNeeded, release } from './release.ts'
import { isWholeSentence } from './sentence-end.ts'

export interface Deadlines {
  /** Longest wait for the first part, in ms. */
  readonly firstTokenMs: number
  /** Longest wait between two parts, in ms. Time that the reader takes does not count. */
  readonly gapMs: number
}

/**
 * Fails with `timeout` when the model keeps its reader waiting, and with `protocol` when it throws or ends without a
 * last part. With tools a whole sentence may be followed by a call, which comes at once when all of it is written: for
 * that the longer of the two waits is given. The stream underneath is aborted whenever this one ends, even if it never reacts.
 */
export function withDeadlines(model: LanguageModel, { firstTokenMs, gapMs }: Deadlines, clock: Clock): LanguageModel {
  return {
    id: model.id,
    async *stream(request, signal) {
      const attempt = new AbortController()
      const both = AbortSignal.any([signal, attempt.signal])
      const parts = model.stream(request, both)[Symbol.asyncIterator]()
      const wait: Wait = { dueAt: clock.now() + firstTokenMs }
      const tooLate = overdue(wait, gapMs, clock, both).then(() => 'late' as const)
      try {
        for (let allowed = firstTokenMs; ; ) {
          wait.dueAt = clock.now() + allowed
          const step = await Promise.race([parts.next(), tooLate])
          wait.dueAt = null
          const part = step === 'late' ? late(allowed) : step.done ? cutPart : step.value
          yield part
          if (part.type === 'finish' || part.type === 'error') return
          const mayCall = request.tools?.length && part.type === 'text-delta' && isWholeSentence(part.text)
          allowed = mayCall ? Math.max(firstTokenMs, gapMs) : gapMs
        }
      } catch (cause) {
        signal.throwIfAborted()
        yield { type: 'error', error: new ModelError('protocol', `the adapter threw: ${cause}`, { cause }) }
      } finally {
        attempt.abort(noLongerNeeded)
        release(parts)
      }
    },
  }
}

interface Wait {
  /** When the part that is waited for must be there; null while the reader is busy. */
  dueAt: number | null
}

/**
 * Resolves once a wait is overdue. One sleeper for the whole stream costs less than a timer per part. It never sleeps
 * longer than `gapMs`, so that a wait that began meanwhile is still noticed to the millisecond.
 */
async function overdue(wait: Wait, gapMs: number, clock: Clock, signal: AbortSignal): Promise<void> {
  for (;;) {
    const left = wait.dueAt === null ? gapMs : wait.dueAt - clock.now()
    if (left <= 0) return
    await clock.sleep(Math.min(left, gapMs), signal)
  }
}

function late(allowedMs: number): ModelPart {
  return { type: 'error', error: new ModelError('timeout', `nothing came for ${allowedMs} ms`) }
}

/** What a stream that just ends amounts to: the port promises a last part. */
export const cutPart: ModelPart = {
  type: 'error',
  error: new ModelError('protocol', 'the stream ended without a finish'),
}
