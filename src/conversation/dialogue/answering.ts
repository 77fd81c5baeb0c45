import type { Assistant } from '../../config/schema.ts'
import { createAlarm } from '../../lib/alarm.ts'
import type { Clock } from '../../lib/clock.ts'
import { type Answer, type SpeechPiece, startAnswer } from '../answer.ts'
import { answerRequest, nextFiller } from '../answer-request.ts'
import type { Call } from '../call.ts'
import type { TurnState } from '../call-state.ts'
import type { Responder } from '../ports.ts'
import { createClauseStream } from '../speakable/clause-stream.ts'
import { toSpoken } from '../speakable/to-spoken.ts'
import type { Speaker } from './speaker.ts'

/** Has a turn answered and speaks the answer as it is made. */
export interface Answering {
  /**
   * Begins, or goes on after the sentences that the turn has. Nothing is spoken before `durable`, the record of what
   * the answer rests on. `prepared` answers in place of the responder.
   */
  start(turn: TurnState, durable: Promise<void>, spokenIn: string, prepared?: Responder['respond'] | null): void
  /** Ends what is going on; gives whether the answer was whole. */
  stop(): boolean
  readonly active: boolean
}

export interface AnsweringOptions {
  readonly call: Call
  readonly speaker: Speaker
  readonly assistant: Assistant
  readonly responder: Responder
  readonly clock: Clock
  readonly onProblem: (error: unknown) => void
}

/** Fillers in a row before only the answer itself is waited for. */
const mostFillers = 3

export function createAnswering(options: AnsweringOptions): Answering {
  const { call, speaker, assistant, responder, clock, onProblem } = options
  const { language, timing, prompts } = assistant
  const patience = createAlarm(clock)
  const spoken = (text: string) => toSpoken(text, language)
  let current: Answer | null = null

  function say(piece: SpeechPiece, spokenIn: string): void {
    patience.clear()
    speaker.add(piece, spokenIn)
  }

  function beginPatience(fillers: number): void {
    patience.set(timing.patienceMs * (fillers + 1), () => {
      const text = nextFiller(prompts.fillers, call.state.lastFiller)
      call.note({ type: 'prompt.spoken', turn: call.state.turn, kind: 'filler', text })
      speaker.add({ text: '', spoken: `${spoken(text)} ` })
      if (fillers + 1 < mostFillers) beginPatience(fillers + 1)
    })
  }

  function complete(answer: Answer): void {
    patience.clear()
    current = null
    const { turn } = answer
    const last = answer.sentences.at(-1)
    if (!last) {
      call.note({ type: 'prompt.spoken', turn, kind: 'apology', text: prompts.trouble })
      speaker.add({ text: '', spoken: `${spoken(prompts.trouble)} ` })
    }
    if (!last?.spoken.endsWith('?')) {
      call.note({ type: 'prompt.spoken', turn, kind: 'closing-question', text: assistant.closingQuestion })
      speaker.add({ text: '', spoken: ` ${spoken(assistant.closingQuestion)}` })
    }
    speaker.finish()
  }

  /** The log does not take the caller's words: the caller is asked to say them again rather than left in silence. */
  function fail(answer: Answer, error: unknown): void {
    onProblem(error)
    if (current !== answer) return
    stop()
    speaker.add({ text: '', spoken: spoken(assistant.fallback.text) })
    speaker.finish()
  }

  function start(
    turn: TurnState,
    durable: Promise<void>,
    spokenIn: string,
    prepared: Responder['respond'] | null = null,
  ): void {
    stop()
    const outbox = heldUntil(durable, (piece) => {
      if (current === answer) say(piece, spokenIn)
    })
    const answer: Answer = startAnswer({
      turn: turn.turn,
      attempt: turn.attempts,
      request: answerRequest(call, turn, spokenIn, clock.now()),
      responder: prepared ? { ...responder, respond: prepared } : responder,
      speech: createClauseStream(spokenIn),
      sentences: turn.sentences,
      record: (event) => call.note(event),
      onPiece: outbox.take,
      onProblem,
      now: () => clock.now(),
    })
    current = answer
    call.answer = answer
    beginPatience(0)
    outbox.open
      .then(() => answer.finished)
      .then(
        () => {
          if (current === answer) complete(answer)
        },
        (error: unknown) => fail(answer, error),
      )
  }

  function stop(): boolean {
    patience.clear()
    const answer = current
    current = null
    if (!answer) return true
    const whole = answer.done
    answer.stop()
    if (!whole) call.note({ type: 'turn.superseded', turn: answer.turn })
    return whole
  }

  return {
    start,
    stop,
    get active() {
      return current !== null
    },
  }
}

/** Words held back until the log has what they rest on. */
function heldUntil(durable: Promise<void>, say: (piece: SpeechPiece) => void) {
  let held: SpeechPiece[] | null = []
  const open = durable.then(() => {
    const pieces = held ?? []
    held = null
    pieces.forEach(say)
  })
  return { open, take: (piece: SpeechPiece) => (held ? void held.push(piece) : say(piece)) }
}
