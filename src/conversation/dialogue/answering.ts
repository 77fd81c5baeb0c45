import type { Assistant } from '../../config/schema.ts'
import { createAlarm } from '../../lib/alarm.ts'
import type { Clock } from '../../lib/clock.ts'
import { type Answer, startAnswer } from '../answer.ts'
import { answerRequest, nextFiller } from '../answer-request.ts'
import type { Call } from '../call.ts'
import type { SpokenSentence, TurnState } from '../call-state.ts'
import { correctionOf } from '../correction.ts'
import type { Responder } from '../ports.ts'
import { createClauseStream } from '../speakable/clause-stream.ts'
import { toSpoken } from '../speakable/to-spoken.ts'
import type { SpeechPiece } from '../speech-piece.ts'
import type { Speaker } from './speaker.ts'

/** Has a turn answered and speaks the answer as it is made. */
export interface Answering {
  /**
   * Begins, or goes on after the sentences that the turn has. Nothing is spoken before `durable`, the record of what
   * the answer rests on. `prepared` answers in place of the responder.
   */
  start(turn: TurnState, durable: Promise<void>, spokenIn: string, prepared?: Responder['respond'] | null): void
  /** Ends what is going on. */
  stop(): Stopped
  readonly active: boolean
}

/** How far an answer was when it was stopped. */
interface Stopped {
  /** Nothing was missing. */
  readonly whole: boolean
  /** What was made, but waited for the log and was not spoken. */
  readonly unsaid: readonly SpokenSentence[]
}

export interface AnsweringOptions {
  readonly call: Call
  readonly speaker: Speaker
  readonly assistant: Assistant
  readonly responder: Responder
  readonly clock: Clock
  readonly onProblem: (error: unknown) => void
  /** The log takes nothing more of this call; the caller is being told to say it again. */
  readonly onLogLost: () => void
}

/** Fillers in a row before only the answer itself is waited for. */
const mostFillers = 3

export function createAnswering(options: AnsweringOptions): Answering {
  const { call, speaker, assistant, responder, clock, onProblem, onLogLost } = options
  const { language, timing, prompts } = assistant
  const patience = createAlarm(clock)
  const spoken = (text: string) => toSpoken(text, language)
  const correction = correctionOf(assistant)
  let current: { readonly answer: Answer; readonly outbox: Outbox } | null = null

  function say(piece: SpeechPiece, spokenIn: string): void {
    patience.clear()
    speaker.add(piece, piece.language ?? spokenIn)
  }

  function beginPatience(fillers: number): void {
    patience.set(timing.patienceMs * (fillers + 1), () => {
      const text = nextFiller(prompts.fillers, call.state.lastFiller)
      call.note({ type: 'prompt.spoken', turn: call.state.turn, kind: 'filler', text })
      speaker.add({ text: '', spoken: `${spoken(text)} ` })
      if (fillers + 1 < mostFillers) beginPatience(fillers + 1)
    })
  }

  function complete({ turn, sentences }: Answer): void {
    patience.clear()
    current = null
    if (sentences.length === 0) {
      call.note({ type: 'prompt.spoken', turn, kind: 'apology', text: prompts.trouble })
      speaker.add({ text: '', spoken: `${spoken(prompts.trouble)} ` })
    }
    const closing = closingFor(sentences)
    if (closing !== '') {
      call.note({ type: 'prompt.spoken', turn, kind: 'closing-question', text: assistant.closingQuestion })
      speaker.add({ text: '', spoken: closing })
    }
    speaker.finish()
  }

  /** An answer that asks something itself needs no other question. */
  function closingFor(sentences: readonly SpokenSentence[]): string {
    return sentences.at(-1)?.spoken.endsWith('?') ? '' : ` ${spoken(assistant.closingQuestion)}`
  }

  /** The log does not take the caller's words: the caller is asked to say them again rather than left in silence. */
  function fail(answer: Answer, error: unknown): void {
    onProblem(error)
    if (current?.answer !== answer) return
    stop()
    speaker.add({ text: '', spoken: spoken(assistant.fallback.text) })
    speaker.finish()
    onLogLost()
  }

  function start(
    turn: TurnState,
    durable: Promise<void>,
    spokenIn: string,
    prepared: Responder['respond'] | null = null,
  ): void {
    stop()
    const outbox: Outbox = holdUntil(durable, (piece) => {
      if (current?.outbox === outbox) say(piece, spokenIn)
    })
    const answer = startAnswer({
      turn: turn.turn,
      attempt: turn.attempts,
      request: answerRequest(call, turn, spokenIn, clock.now()),
      responder: prepared ? { ...responder, respond: prepared } : responder,
      speech: createClauseStream(spokenIn),
      sentences: turn.sentences,
      correction,
      corrected: turn.corrected,
      record: (event) => call.note(event),
      onPiece: outbox.take,
      onProblem,
      now: () => clock.now(),
    })
    current = { answer, outbox }
    call.answer = answer
    beginPatience(0)
    outbox.open
      .then(() => answer.finished)
      .then(
        () => {
          if (current?.answer === answer) complete(answer)
        },
        (error: unknown) => fail(answer, error),
      )
  }

  function stop(): Stopped {
    patience.clear()
    const stopped = current
    current = null
    if (!stopped) return { whole: true, unsaid: [] }
    const { answer, outbox } = stopped
    const whole = answer.done
    answer.stop()
    if (!whole) call.note({ type: 'turn.superseded', turn: answer.turn })
    const closing = whole ? [{ text: '', spoken: closingFor(answer.sentences) }] : []
    return { whole, unsaid: [...outbox.held(), ...closing] }
  }

  return {
    start,
    stop,
    get active() {
      return current !== null
    },
  }
}

interface Outbox {
  take(piece: SpeechPiece): void
  /** What is still held back. */
  held(): readonly SpeechPiece[]
  /** Resolves when nothing is held back any more. */
  readonly open: Promise<void>
}

/** Words held back until the log has what they rest on. */
function holdUntil(durable: Promise<void>, say: (piece: SpeechPiece) => void): Outbox {
  let held: SpeechPiece[] | null = []
  const open = durable.then(() => {
    const pieces = held ?? []
    held = null
    for (const piece of pieces) say(piece)
  })
  return { open, held: () => held ?? [], take: (piece) => (held ? void held.push(piece) : say(piece)) }
}
