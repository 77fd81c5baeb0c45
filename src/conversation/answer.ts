import type { SpokenSentence } from './call-state.ts'
import type { CallEvent } from './events.ts'
import { createGuard, type Invention, type Passed, unguarded } from './guard.ts'
import type { AnswerPart, AnswerRequest, Responder } from './ports.ts'
import type { SpeechPiece, SpeechStream } from './speech-piece.ts'

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
  /** What is said in the place of an invention; each piece a sentence. */
  readonly correction: readonly SpeechPiece[]
  /** True when an earlier attempt was stopped for an invention: then the rest of the correction is all that follows. */
  readonly corrected: boolean
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

/** Set behind words whose sentence is not spoken to its end. */
const pauseMark: SpeechPiece = { text: '…', spoken: '…', endsSentence: true }

type Completion = Omit<
  Extract<CallEvent, { type: 'answer.completed' }>,
  'type' | 'turn' | 'firstSentenceMs' | 'totalMs'
>
type Unanswered = Extract<CallEvent, { type: 'question.unanswered' }>['because']

/** Starts answering at once. */
export function startAnswer(options: AnswerOptions): Answer {
  const { turn, attempt, record, speech, onPiece } = options
  const stopping = new AbortController()
  const sentences: SpokenSentence[] = [...options.sentences]
  const waiting = new Set<() => void>()
  const startedAt = options.now()
  let firstPieceMs: number | null = null
  let begun: SpokenSentence = { text: '', spoken: '' }
  let guard = unguarded
  let done = false

  function add({ clear, invention }: Passed): void {
    speak(clear)
    if (invention) correct(invention)
  }

  function speak(pieces: readonly SpeechPiece[]): void {
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

  /** The model is let go, and what follows is ours. What was spoken of the sentence stays, and is heard to break off. */
  function correct({ invented, kind, said }: Invention): void {
    record({ type: 'answer.corrected', turn, index: sentences.length, invented, kind, said })
    stopping.abort(stopped)
    if (begun.text !== '') speak([pauseMark])
    replace()
  }

  function replace(): void {
    const missing = options.correction.filter(({ text }) => sentences.every((sentence) => sentence.text !== text))
    for (const piece of missing) speak([firstPieceMs === null ? piece : behind(piece)])
    complete({ source: 'offer', model: null, sources: [] }, 'corrected')
  }

  function complete(completion: Completion, because: Unanswered | null): void {
    done = true
    const totalMs = options.now() - startedAt
    record({ type: 'answer.completed', turn, ...completion, firstSentenceMs: firstPieceMs, totalMs })
    if (because) record({ type: 'question.unanswered', turn, question: options.request.question, because })
  }

  function wake(): void {
    for (const resolve of waiting) resolve()
    waiting.clear()
  }

  function take(part: AnswerPart): void {
    switch (part.type) {
      case 'check':
        guard = createGuard(part.check)
        return
      case 'text-delta':
        add(guard.pass(speech.push(part.text)))
        return
      case 'fault':
        record({ ...part, type: 'model.failed', turn })
        return
      case 'finish': {
        add(guard.pass(speech.end()))
        if (!done) add(guard.end())
        if (done) return
        keepSentence()
        const { source, model, sources } = part
        complete({ source, model, sources }, part.unanswered)
        return
      }
    }
  }

  async function run(): Promise<void> {
    record({ type: 'answer.started', turn, attempt })
    if (options.corrected) replace()
    try {
      if (done) return
      for await (const part of options.responder.respond(options.request, stopping.signal)) {
        if (stopping.signal.aborted) break
        take(part)
        if (done) break
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

/** Set off from the words before it. */
function behind(piece: SpeechPiece): SpeechPiece {
  return { ...piece, text: ` ${piece.text}`, spoken: ` ${piece.spoken}` }
}
