import type { Assistant } from '../../config/schema.ts'
import { createAlarm } from '../../lib/alarm.ts'
import type { Clock } from '../../lib/clock.ts'
import type { Acting } from '../acting.ts'
import { type Answer, startAnswer } from '../answer.ts'
import { nextFiller } from '../answer-request.ts'
import type { Call } from '../call.ts'
import type { SpokenSentence, TurnState } from '../call-state.ts'
import { conclusionOf, spareForm } from '../conclusion.ts'
import { correctionOf } from '../correction.ts'
import { languageOf } from '../policies/call-language.ts'
import type { Conduct } from '../policies/conduct.ts'
import type { Responder } from '../ports.ts'
import { createClauseStream } from '../speakable/clause-stream.ts'
import { toSpoken } from '../speakable/to-spoken.ts'
import type { SpeechPiece } from '../speech-piece.ts'
import { textsFor } from '../texts/texts-for.ts'
import { answererOf } from '../turn-answerer.ts'
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
  /** Nothing was missing, with what follows it. */
  readonly whole: boolean
  /** What was made, but waited for the log and was not spoken. */
  readonly unsaid: readonly SpokenSentence[]
}

export interface AnsweringOptions {
  readonly call: Call
  readonly speaker: Speaker
  readonly assistant: Assistant
  readonly responder: Responder
  readonly acting: Acting | null
  readonly conduct: Conduct
  readonly clock: Clock
  readonly onProblem: (error: unknown) => void
  /** What follows an answer is in the log; its words come next. */
  readonly onConcluded: () => void
  /** The log takes nothing more of this call; the caller is being told to say it again. */
  readonly onLogLost: () => void
}

/** Fillers in a row before only the answer itself is waited for. */
const mostFillers = 3

export function createAnswering(options: AnsweringOptions): Answering {
  const { call, speaker, assistant, responder, clock, onProblem, onLogLost } = options
  const { forms } = options.conduct
  const { timing } = assistant
  const parts = { assistant, ...options.conduct, now: () => clock.now() }
  const patience = createAlarm(clock)
  const language = () => languageOf(call.state, assistant)
  const texts = () => textsFor(language(), assistant)
  let current: { readonly answer: Answer; readonly outbox: Outbox } | null = null

  function say(piece: SpeechPiece, spokenIn: string): void {
    patience.clear()
    speaker.add(piece, piece.language ?? spokenIn)
    if (current?.answer.working) beginPatience(0)
  }

  /** No part of the answer. */
  function sayAside(words: string, spokenIn: string): void {
    speaker.add({ text: '', spoken: words }, spokenIn)
  }

  function beginPatience(fillers: number): void {
    patience.set(timing.patienceMs * (fillers + 1), () => {
      if (fillers < mostFillers) {
        const own = current?.answer.working?.fillers ?? []
        sayMeanwhile(nextFiller(own.length > 0 ? own : texts().prompts.fillers, call.state.lastFiller))
        if (fillers + 1 < mostFillers || mayOffer()) beginPatience(fillers + 1)
      } else if (mayOffer()) {
        call.note({ type: 'form.offered', turn: call.state.turn, form: spareForm })
        sayMeanwhile(texts().actions.slow)
      }
    })
  }

  function sayMeanwhile(text: string): void {
    call.note({ type: 'prompt.spoken', turn: call.state.turn, kind: 'filler', text })
    sayAside(`${toSpoken(text, language())} `, language())
  }

  /** While an action runs for long there is something better than waiting. */
  function mayOffer(): boolean {
    const { offered, form } = call.state
    return current?.answer.working != null && forms.has(spareForm) && offered === null && form === null
  }

  /** The answer is whole: what follows it is said with it. */
  function conclude(turn: TurnState): void {
    patience.clear()
    current = null
    const { events, sentences, asides, language: spokenIn } = conclusionOf(call, turn, parts)
    for (const event of events) call.note(event)
    options.onConcluded()
    for (const { text, spoken } of sentences) {
      const gap = speaker.begun ? ' ' : ''
      speaker.add({ text: `${gap}${text}`, spoken: `${gap}${spoken}` }, spokenIn)
    }
    for (const words of asides) sayAside(`${speaker.begun ? ' ' : ''}${words}`, spokenIn)
    speaker.finish()
  }

  /** The log does not take the caller's words: the caller is asked to say them again rather than left in silence. */
  function fail(answer: Answer, error: unknown): void {
    onProblem(error)
    if (current?.answer !== answer) return
    stop()
    sayAside(toSpoken(texts().fallback.text, language()), language())
    speaker.finish()
    onLogLost()
  }

  function begin(
    turn: TurnState,
    spokenIn: string,
    prepared: Responder['respond'] | null,
    onPiece: (piece: SpeechPiece) => void,
  ): Answer {
    if (turn.complete) return wholeAnswer(turn)
    const answerer = answererOf(call, turn, spokenIn, options)
    return startAnswer({
      turn: turn.turn,
      attempt: turn.attempts,
      request: answerer.request,
      responder: prepared ? { ...responder, respond: prepared } : answerer.responder,
      speech: createClauseStream(spokenIn),
      sentences: turn.sentences,
      correction: correctionOf({ ...texts(), language: language() }),
      corrected: turn.corrected,
      record: (event) => call.note(event),
      onPiece,
      onWorking: () => beginPatience(0),
      onProblem,
      now: () => clock.now(),
    })
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
    const answer = begin(turn, spokenIn, prepared, outbox.take)
    current = { answer, outbox }
    call.answer = answer
    beginPatience(0)
    outbox.open
      .then(() => answer.finished)
      .then(
        () => {
          if (current?.answer === answer) conclude(turn)
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
    const { done } = answer
    answer.stop()
    if (!done) call.note({ type: 'turn.superseded', turn: answer.turn })
    return { whole: false, unsaid: outbox.held() }
  }

  return {
    start,
    stop,
    get active() {
      return current !== null
    },
  }
}

/** The answer of a turn that lacks nothing but what follows it. */
function wholeAnswer({ turn, sentences, then }: TurnState): Answer {
  const over = Promise.resolve()
  return {
    turn,
    sentences,
    unfinished: '',
    done: true,
    working: null,
    directive: then,
    ready: () => over,
    stop() {},
    finished: over,
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
