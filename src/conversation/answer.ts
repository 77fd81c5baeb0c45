import type { SpokenSentence } from './call-state.ts'
import type { CallEvent } from './events.ts'
import type { AnswerPart, AnswerRequest, Responder } from './ports.ts'

/** A stretch of an answer in both its forms, ready to be spoken. */
export interface SpeechPiece extends SpokenSentence {
  /** True on the piece that makes a sentence whole. */
  readonly endsSentence: boolean
}

/** Cuts a growing text into pieces that are ready to be spoken; how it grows makes no difference. */
export interface SpeechStream {
  push(delta: string): readonly SpeechPiece[]
  end(): readonly SpeechPiece[]
}

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
  readonly speech: SpeechStream
  /** Sentences that earlier attempts made. */
  readonly sentences: readonly SpokenSentence[]
  /** Records what happens, in order. */
  readonly record: (event: CallEvent) => void
  /** Told of each piece at once, before its sentence is whole. */
  readonly onPiece?: (piece: SpeechPiece) => void
  /** Told of what must never happen: a responder that throws. */
  readonly onProblem: (error: unknown) => void
  readonly now: () => number
}

/** Shared, since making an abort error costs as much as many parts of an answer. */
const stopped = new Error('the answer was stopped')

/** Starts answering at once. */
export function startAnswer(options: AnswerOptions): Answer {
  const { turn, attempt, record, speech, onPiece } = options
  const stopping = new AbortController()
  const sentences: SpokenSentence[] = [...options.sentences]
  const waiting = new Set<() => void>()
  const startedAt = options.now()
  let firstPieceMs: number | null = null
  let begun: SpokenSentence = { text: '', spoken: '' }
  let done = false

  function add(pieces: readonly SpeechPiece[]): void {
    for (const piece of pieces) {
      firstPieceMs ??= options.now() - startedAt
      begun = { text: begun.text + piece.text, spoken: begun.spoken + piece.spoken }
      onPiece?.(piece)
      if (piece.endsSentence) keepSentence()
    }
  }

  function keepSentence(): void {
    const text = begun.text.trim()
    const spoken = begun.spoken.trim()
    begun = { text: '', spoken: '' }
    if (spoken === '') return
    sentences.push({ text, spoken })
    record({ type: 'answer.sentence', turn, index: sentences.length - 1, text, spoken })
    wake()
  }

  function wake(): void {
    for (const resolve of waiting) resolve()
    waiting.clear()
  }

  function take(part: AnswerPart): void {
    switch (part.type) {
      case 'text-delta':
        add(speech.push(part.text))
        return
      case 'fault':
        record({ ...part, type: 'model.failed', turn })
        return
      case 'finish': {
        add(speech.end())
        keepSentence()
        const { source, model } = part
        done = true
        const totalMs = options.now() - startedAt
        record({ type: 'answer.completed', turn, source, model, firstSentenceMs: firstPieceMs, totalMs })
        return
      }
    }
  }

  async function run(): Promise<void> {
    record({ type: 'answer.started', turn, attempt })
    try {
      for await (const part of options.responder.respond(options.request, stopping.signal)) {
        if (stopping.signal.aborted) break
        take(part)
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
    stop() {
      if (done) return
      // What was spoken of an unfinished sentence is part of the record.
      keepSentence()
      stopping.abort(stopped)
    },
  }
}
