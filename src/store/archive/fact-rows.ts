import type { CallFacts } from '../../archive/facts/call-facts.ts'
import { stages } from '../../archive/facts/stage-delays.ts'
import type { DelayBuckets } from '../../archive/insights/delay-buckets.ts'
import type { CountedCall, FoundCall } from '../../archive/ports.ts'
import type { EndReason, Line } from '../../conversation/events.ts'
import type { FactRow } from '../schema.ts'

/** The columns that a call's facts fill, without those that its beginning has filled. */
export type FactColumns = Omit<
  FactRow,
  'key' | 'call_id' | 'started_at' | 'caller' | 'called' | 'test' | 'settings' | 'due' | 'read_to' | 'claim'
>

export function toColumns({ facts, delays }: CountedCall): FactColumns {
  const { cost } = facts
  return {
    ended_at: facts.endedAt,
    lines: facts.lines.join(' '),
    languages: facts.languages.join(' '),
    outcome: facts.outcome,
    end_reason: facts.endReason,
    turns: facts.turns,
    errors: facts.errors,
    slowest_ms: facts.slowestMs,
    interruptions: facts.interruptions,
    transfers_tried: facts.transfersTried,
    transfers_reached: facts.transfersReached,
    messages: facts.messages,
    unanswered: facts.unanswered,
    silences: facts.silences,
    answered_alone: Number(facts.isAnsweredAlone),
    cost_currency: cost?.currency ?? null,
    cost_millionths: cost?.millionths ?? null,
    cost_partial: Number(cost?.isPartial ?? false),
    recorded: Number(facts.isRecorded),
    day: facts.day,
    hour: facts.hour,
    delays: stages.map((stage) => delays[stage].join(' ')).join(','),
  }
}

export function toFound(row: FactRow): FoundCall {
  const { day: _day, hour: _hour, ...facts } = toFacts(row)
  return { key: row.key, isRead: row.read_to !== 0, ...facts }
}

export function toCounted(row: FactRow): CountedCall {
  return { facts: toFacts(row), delays: toDelays(row.delays) }
}

/** What is written in columns is trusted, since only this program writes it. */
function toFacts(row: FactRow): CallFacts {
  const { cost_currency: currency, cost_millionths: millionths } = row
  return {
    callId: row.call_id,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    durationMs: row.ended_at === null ? null : Math.max(0, row.ended_at - row.started_at),
    caller: row.caller,
    called: row.called,
    lines: listOf(row.lines) as Line[],
    languages: listOf(row.languages),
    outcome: row.outcome as CallFacts['outcome'],
    endReason: row.end_reason as EndReason | null,
    turns: row.turns,
    errors: row.errors,
    slowestMs: row.slowest_ms,
    interruptions: row.interruptions,
    transfersTried: row.transfers_tried,
    transfersReached: row.transfers_reached,
    messages: row.messages,
    unanswered: row.unanswered,
    silences: row.silences,
    isAnsweredAlone: row.answered_alone === 1,
    cost: currency === null ? null : { currency, millionths: millionths ?? 0, isPartial: row.cost_partial === 1 },
    isRecorded: row.recorded === 1,
    isTest: row.test === 1,
    settings: row.settings,
    day: row.day ?? 0,
    hour: row.hour ?? 0,
  }
}

function toDelays(text: string): DelayBuckets {
  const lists = text.split(',')
  const entries = stages.map((stage, place) => [stage, listOf(lists[place] ?? '').map(Number)])
  return Object.fromEntries(entries) as DelayBuckets
}

function listOf(text: string): string[] {
  return text === '' ? [] : text.split(' ')
}
