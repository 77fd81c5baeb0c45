import type { CallEvent, CallRecord, EndReason, Line } from './events.ts'

/** What a call looks like now: a fold over its records, and nothing besides. */
export interface CallState {
  /** Place of the next record. */
  seq: number
  line: Line
  /** Sessions lost in a row without a word of the caller in between. */
  sessionsLost: number
  /** The newest session; null before the first. */
  session: string | null
  /** When that session was opened, in ms since the epoch; null when the log has its end too, or there was none. */
  sessionOpenedAt: number | null
  startedAt: number
  lastAt: number
  /** The newest turn that was opened; 0 before the caller's first chance to speak. */
  turn: number
  turns: TurnState[]
  /** How often in a row nothing was said. */
  silences: number
  /** The confidence of the words that the caller was just asked to repeat; null when nothing was asked. */
  doubted: number | null
  /** False once a repeat was no surer than the first time: then this call's confidence figures say nothing. */
  confidenceHeeded: boolean
  /** True while the closing question is the last thing that was asked. */
  closingAsked: boolean
  lastFiller: string | null
  lastReply: SentReplyState | null
  /** Keys of all requests that were answered. */
  readonly answeredKeys: Set<string>
  ended: EndReason | null
}

export interface TurnState {
  readonly turn: number
  /** The caller's words or keys as they came. */
  readonly input: string
  /** The same as an answerer should read it. */
  readonly said: string
  readonly sentences: SpokenSentence[]
  attempts: number
  /** When the first sentence was made, in ms since the epoch. */
  firstSentenceAt: number | null
  /** How many sentences were given to the line to speak. */
  given: number
  complete: boolean
  /** True once a sentence was stopped for what was invented in it; then only the offer in its place may follow. */
  corrected: boolean
  superseded: boolean
  /** What the caller heard of an interrupted answer; null when it was not interrupted. */
  heard: string | null
}

export interface SpokenSentence {
  readonly text: string
  readonly spoken: string
}

interface SentReplyState {
  readonly key: string
  readonly input: string
  readonly body: string
  readonly at: number
  readonly turn: number
  readonly from: number
  readonly given: number
  readonly listens: boolean
}

export function emptyCallState(): CallState {
  return {
    seq: 0,
    line: 'webhook',
    sessionsLost: 0,
    session: null,
    sessionOpenedAt: null,
    startedAt: 0,
    lastAt: 0,
    turn: 0,
    turns: [],
    silences: 0,
    doubted: null,
    confidenceHeeded: true,
    closingAsked: false,
    lastFiller: null,
    lastReply: null,
    answeredKeys: new Set(),
    ended: null,
  }
}

/** Takes one record into the state, in place: a call's records are folded once each. */
export function applyRecord(state: CallState, record: CallRecord): void {
  state.seq = record.seq + 1
  state.lastAt = record.at
  applyEvent(state, record.event, record.at)
}

/** The turn with this number, if the caller said something in it. Newest turns are asked for, so it looks from the end. */
export function findTurn(state: CallState, turn: number): TurnState | null {
  return state.turns.findLast((candidate) => candidate.turn === turn) ?? null
}

function applyEvent(state: CallState, event: CallEvent, at: number): void {
  switch (event.type) {
    case 'call.started':
      state.line = event.line
      state.startedAt = at
      return
    case 'caller.said':
      openTurn(
        state,
        event.turn,
        event.text,
        event.via === 'keypad' ? `(pressed ${event.text} on the keypad)` : event.text,
      )
      state.silences = 0
      state.sessionsLost = 0
      if (state.doubted !== null && (event.confidence ?? 1) <= state.doubted) state.confidenceHeeded = false
      state.doubted = null
      state.closingAsked = false
      return
    case 'caller.silent':
      state.turn = event.turn
      state.silences += 1
      return
    case 'caller.unclear':
      state.turn = event.turn
      state.silences = 0
      state.doubted = event.confidence
      return
    case 'answer.started':
      changeTurn(state, event.turn, (turn) => {
        turn.attempts = event.attempt + 1
      })
      return
    case 'answer.sentence':
      changeTurn(state, event.turn, (turn) => {
        turn.sentences[event.index] = { text: event.text, spoken: event.spoken }
        turn.firstSentenceAt ??= at
        // A line that streams speaks each sentence as it is made; the other says what it gave in `reply.sent`.
        if (state.line === 'relay') turn.given = event.index + 1
      })
      return
    case 'answer.completed':
      changeTurn(state, event.turn, (turn) => {
        turn.complete = true
      })
      return
    case 'answer.corrected':
      changeTurn(state, event.turn, (turn) => {
        turn.corrected = true
      })
      return
    case 'turn.interrupted':
      // Who did not hear the answer out did not hear the question after it.
      state.closingAsked = false
      changeTurn(state, event.turn, (turn) => {
        turn.heard = event.heard
      })
      return
    case 'turn.resumed':
      changeTurn(state, event.turn, (turn) => {
        turn.heard = null
        turn.superseded = false
      })
      return
    case 'session.opened':
      state.session = event.session
      state.sessionOpenedAt = at
      state.line = 'relay'
      return
    case 'session.closed':
      state.sessionOpenedAt = null
      if (event.how === 'lost') state.sessionsLost += 1
      return
    case 'line.changed':
      state.line = event.line
      return
    case 'turn.superseded':
      changeTurn(state, event.turn, (turn) => {
        turn.superseded = true
      })
      return
    case 'prompt.spoken':
      if (event.kind === 'closing-question') state.closingAsked = true
      if (event.kind === 'filler') state.lastFiller = event.text
      return
    case 'reply.sent':
      state.lastReply = { ...event, at }
      state.answeredKeys.add(event.key)
      changeTurn(state, event.turn, (turn) => {
        turn.given = Math.max(turn.given, event.given)
      })
      return
    case 'model.failed':
    case 'question.unanswered':
      return
    case 'call.ended':
      state.ended = event.reason
      return
  }
}

function openTurn(state: CallState, turn: number, input: string, said: string): void {
  state.turn = turn
  state.turns.push({
    turn,
    input,
    said,
    sentences: [],
    attempts: 0,
    firstSentenceAt: null,
    given: 0,
    complete: false,
    corrected: false,
    superseded: false,
    heard: null,
  })
}

function changeTurn(state: CallState, turn: number, change: (turn: TurnState) => void): void {
  const found = findTurn(state, turn)
  if (found) change(found)
}
