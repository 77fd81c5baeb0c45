import type { CallOutcome } from '../../conversation/call-summary.ts'
import type { CallEvent, CallRecord, EndReason, Line, SourceRef } from '../../conversation/events.ts'
import { outcomeOf } from './outcome.ts'

/** What a call was, read from its log; the same however often it is read. Times are ms since the epoch. */
export interface CallReport {
  readonly callId: string
  readonly from: string
  readonly to: string
  /** Those that it went over, in their order. */
  readonly lines: readonly Line[]
  readonly startedAt: number
  readonly endedAt: number
  readonly endReason: EndReason
  readonly outcome: CallOutcome
  /** How often the caller said or pressed something. */
  readonly turns: number
  /** BCP 47 tags in the order of speaking. */
  readonly languages: readonly string[]
  /** Names of documents that answers rest on, each once. */
  readonly sources: readonly string[]
  readonly unanswered: readonly { readonly turn: number; readonly question: string }[]
  /** What was begun besides answering, with what came of it; null while that is not known. */
  readonly actions: readonly { readonly name: string; readonly turn: number; readonly outcome: string | null }[]
  readonly transfers: readonly { readonly target: string; readonly outcome: string; readonly seconds: number }[]
  readonly emergencies: readonly string[]
  readonly messages: number
}

type Of<Type extends CallEvent['type']> = Extract<CallEvent, { type: Type }>

/**
 * Reads the log of a call. Gives null while it has no beginning or no end.
 * @param language BCP 47 tag: what is spoken until it is changed
 */
export function readReport(records: readonly CallRecord[], language: string): CallReport | null {
  const all = <Type extends CallEvent['type']>(type: Type) =>
    records.flatMap(({ event }) => (event.type === type ? [event as Of<Type>] : []))
  const started = records.find(({ event }) => event.type === 'call.started')
  const ended = records.find(({ event }) => event.type === 'call.ended')
  if (started?.event.type !== 'call.started' || ended?.event.type !== 'call.ended') return null
  const finished = new Map(all('tool.finished').map((event) => [event.id, event.outcome]))
  return {
    callId: started.callId,
    from: started.event.from,
    to: started.event.to,
    lines: distinct([started.event.line, ...all('line.changed').map(({ line }) => line)]),
    startedAt: started.at,
    endedAt: ended.at,
    endReason: ended.event.reason,
    outcome: outcomeOf(records),
    turns: all('caller.said').length,
    languages: distinct([language, ...all('language.changed').map((event) => event.language)]),
    sources: distinct(all('answer.completed').flatMap(({ sources }) => (sources ?? []).map(documentOf))),
    unanswered: all('question.unanswered').map(({ turn, question }) => ({ turn, question })),
    actions: all('tool.called').map(({ id, name, turn }) => ({ name, turn, outcome: finished.get(id) ?? null })),
    transfers: all('transfer.ended').map(({ target, outcome, seconds }) => ({ target, outcome, seconds })),
    emergencies: distinct(all('emergency.heard').flatMap(({ emergency, sure }) => (sure ? [emergency] : []))),
    messages: all('message.taken').length,
  }
}

/** Whether something that the call began has not ended yet, so that its log may still grow. */
export function isUnfinished(records: readonly CallRecord[]): boolean {
  const open = new Set<string>()
  for (const { event } of records) {
    if (event.type === 'tool.called') open.add(event.id)
    if (event.type === 'tool.finished') open.delete(event.id)
  }
  return open.size > 0
}

function documentOf({ document }: SourceRef): string {
  return document
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)]
}
