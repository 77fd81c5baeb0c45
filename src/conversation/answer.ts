import type { SpokenSentence } from './call-state.ts'
import type { CallEvent } from './events.ts'
import type { AnswerPart, AnswerRequest, Responder } from './ports.ts'
import { createSentenceStream } from './speakable/sentence-stream.ts'

/** An answer in the making: its sentences as they become whole. Anyone may wait for more; one stop ends it. */
export interface Answer {
  readonly turn: number
  /** Sentences so far, those of earlier attempts included. */
  readonly sentences: readonly SpokenSentence[]
  /** True once there will be no more sentences. */
  readonly done: boolean
  /** Resolves when there is a sentence at place `from`, or there will be none. */
  ready(from: number): Promise<void>
  /** Ends it: the model's connection is released and nothing more is recorded. */
  stop(): void
  /** Resolves when the answer has ended, whichever way. Never rejects. */
  readonly finished: Promise<void>
}

export interface AnswerOptions {
  readonly turn: number
  readonly attempt: number
  readonly request: AnswerRequest
  readonly responder: Responder
  /** Sentences that earlier attempts made. */
  readonly sentences: readonly SpokenSentence[]
  /** Records what happens, in order. */
  readonly record: (event: CallEvent) => void
  /** Told of what must never happen: a responder that throws. */
  readonly onProblem: (error: unknown) => void
  readonly now: () => number
}

/** Starts answering at once. */
export function startAnswer(options: AnswerOptions): Answer {
  const { turn, attempt, record } = options
  const stopping = new AbortController()
  const sentences: SpokenSentence[] = [...options.sentences]
  const waiting = new Set<() => void>()
  const startedAt = options.now()
  let firstSentenceMs: number | null = null
  let done = false

  function add(ready: readonly SpokenSentence[]): void {
    for (const { text, spoken } of ready) {
      firstSentenceMs ??= options.now() - startedAt
      sentences.push({ text, spoken })
      record({ type: 'answer.sentence', turn, index: sentences.length - 1, text, spoken })
    }
    if (ready.length > 0) wake()
  }

  function wake(): void {
    for (const resolve of waiting) resolve()
    waiting.clear()
  }

  function take(part: AnswerPart, stream: ReturnType<typeof createSentenceStream>): void {
    switch (part.type) {
      case 'text-delta':
        add(stream.push(part.text))
        return
      case 'fault':
        record({ ...part, type: 'model.failed', turn })
        return
      case 'finish': {
        add(stream.end())
        const { source, model } = part
        done = true
        record({ type: 'answer.completed', turn, source, model, firstSentenceMs, totalMs: options.now() - startedAt })
        return
      }
    }
  }

  async function run(): Promise<void> {
    record({ type: 'answer.started', turn, attempt })
    try {
      const stream = createSentenceStream(options.request.language)
      for await (const part of options.responder.respond(options.request, stopping.signal)) {
        if (stopping.signal.aborted) break
        take(part, stream)
      }
    } catch (error) {
      if (!stopping.signal.aborted) options.onProblem(error)
    } finally {
      done = true
      wake()
    }
  }

  const finished = run()
  return {
    turn,
    sentences,
    finished,
    get done() {
      return done
    },
    ready(from) {
      if (done || sentences.length > from) return Promise.resolve()
      return new Promise<void>((resolve) => waiting.add(resolve)).then(() => this.ready(from))
    },
    stop: () => stopping.abort(new DOMException('A newer turn took over.', 'AbortError')),
  }
}
