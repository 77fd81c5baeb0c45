import type { SpokenSentence } from './call-state.ts'
import type { Correction } from './correction.ts'
import type { Directive } from './directive.ts'
import type { AnswerTimings, CallEvent } from './events.ts'
import { createGuard, type FalseClaim, type Invention, type Passed, unguarded } from './guard.ts'
import type { AnswerPart, AnswerRequest, Responder } from './ports.ts'
import type { SpeechPiece, SpeechStream } from './speech-piece.ts'

/** An answer in the making: its sentences as they become whole. Anyone may wait for more; one stop ends it. */
export interface Answer {
  readonly turn: number
  /** Sentences so far, those of earlier attempts included. */
  readonly sentences: readonly SpokenSentence[]
  /** The beginning of the next sentence, as far as it was let through; empty between two sentences. */
  readonly unfinished: string
  /** True once there will be no more sentences. */
  readonly done: boolean
  /** Not null while actions run, with what may be said meanwhile; empty for the ordinary fillers. */
  readonly working: { readonly fillers: readonly string[] } | null
  /** Once it is done: what is done with the call when it was heard. */
  readonly directive: Directive | null
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
  readonly correction: Correction
  /** What an earlier attempt was stopped for: then the rest of the correction is all that follows. */
  readonly corrected: keyof Correction | null
  /** Records what happens, in order. */
  readonly record: (event: CallEvent) => void
  /** Told of each piece at once, before its sentence is whole. */
  readonly onPiece?: (piece: SpeechPiece) => void
  /** Told when actions begin to run: from now on it may be silent for long. */
  readonly onWorking?: () => void
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
  'type' | 'turn' | 'firstSentenceMs' | 'totalMs' | 'timings' | 'then'
>
type Unanswered = Extract<CallEvent, { type: 'question.unanswered' }>['because']

/** Starts answering at once. */
export function startAnswer(options: AnswerOptions): Answer {
  const { turn, attempt, record, speech, onPiece } = options
  const stopping = new AbortController()
  const sentences: SpokenSentence[] = [...options.sentences]
  const waiting = new Set<() => void>()
  const startedAt = options.now()
  let timings: AnswerTimings = { searchMs: null, firstTokenMs: null }
  let firstPieceMs: number | null = null
  let isFirstKept = false
  let begun: SpokenSentence = { text: '', spoken: '' }
  let guard = unguarded
  let working: Answer['working'] = null
  let done = false
  const directive = () => options.request.actions?.directive ?? null

  /** At the end nothing can come that would make a claim true. */
  function add({ clear, invention, claim }: Passed, isEnd = false): void {
    speak(clear)
    if (invention) correct(invention)
    if (claim) correctClaim(claim, isEnd)
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
    record({ type: 'answer.sentence', turn, index: sentences.length - 1, text, spoken, ...firstTimings() })
    wake()
  }

  function firstTimings() {
    if (isFirstKept || firstPieceMs === null) return {}
    isFirstKept = true
    return { timings: { ...timings, firstSentenceMs: firstPieceMs } }
  }

  function correct({ invented, kind, said }: Invention): void {
    record({ type: 'answer.corrected', turn, index: sentences.length, invented, kind, said })
    breakOff()
    replace('invention')
  }

  /** Before the end the model goes on, and knows by now what its action gave. */
  function correctClaim({ claim, said }: FalseClaim, isEnd: boolean): void {
    record({ type: 'claim.corrected', turn, index: sentences.length, claim, said, replaced: isEnd })
    breakOff()
    if (isEnd) replace('claim')
  }

  /** What was spoken of the sentence stays, and is heard to break off. */
  function breakOff(): void {
    if (begun.text !== '') speak([pauseMark])
  }

  /** The model is let go, and what follows is ours. */
  function replace(reason: keyof Correction): void {
    stopping.abort(stopped)
    const pieces = options.correction[reason]
    const missing = pieces.filter(({ text }) => sentences.every((sentence) => sentence.text !== text))
    for (const piece of missing) speak([firstPieceMs === null ? piece : behind(piece)])
    complete({ source: 'offer', model: null, sources: [] }, reason === 'invention' ? 'corrected' : null)
  }

  function complete(completion: Completion, because: Unanswered | null): void {
    done = true
    const totalMs = options.now() - startedAt
    const then = directive()
    record({ type: 'answer.completed', turn, ...completion, firstSentenceMs: firstPieceMs, totalMs, timings, then })
    if (because) record({ type: 'question.unanswered', turn, question: options.request.question, because })
  }

  function wake(): void {
    for (const resolve of waiting) resolve()
    waiting.clear()
  }

  function take(part: AnswerPart): void {
    switch (part.type) {
      case 'reached':
        timings = { ...timings, [timingOf[part.stage]]: options.now() - startedAt }
        return
      case 'check':
        guard = createGuard(part.check)
        return
      case 'text-delta':
        add(guard.pass(speech.push(part.text)))
        return
      case 'working':
        working = { fillers: part.fillers }
        options.onWorking?.()
        return
      case 'settled':
        working = null
        add(guard.settle())
        return
      case 'fault':
        record({ ...part, type: 'model.failed', turn })
        return
      case 'finish': {
        add(guard.pass(speech.end()))
        if (!done) add(guard.end(), true)
        if (done) return
        keepSentence()
        const { source, model, sources, usage } = part
        complete({ source, model, sources, ...(usage && { usage }) }, part.unanswered)
        return
      }
    }
  }

  async function run(): Promise<void> {
    record({ type: 'answer.started', turn, attempt })
    if (options.corrected) replace(options.corrected)
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
      working = null
      wake()
    }
  }

  const finished = run()
  return {
    turn,
    sentences,
    finished,
    get unfinished() {
      return begun.text.trim()
    },
    get done() {
      return done
    },
    get working() {
      return working
    },
    get directive() {
      return done ? directive() : null
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

const timingOf = { search: 'searchMs', 'first-token': 'firstTokenMs' } as const

/** Set off from the words before it. */
function behind(piece: SpeechPiece): SpeechPiece {
  return { ...piece, text: ` ${piece.text}`, spoken: ` ${piece.spoken}` }
}
