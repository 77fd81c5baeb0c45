import { applyRecord, type CallState, emptyCallState } from './call-state.ts'
import type { CallEvent, CallRecord } from './events.ts'

type Started = Extract<CallEvent, { type: 'call.started' }>

/** How the call begins that goes on from another one's turn. */
export interface ForkOpening extends Omit<Started, 'type' | 'from' | 'to' | 'greeting' | 'forkOf'> {
  readonly callId: string
  /** Now, in ms since the epoch. */
  readonly at: number
}

/** `no-turn`: the caller did nothing under this number. `no-words`: what was said is not kept any more. */
export type Fork =
  | { readonly kind: 'forked'; readonly records: readonly CallRecord[] }
  | { readonly kind: 'no-turn' | 'no-words' }

/**
 * What the beginning of a call tells of the conversation, as it is also that of a fork. Left out is what belongs to the
 * lines, to those who are told of it, and to the caller in person: a fork is no proof of who speaks in it.
 */
const isCopied: Readonly<Record<CallEvent['type'], boolean>> = {
  'call.started': false,
  'caller.said': true,
  'caller.silent': true,
  'caller.unclear': true,
  'answer.started': true,
  'answer.sentence': true,
  'answer.completed': true,
  'answer.corrected': true,
  'claim.corrected': true,
  'tool.called': true,
  'tool.finished': true,
  'reply.scripted': true,
  'action.chosen': true,
  'form.started': true,
  'form.asked': true,
  'form.filled': true,
  'form.ended': true,
  'form.offered': true,
  'pace.changed': true,
  'question.unanswered': true,
  'turn.interrupted': true,
  'turn.superseded': true,
  'turn.spoken': true,
  'prompt.spoken': true,
  'model.failed': false,
  'turn.resumed': true,
  'session.opened': false,
  'session.closed': false,
  'emergency.heard': true,
  'caller.warned': true,
  'limit.reached': false,
  'language.changed': true,
  'call.transferring': true,
  'transfer.screened': true,
  'call.transferred': true,
  'transfer.ended': true,
  'message.taken': false,
  'text.sent': false,
  'texts.stopped': false,
  'texts.allowed': false,
  'caller.verified': false,
  'caller.looked-up': false,
  'recording.started': false,
  'recording.refused': false,
  'hint.given': true,
  'call.directed': false,
  'privacy.applied': false,
  'recording.stored': false,
  'line.changed': false,
  'reply.sent': false,
  'call.ended': false,
  'call.summarised': false,
}

/**
 * The beginning of a call, up to and without a turn of it, as the beginning of another call in which nobody has answered
 * yet: the caller has the word. Times are as far apart as they were, and end now.
 * @param records all of the call
 * @param turn from 1
 */
export function forkOf(records: readonly CallRecord[], turn: number, opening: ForkOpening): Fork {
  const first = records[0]
  const cut = records.findIndex(({ event }) => opensTurn(event, turn))
  if (first?.event.type !== 'call.started' || cut < 0) return { kind: 'no-turn' }
  const before = records.slice(0, cut)
  if (before.some(({ event }) => event.type === 'caller.said' && event.text === '')) return { kind: 'no-words' }
  const state = emptyCallState()
  for (const record of before) applyRecord(state, record)

  const { callId, at: now, ...marks } = opening
  const shift = now - (records[cut]?.at ?? now)
  const { from, to, greeting } = first.event
  const started: Started = {
    ...{ type: 'call.started', from, to, greeting, ...marks },
    forkOf: { callId: first.callId, turn },
  }
  const events = [
    { at: first.at, event: started },
    ...before.filter(isKeptIn(before, state)),
    ...heard(state, records[cut]?.at ?? now),
  ]
  return {
    kind: 'forked',
    records: events.map(({ at, event }, seq) => ({ callId, seq, at: at + shift, event })),
  }
}

function opensTurn(event: CallEvent, turn: number): boolean {
  const opens = event.type === 'caller.said' || event.type === 'caller.silent' || event.type === 'caller.unclear'
  return opens && event.turn === turn
}

/** Actions and transfers that were under way are left out whole, and sentences that nobody was to hear. */
function isKeptIn(records: readonly CallRecord[], state: CallState) {
  const ended = new Set(
    records.flatMap(({ event }) =>
      event.type === 'tool.finished' ? [event.id] : event.type === 'transfer.ended' ? [placeOf(event)] : [],
    ),
  )
  return ({ event }: CallRecord): boolean => {
    if (!isCopied[event.type]) return false
    switch (event.type) {
      case 'tool.called':
        return ended.has(event.id)
      case 'call.transferring':
      case 'transfer.screened':
        return ended.has(placeOf(event))
      case 'answer.sentence':
        return event.index < (state.turns.find(({ turn }) => turn === event.turn)?.given ?? 0)
      default:
        return true
    }
  }
}

function placeOf({ id, step }: { readonly id: string; readonly step: number }): string {
  return `${id}:${step}`
}

/** That what was given to the line of each turn was spoken, since its replies are not those of the fork. */
function heard({ turns }: CallState, at: number): { readonly at: number; readonly event: CallEvent }[] {
  return turns.map(({ turn, given }) => ({
    at,
    event: { type: 'reply.sent', key: `fork:${turn}`, input: '', body: '', turn, from: given, given, listens: false },
  }))
}
