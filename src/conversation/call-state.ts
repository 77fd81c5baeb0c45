import { type ActionState, addActionCall, addActionEnd } from './action-state.ts'
import type { CallerLevel } from './actions.ts'
import type { Directive } from './directive.ts'
import type { AnswerSource, CallEvent, CallRecord, EndReason, Line, OperatorDirective } from './events.ts'
import { applyToForm, type FormState } from './forms/form-state.ts'
import type { ScreenedAnswer, TransferOutcome, TransferPlan } from './transfer-plan.ts'

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
  /** BCP 47 tag of the language that the call changed to; null while it is the one of the settings. */
  language: string | null
  level: CallerLevel
  /** What a service of the owner said of the caller; null where it said nothing. */
  lookedUp: LookedUpCaller | null
  /** Every action that was begun, oldest first. */
  readonly actions: ActionState[]
  /** The newest emergency that the caller told of. */
  emergency: HeardEmergency | null
  /** Tokens of the language models so far, as far as they were counted. */
  tokens: number
  /** How often the caller was warned, by what about. */
  readonly warnings: { abuse: number; nonsense: number }
  lastReply: SentReplyState | null
  /** Keys of all requests that were answered. */
  readonly answeredKeys: Set<string>
  ended: EndReason | null
  /** Numbers, or what the carrier gave instead. */
  from: string
  to: string
  /** The newest attempt to put the caller through; null before the first. */
  transfer: TransferState | null
  /** What the caller is being asked for; null while nothing is. */
  form: FormState | null
  /** The form that the caller was just offered; null when the last words offered none. */
  offered: string | null
  /** True while the caller wants us to speak slowly. */
  slow: boolean
  /** How often the caller heard what can be said and pressed. */
  menusTold: number
  /** A call of the console's own telephone. */
  isTest: boolean
  /** Such a call in which nothing is really done. */
  isRehearsal: boolean
  /** The turn up to which the log is that of another call; null for a call that began by itself. */
  forkedAt: number | null
  /** The version of the settings that answers; null where the log does not tell. */
  settings: string | null
  /** What people of the business whispered, oldest first. */
  readonly hints: string[]
  /** What a person of the business wants done with the call, until that is begun. */
  directed: OperatorDirective | null
}

type LookedUpCaller = Extract<CallEvent, { type: 'caller.looked-up' }>

/** An attempt to put the caller through, as far as it has come. */
export interface TransferState {
  readonly plan: TransferPlan
  readonly because: Extract<CallEvent, { type: 'call.transferring' }>['because']
  /** The turn in which it began. */
  readonly turn: number
  /** What the person did who was told of the caller; null before that, and when nobody is told. */
  screened: ScreenedAnswer | null
  /** The target that was asked for; the plan's own may be one of its fallbacks. */
  readonly asked: string
  /** Since when the two speak with each other, in ms since the epoch; null before that. */
  connectedAt: number | null
  /** Null while it goes on. */
  outcome: TransferOutcome | null
  /** Whether the caller heard that it came to nothing. */
  told: boolean
}

export interface TurnState {
  readonly turn: number
  /** When the caller's words came into the log, in ms since the epoch. */
  readonly saidAt: number
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
  /** Who answered; null until the answer is complete. */
  source: AnswerSource | null
  /** Whether it asked what nobody could answer. */
  unanswered: boolean
  /** What is said, where that is fixed; null where somebody answers. */
  script: ScriptedReply | null
  /** The action that answers, where a form or the menu chose one. */
  chosen: ChosenAction | null
  /** What is done with the call once the answer was heard. */
  then: Directive | null
  /** What a sentence was stopped for: then only the offer in its place may follow. */
  corrected: 'invention' | 'claim' | null
  superseded: boolean
  /** What the caller heard of an interrupted answer; null when it was not interrupted. */
  heard: string | null
}

interface ScriptedReply {
  readonly text: string
  readonly interruptible: boolean
}

export interface ChosenAction {
  readonly action: string
  readonly input: Readonly<Record<string, string>>
  /** The fields of which only memory has the values. */
  readonly secrets: readonly string[]
}

interface HeardEmergency {
  readonly name: string
  readonly turn: number
  /** False when we asked back whether it is one. */
  readonly sure: boolean
  /** How often in this call the caller surely told of it. */
  readonly times: number
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
    language: null,
    level: 'unknown',
    lookedUp: null,
    actions: [],
    emergency: null,
    tokens: 0,
    warnings: { abuse: 0, nonsense: 0 },
    lastReply: null,
    answeredKeys: new Set(),
    ended: null,
    from: '',
    to: '',
    transfer: null,
    form: null,
    offered: null,
    slow: false,
    menusTold: 0,
    isTest: false,
    isRehearsal: false,
    forkedAt: null,
    settings: null,
    hints: [],
    directed: null,
  }
}

/** Takes one record into the state, in place: a call's records are folded once each. */
export function applyRecord(state: CallState, record: CallRecord): void {
  state.seq = record.seq + 1
  state.lastAt = record.at
  applyEvent(state, record.event, record.at)
}

/** Whether the call is a fork in which nobody has done anything yet: all of its log is that of another call. */
export function isFreshFork({ forkedAt, turn }: Readonly<CallState>): boolean {
  return forkedAt !== null && turn < forkedAt
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
      state.from = event.from
      state.to = event.to
      state.isTest = event.test ?? false
      state.isRehearsal = state.isTest && !event.forReal
      state.forkedAt = event.forkOf?.turn ?? null
      state.settings = event.settings ?? null
      return
    case 'hint.given':
      state.hints.push(event.text)
      return
    case 'call.directed':
      state.directed = event.then
      return
    case 'caller.said':
      openTurn(state, event, at)
      state.silences = 0
      state.sessionsLost = 0
      if (state.doubted !== null && (event.confidence ?? 1) <= state.doubted) state.confidenceHeeded = false
      state.doubted = null
      state.closingAsked = false
      state.offered = null
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
      for (const { input, output } of event.usage ?? []) state.tokens += input + output
      changeTurn(state, event.turn, (turn) => {
        turn.complete = true
        turn.source = event.source
        turn.then ??= event.then ?? null
      })
      return
    case 'answer.corrected':
      changeTurn(state, event.turn, (turn) => {
        turn.corrected = 'invention'
      })
      return
    case 'claim.corrected':
      changeTurn(state, event.turn, (turn) => {
        if (event.replaced) turn.corrected = 'claim'
      })
      return
    case 'tool.called':
      addActionCall(state.actions, event)
      return
    case 'tool.finished':
      addActionEnd(state.actions, event, state.turn)
      return
    case 'reply.scripted': {
      const { text, interruptible, then } = event
      changeTurn(state, event.turn, (turn) => {
        turn.script = { text, interruptible }
        turn.then = then
      })
      return
    }
    case 'action.chosen': {
      const { action, input, secrets } = event
      changeTurn(state, event.turn, (turn) => {
        turn.chosen = { action, input, secrets }
      })
      return
    }
    case 'form.started':
    case 'form.asked':
    case 'form.filled':
    case 'form.ended':
      state.form = applyToForm(state.form, event)
      return
    case 'form.offered':
      state.offered = event.form
      return
    case 'pace.changed':
      state.slow = event.slow
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
    case 'turn.spoken':
      return
    case 'turn.superseded':
      changeTurn(state, event.turn, (turn) => {
        turn.superseded = true
      })
      return
    case 'prompt.spoken':
      if (event.kind === 'closing-question') state.closingAsked = true
      if (event.kind === 'filler') state.lastFiller = event.text
      if (event.kind === 'menu') state.menusTold += 1
      if (event.kind === 'transfer-failed') tellOfTransfer(state, event.turn)
      return
    case 'reply.sent':
      state.lastReply = { ...event, at }
      state.answeredKeys.add(event.key)
      changeTurn(state, event.turn, (turn) => {
        turn.given = Math.max(turn.given, event.given)
      })
      return
    case 'language.changed':
      state.language = event.language
      return
    case 'emergency.heard':
      state.emergency = heardEmergency(state.emergency, event)
      return
    case 'caller.warned':
      state.warnings[event.about] += 1
      return
    case 'limit.reached':
      return
    case 'question.unanswered':
      changeTurn(state, event.turn, (turn) => {
        turn.unanswered = true
      })
      return
    case 'model.failed':
      return
    case 'call.transferring': {
      const { type: _type, turn, because, asked, ...plan } = event
      state.transfer = { plan, because, turn, asked, screened: null, connectedAt: null, outcome: null, told: false }
      state.directed = null
      return
    }
    case 'transfer.screened':
      changeTransfer(state, event, { screened: event.answer })
      return
    case 'call.transferred':
      changeTransfer(state, { ...event, step: null }, { connectedAt: at })
      return
    case 'transfer.ended':
      changeTransfer(state, event, { outcome: event.outcome })
      return
    case 'caller.verified':
      state.level = 'verified'
      return
    case 'caller.looked-up':
      state.lookedUp = event
      if (state.level === 'unknown') state.level = event.level
      return
    case 'message.taken':
    case 'text.sent':
    case 'texts.stopped':
    case 'texts.allowed':
    case 'recording.started':
    case 'recording.refused':
    case 'recording.stored':
    case 'privacy.applied':
      return
    case 'call.summarised':
      return
    case 'call.ended':
      state.ended = event.reason
      return
  }
}

function heardEmergency(
  before: HeardEmergency | null,
  { emergency: name, turn, sure }: Extract<CallEvent, { type: 'emergency.heard' }>,
): HeardEmergency {
  const times = before?.name === name ? before.times : 0
  return { name, turn, sure, times: sure ? times + 1 : times }
}

function openTurn(
  state: CallState,
  { turn, text, via }: Extract<CallEvent, { type: 'caller.said' }>,
  saidAt: number,
): void {
  state.turn = turn
  state.turns.push({
    turn,
    saidAt,
    input: text,
    said: via === 'keypad' ? `(pressed ${text} on the keypad)` : text,
    sentences: [],
    attempts: 0,
    firstSentenceAt: null,
    given: 0,
    complete: false,
    source: null,
    unanswered: false,
    script: null,
    chosen: null,
    then: null,
    corrected: null,
    superseded: false,
    heard: null,
  })
}

function changeTurn(state: CallState, turn: number, change: (turn: TurnState) => void): void {
  const found = findTurn(state, turn)
  if (found) change(found)
}

/** The caller knows by now that nobody was reached: the wish of the turn is dealt with. */
function tellOfTransfer(state: CallState, turn: number): void {
  if (state.transfer) state.transfer.told = true
  state.directed = null
  changeTurn(state, turn, (wishing) => {
    wishing.then = null
  })
}

/** A report of an attempt that is not the newest changes nothing. */
function changeTransfer(
  state: CallState,
  { id, step }: { readonly id: string; readonly step: number | null },
  change: Partial<Pick<TransferState, 'screened' | 'connectedAt' | 'outcome'>>,
): void {
  const plan = state.transfer?.plan
  if (state.transfer && plan?.id === id && (step === null || step === plan.step)) Object.assign(state.transfer, change)
}
