import type { Assistant } from '../config/schema.ts'
import type { Clock } from '../lib/clock.ts'
import type { Acting } from './acting.ts'
import { failedOddly, neverToldOf, notKept } from './acting-words.ts'
import type { AnswerOptions } from './answer.ts'
import { answerRequest } from './answer-request.ts'
import type { Call } from './call.ts'
import type { ChosenAction, TurnState } from './call-state.ts'
import type { Directive } from './directive.ts'
import type { AnswerSource } from './events.ts'
import { secretsIn } from './opened-turn.ts'
import type { ActionReport, AnswerPart, AnswerRequest, Responder, TurnActions } from './ports.ts'
import { textsFor } from './texts/texts-for.ts'

export interface AnswererParts {
  readonly assistant: Assistant
  readonly responder: Responder
  readonly acting: Acting | null
  readonly clock: Clock
}

/**
 * Who answers a turn, and what is asked: the words that a rule fixed, the action that a form or the menu chose, or the
 * responder. It is read from the log, so that an answer can be taken up by any process.
 */
export function answererOf(
  call: Call,
  turn: TurnState,
  language: string,
  parts: AnswererParts,
): Pick<AnswerOptions, 'request' | 'responder'> {
  const { responder, clock } = parts
  const { script, chosen } = turn
  const ruled = script !== null || chosen !== null
  const request = answerRequest(call, turn, language, clock.now(), ruled ? null : parts.acting)
  if (script) return { request, responder: { ...responder, respond: () => scripted(script.text, request.spoken) } }
  if (!chosen) return { request, responder }
  const action: ChosenAction = chosen
  let then: Directive | null = null
  const actions: TurnActions = {
    ...noActions,
    get directive() {
      return then
    },
  }
  async function* respond(asked: AnswerRequest, signal: AbortSignal): AsyncGenerator<AnswerPart> {
    const offered = parts.acting?.forTurn(call, { turn: turn.turn, language }).offered ?? []
    yield { type: 'working', fillers: offered.find(({ name }) => name === action.action)?.fillers ?? [] }
    const report = await perform(call, turn, action, language, parts, signal)
    then = report.then
    yield { type: 'settled' }
    yield* speak(report.text, asked.spoken, 'action')
  }
  return { request: { ...request, actions }, responder: { ...responder, respond } }
}

async function* scripted(text: string, spoken: string): AsyncGenerator<AnswerPart> {
  yield* speak(text, spoken, 'script')
}

/** Goes on after what an earlier attempt spoke. */
function* speak(text: string, spoken: string, source: AnswerSource): Generator<AnswerPart> {
  const whole = text.replace(/\s+/g, ' ').trim()
  const rest = whole.startsWith(spoken) ? whole.slice(spoken.length).trim() : whole
  if (rest !== '') yield { type: 'text-delta', text: rest }
  yield { type: 'finish', source, model: null, sources: [], unanswered: null }
}

/** Runs the action, unless the log has its end; what is said is for the caller. */
async function perform(
  call: Call,
  { turn }: TurnState,
  { action: name, input }: ChosenAction,
  language: string,
  { acting, assistant }: AnswererParts,
  signal: AbortSignal,
): Promise<ActionReport> {
  const { failed } = textsFor(language, assistant).actions
  const ended = () =>
    call.state.actions.find((action) => action.turn === turn && action.name === name && action.outcome !== null)
  const known = ended()
  const request = { name, input: { ...input, ...secretsIn(call) } }
  const report = known
    ? { ...known, outcome: known.outcome ?? 'failed' }
    : await acting?.perform(call, { turn, language }, request, signal)
  const ranItself = (ended()?.key ?? '') !== ''
  const isForCaller = report?.outcome === 'done' || (report?.outcome === 'failed' && ranItself)
  if (!report || !isForCaller || forModels.has(report.text)) return { outcome: 'failed', text: failed, then: null }
  return { outcome: report.outcome, text: report.text, then: report.then }
}

/** What the runs themselves say is not worded for callers. */
const forModels: ReadonlySet<string> = new Set([failedOddly, notKept, neverToldOf])

const noActions: Omit<TurnActions, 'directive'> = {
  offered: [],
  claims: [],
  done: [],
  results: [],
  run: async () => ({ outcome: 'failed', text: failedOddly, then: null }),
}
