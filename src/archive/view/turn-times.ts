import type { CallEvent, Line } from '../../conversation/events.ts'

/** The moments of one turn, in ms from the start of the call unless said otherwise; null for what has not happened. */
export interface TurnTimes {
  readonly turn: number
  /** What carried the call when the caller's words came. */
  readonly line: Line
  readonly saidMs: number
  /** When the attempt began that made the first words; whether another one has gone on from there. */
  startedMs: number | null
  isTakenUp: boolean
  /** In ms from the beginning of that attempt. */
  searchMs: number | null
  firstTokenMs: number | null
  /** When the first words were made; whether their event told so, and it need not be taken from the whole answer. */
  madeMs: number | null
  isTimed: boolean
  /** When they left for the line; whether the carrier had come for words before, and got none. */
  leftMs: number | null
  hasWaited: boolean
  fillerMs: number | null
  /** What the line told of the first and the last sound. */
  soundFromMs: number | null
  soundUntilMs: number | null
  cutMs: number | null
  /** How long a voice takes for what was heard by then. */
  heardMs: number | null
  /** When all that has left is said, reckoned. */
  playedUntilMs: number
  /** Whether nothing more is expected of it; since when nothing of it is heard. */
  isOver: boolean
  overMs: number | null
  readonly actions: TimedAction[]
  /** How long a voice takes for each sentence, and for what waits for the next reply. */
  readonly sentencesMs: number[]
  unsentMs: number
  hasUnsentWords: boolean
  /** The caller is being put through: the next reply is the last of the turn; what is said then is no part of it. */
  isLeaving: boolean
  isSettled: boolean
}

interface TimedAction {
  readonly id: string
  readonly fromMs: number
  untilMs: number
}

/** When something happens, on which line, and how long a voice takes for a text, in ms. */
export interface Moment {
  readonly nowMs: number
  readonly line: Line
  readonly speakingMs: (text: string) => number
}

type Of<Type extends CallEvent['type']> = Extract<CallEvent, { type: Type }>

export function newTurnTimes({ turn }: Of<'caller.said'>, { nowMs, line }: Moment): TurnTimes {
  return {
    ...{ turn, line, saidMs: nowMs, startedMs: null, isTakenUp: false, searchMs: null, firstTokenMs: null },
    ...{ madeMs: null, isTimed: false, leftMs: null, hasWaited: false, fillerMs: null },
    ...{ soundFromMs: null, soundUntilMs: null, cutMs: null, heardMs: null, playedUntilMs: nowMs },
    ...{ isOver: false, overMs: null, actions: [], sentencesMs: [] },
    ...{ unsentMs: 0, hasUnsentWords: false, isLeaving: false, isSettled: false },
  }
}

/** Takes in an event of the turn; gives whether the turn looks different now. */
export function takeIntoTurn(times: TurnTimes, event: CallEvent, moment: Moment): boolean {
  const { nowMs } = moment
  // What is said when nobody took the caller is told much later, and no part of the answer.
  if (times.isSettled && event.type !== 'tool.finished') return false
  switch (event.type) {
    case 'answer.started':
      begin(times, nowMs)
      return true
    case 'answer.sentence':
      takeSentence(times, event, moment)
      return true
    case 'answer.completed':
      takeCompletion(times, event, moment)
      return true
    case 'prompt.spoken':
      takePrompt(times, event, moment)
      return true
    case 'reply.sent':
      if (moment.line === 'webhook') takeReply(times, event, nowMs)
      return moment.line === 'webhook'
    case 'tool.called':
      times.actions.push({ id: event.id, fromMs: nowMs, untilMs: Number.POSITIVE_INFINITY })
      return true
    case 'tool.finished': {
      const action = times.actions.find(({ id }) => id === event.id)
      if (action) action.untilMs = Math.min(action.untilMs, nowMs)
      return action !== undefined
    }
    case 'turn.interrupted':
      Object.assign(times, { cutMs: nowMs, heardMs: moment.speakingMs(event.heard) })
      return true
    case 'turn.resumed':
      Object.assign(times, { cutMs: null, heardMs: null, isOver: false, overMs: null })
      return true
    case 'turn.superseded':
      endTurn(times, nowMs)
      return true
    case 'turn.spoken':
      takeSound(times, event)
      return true
    case 'call.transferring':
      times.isLeaving = true
      times.isSettled = moment.line === 'relay'
      return false
    case 'call.directed':
      times.isSettled = true
      return false
    default:
      return false
  }
}

/**
 * Nothing more is expected of a turn: the caller says something else, or the call ends. Gives whether that is new.
 * @param overMs from when on nothing of it is heard any more; null where its last words are still on their way
 */
export function endTurn(times: TurnTimes, overMs: number | null): boolean {
  if (times.isOver && (times.overMs !== null || overMs === null)) return false
  times.isOver = true
  times.overMs = overMs
  return true
}

function begin(times: TurnTimes, nowMs: number): void {
  Object.assign(times, { isOver: false, overMs: null })
  if (times.madeMs === null) Object.assign(times, { startedMs: nowMs, searchMs: null, firstTokenMs: null })
  else times.isTakenUp = true
}

function takeSentence(times: TurnTimes, { index, spoken, timings }: Of<'answer.sentence'>, moment: Moment): void {
  const { nowMs, line, speakingMs } = moment
  times.sentencesMs[index] = speakingMs(spoken)
  if (times.madeMs === null) {
    times.madeMs = nowMs
    times.isTimed = timings !== undefined
    if (timings && times.startedMs !== null) {
      const { searchMs, firstTokenMs, firstSentenceMs } = timings
      Object.assign(times, { searchMs, firstTokenMs, madeMs: Math.min(times.startedMs + firstSentenceMs, nowMs) })
    }
    if (line === 'relay') leave(times, times.madeMs, 0)
  }
  if (line === 'relay') leave(times, nowMs, speakingMs(spoken))
}

/** Where the first sentence did not tell, the whole answer does, if the same attempt made it. */
function takeCompletion(
  times: TurnTimes,
  { timings, firstSentenceMs }: Of<'answer.completed'>,
  { line }: Moment,
): void {
  if (times.isTimed || times.isTakenUp || times.startedMs === null) return
  if (timings) Object.assign(times, { searchMs: timings.searchMs, firstTokenMs: timings.firstTokenMs })
  if (firstSentenceMs === null || times.madeMs === null) return
  times.madeMs = Math.min(times.startedMs + firstSentenceMs, times.madeMs)
  if (line === 'relay') times.leftMs = times.madeMs
}

function takePrompt(times: TurnTimes, { kind, text }: Of<'prompt.spoken'>, moment: Moment): void {
  const { nowMs, line, speakingMs } = moment
  // Said to somebody whose line is there again.
  if (kind === 'back') return
  const lengthMs = speakingMs(text)
  const isAnswer = kind !== 'filler'
  if (isAnswer) times.madeMs ??= nowMs
  else times.fillerMs ??= nowMs
  if (line === 'relay') {
    if (isAnswer) leave(times, nowMs, lengthMs)
    else play(times, nowMs, lengthMs)
    return
  }
  times.unsentMs += lengthMs
  times.hasUnsentWords ||= isAnswer
}

/** On this line all that is said goes out with a reply. */
function takeReply(times: TurnTimes, { from, given }: Of<'reply.sent'>, nowMs: number): void {
  const lengthMs = times.sentencesMs.slice(from, given).reduce((sum, ms) => sum + ms, times.unsentMs)
  if (given > from || times.hasUnsentWords) leave(times, nowMs, lengthMs)
  else {
    times.hasWaited ||= times.leftMs === null
    play(times, nowMs, lengthMs)
  }
  Object.assign(times, { unsentMs: 0, hasUnsentWords: false, isSettled: times.isLeaving })
}

function leave(times: TurnTimes, nowMs: number, lengthMs: number): void {
  times.leftMs ??= nowMs
  play(times, nowMs, lengthMs)
}

function play(times: TurnTimes, fromMs: number, lengthMs: number): void {
  times.playedUntilMs = Math.max(times.playedUntilMs, fromMs) + lengthMs
}

/** What another session tells of a turn that was heard to its end is no part of it. */
function takeSound(times: TurnTimes, { startedMs, endedMs }: Of<'turn.spoken'>): void {
  if (times.soundUntilMs !== null) return
  times.soundFromMs ??= times.saidMs + startedMs
  times.soundUntilMs = endedMs === null ? null : times.saidMs + endedMs
}
