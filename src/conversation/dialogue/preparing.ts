import { createAlarm } from '../../lib/alarm.ts'
import type { Clock } from '../../lib/clock.ts'
import { deferActions } from '../deferred-actions.ts'
import type { AnswerPart, AnswerRequest, Responder, TurnActions } from '../ports.ts'

/** Prepares answers to words that may still change. */
export interface Preparing {
  /** The caller's words so far. */
  consider(words: string): void
  /** The final words: gives a responder that has the prepared answer, or null when there is none for these words. */
  take(words: string): Responder['respond'] | null
  close(): void
}

export interface PreparingOptions {
  readonly clock: Clock
  readonly responder: Responder
  /** The request that these words would make now; null when they would need no answer. */
  readonly requestFor: (words: string) => AnswerRequest | null
}

/** Words that have not changed for so long are likely to be all. */
const stableMs = 200

/**
 * Asks for an answer while the carrier still waits for the caller to say more, so that the two waits overlap. Nothing is
 * recorded or spoken before the words are final, and an answer to other words is thrown away with its connection.
 */
export function createPreparing({ clock, responder, requestFor }: PreparingOptions): Preparing {
  const stable = createAlarm(clock)
  let guess: string | null = null
  let prepared: PreparedAnswer | null = null
  let taken: PreparedAnswer | null = null

  function drop(): void {
    stable.clear()
    prepared?.stop()
    if (!taken?.used) taken?.stop()
    prepared = null
    taken = null
    guess = null
  }

  return {
    consider(words) {
      const meaning = meaningOf(words)
      if (meaning === guess || meaning === '') return
      drop()
      guess = meaning
      stable.set(stableMs, () => {
        const request = requestFor(words)
        if (request) prepared = prepareAnswer(responder, request)
      })
    },
    take(words) {
      const ready = meaningOf(words) === guess ? prepared : null
      if (ready) prepared = null
      drop()
      taken = ready
      return ready && (({ actions }, signal) => ready.parts(signal, actions))
    },
    close: drop,
  }
}

/** Punctuation, case and blanks change no meaning. */
function meaningOf(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

interface PreparedAnswer {
  /** All parts from the first on; stopped by the signal. What was to be done happens in the turn of these actions. */
  parts(signal: AbortSignal, actions: TurnActions | null): AsyncIterable<AnswerPart>
  readonly used: boolean
  stop(): void
}

function prepareAnswer(responder: Responder, request: AnswerRequest): PreparedAnswer {
  const stopping = new AbortController()
  const deferred = request.actions && deferActions(request.actions)
  const parts: AnswerPart[] = []
  let failure: { error: unknown } | null = null
  let done = false
  let used = false
  let wake = () => {}

  async function collect(): Promise<void> {
    try {
      for await (const part of responder.respond({ ...request, actions: deferred?.actions ?? null }, stopping.signal)) {
        parts.push(part)
        wake()
      }
    } catch (error) {
      failure = { error }
    } finally {
      done = true
      wake()
    }
  }

  async function* give(signal: AbortSignal, actions: TurnActions | null): AsyncGenerator<AnswerPart> {
    if (actions) deferred?.adopt(actions)
    const stop = () => stopping.abort(signal.reason)
    used = true
    signal.addEventListener('abort', stop, { once: true })
    try {
      for (let next = 0; ; next += 1) {
        while (next >= parts.length && !done) await new Promise<void>((resolve) => (wake = resolve))
        const part = parts[next]
        if (part) yield part
        else if (failure) throw failure.error
        else return
      }
    } finally {
      signal.removeEventListener('abort', stop)
    }
  }

  void collect()
  return {
    parts: give,
    get used() {
      return used
    },
    stop: () => stopping.abort(new DOMException('Other words came.', 'AbortError')),
  }
}
