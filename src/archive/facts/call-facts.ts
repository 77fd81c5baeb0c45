import { outcomeOf } from '../../after-call/facts/outcome.ts'
import type { CallCost, CallOutcome } from '../../conversation/call-summary.ts'
import type { CallEvent, CallRecord, EndReason, Line } from '../../conversation/events.ts'
import { answerDelaysOf } from './answer-delays.ts'
import { countErrors } from './count-errors.ts'
import { languagesOf } from './languages.ts'
import type { LocalTime } from './local-time.ts'

/** What a call was, in one flat row; the same however often it is read from the same log. Times are in ms since the epoch. */
export interface CallFacts {
  readonly callId: string
  readonly startedAt: number
  /** Null while it goes on. */
  readonly endedAt: number | null
  readonly durationMs: number | null
  /** Numbers, or what the carrier gave instead. */
  readonly caller: string
  readonly called: string
  /** Those that it went over, each once, in their order. */
  readonly lines: readonly Line[]
  /** BCP 47 tags in the order of speaking. */
  readonly languages: readonly string[]
  /** Null while it goes on. */
  readonly outcome: CallOutcome | null
  readonly endReason: EndReason | null
  /** How often the caller said or pressed something. */
  readonly turns: number
  readonly errors: number
  /** The longest that the caller waited for the first sentence of an answer; null where nothing was answered. */
  readonly slowestMs: number | null
  /** Turns in which the caller cut in. */
  readonly interruptions: number
  /** Wishes to be put through, and how many of them reached somebody. */
  readonly transfersTried: number
  readonly transfersReached: number
  readonly messages: number
  /** Turns with a question that nobody could answer. */
  readonly unanswered: number
  readonly silences: number
  /** Whether the caller got what they wanted without a human, then or later. */
  readonly isAnsweredAlone: boolean
  /** Null until it is reckoned. */
  readonly cost: KnownCost | null
  /** Whether the carrier has kept a recording of it. */
  readonly isRecorded: boolean
  /** Whether it came from the console's own telephone. */
  readonly isTest: boolean
  /** The version of the settings that answered; null where that is not known. */
  readonly settings: string | null
  /** Of its beginning, where the business is: 20261125, and 0 to 23. */
  readonly day: number
  readonly hour: number
}

interface KnownCost {
  /** ISO 4217. */
  readonly currency: string
  /** In millionths of the currency, of all parts with a known price. */
  readonly millionths: number
  /** Whether there are parts without one. */
  readonly isPartial: boolean
}

export interface FactSettings {
  /** BCP 47 tag: what is spoken until it is changed. */
  readonly language: string
  /** The business's clock. */
  readonly localTime: (at: number) => LocalTime
}

type Of<Type extends CallEvent['type']> = Extract<CallEvent, { type: Type }>

/**
 * Reads the facts of a call, whether it has ended or goes on; logs of earlier versions and redacted ones as well. Null
 * without a beginning.
 */
export function factsOf(records: readonly CallRecord[], { language, localTime }: FactSettings): CallFacts | null {
  const all = <Type extends CallEvent['type']>(type: Type) =>
    records.flatMap(({ event }) => (event.type === type ? [event as Of<Type>] : []))
  const begin = records.find(({ event }) => event.type === 'call.started')
  if (begin?.event.type !== 'call.started') return null
  const end = records.find(({ event }) => event.type === 'call.ended')
  const outcome = end ? outcomeOf(records) : null
  const { from, to, line, test, settings } = begin.event
  const put = transfers(all('call.transferring'), all('call.transferred'), all('transfer.ended'))
  const unanswered = distinct(all('question.unanswered').map(({ turn }) => turn)).length
  return {
    callId: begin.callId,
    startedAt: begin.at,
    endedAt: end?.at ?? null,
    durationMs: end ? Math.max(0, end.at - begin.at) : null,
    caller: from,
    called: to,
    lines: distinct([line, ...all('line.changed').map((event) => event.line)]),
    languages: languagesOf(records, language),
    outcome,
    endReason: end?.event.type === 'call.ended' ? end.event.reason : null,
    turns: all('caller.said').length,
    errors: countErrors(records),
    slowestMs: slowestOf(records),
    interruptions: interruptions(records),
    ...put,
    messages: all('message.taken').length,
    unanswered,
    silences: all('caller.silent').length,
    isAnsweredAlone: (outcome === 'answered' || outcome === 'done') && unanswered === 0 && put.transfersTried === 0,
    cost: costOf(all('call.summarised').at(-1)?.cost),
    isRecorded: all('recording.stored').length > 0,
    isTest: test === true,
    settings: settings ?? null,
    ...localTime(begin.at),
  }
}

function slowestOf(records: readonly CallRecord[]): number | null {
  const waits = answerDelaysOf(records).flatMap(({ firstSentenceMs }) => firstSentenceMs ?? [])
  return waits.length === 0 ? null : Math.max(...waits)
}

/** A noise that was taken for cutting in is none. */
function interruptions(records: readonly CallRecord[]): number {
  const turns = new Set<number>()
  for (const { event } of records) {
    if (event.type === 'turn.interrupted') turns.add(event.turn)
    if (event.type === 'turn.resumed') turns.delete(event.turn)
  }
  return turns.size
}

/** A wish with its fallbacks is one. */
function transfers(
  begun: readonly Of<'call.transferring'>[],
  connected: readonly Of<'call.transferred'>[],
  ended: readonly Of<'transfer.ended'>[],
) {
  const answered = ended.filter(({ outcome }) => outcome === 'answered')
  return {
    transfersTried: distinct(begun.map(({ id }) => id)).length,
    transfersReached: distinct([...connected, ...answered].map(({ id }) => id)).length,
  }
}

function costOf(cost: CallCost | undefined): KnownCost | null {
  if (!cost) return null
  const isPartial = cost.parts.some(({ amount }) => amount === null)
  return { currency: cost.currency, millionths: Math.round(cost.amount * 1e6), isPartial }
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)]
}
