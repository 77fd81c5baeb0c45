import type { Assistant } from '../config/schema.ts'
import type { CallRecord } from '../conversation/events.ts'
import { type CallLog, SequenceConflict } from '../conversation/ports.ts'
import type { Clock } from '../lib/clock.ts'
import { costOf } from './cost/cost-of.ts'
import type { PriceTable } from './cost/price-table.ts'
import type { Delivery, DeliveryOutcome } from './deliveries/delivery.ts'
import { noticeKinds, noticeOf } from './deliveries/notice.ts'
import { deliveryId, targetsOf } from './deliveries/targets.ts'
import { isUnfinished } from './facts/call-report.ts'
import { outcomeOf } from './facts/outcome.ts'
import type { Handle, Handled } from './outbox/worker.ts'
import { type LeasedEntry, quietAfterEndMs } from './ports.ts'
import { type Summarise, unwritten } from './summary/summarise.ts'
import { spokenTurns } from './summary/transcript.ts'

export interface AfterCallParts {
  readonly log: Pick<CallLog, 'read' | 'append'>
  readonly assistant: Pick<Assistant, 'afterCall' | 'messages' | 'language'>
  readonly prices: PriceTable
  readonly summarise: Summarise
  /** By whatever way the target has. */
  readonly deliver: (delivery: Delivery, signal: AbortSignal) => Promise<DeliveryOutcome>
  /** Told of each record that is added to a log. */
  readonly publish: (record: CallRecord) => void
  readonly clock: Clock
}

/** What runs when the caller hangs up is given so long to end, so that it is in the report. */
const lateResultsMs = 60_000
const lookAgainMs = 5_000

/**
 * Gives what is done with the entries of the outbox: an event of a call becomes a delivery for everybody who is told of
 * it, the end of a call after it was summarised; and a delivery goes out.
 */
export function createAfterCall(parts: AfterCallParts): Handle {
  const { log, assistant, clock } = parts
  const { afterCall } = assistant

  async function handle(entry: LeasedEntry, signal: AbortSignal): Promise<Handled> {
    const records = await log.read(entry.callId)
    signal.throwIfAborted()
    return entry.target === '' ? prepare(entry, records, signal) : send(entry, records, signal)
  }

  /** Finds out who is to be told. */
  async function prepare(entry: LeasedEntry, records: readonly CallRecord[], signal: AbortSignal): Promise<Handled> {
    if (entry.kind === 'call.ended') {
      const waits = await finish(entry, records, signal)
      if (waits) return waits
    }
    if (isForNobody(entry, records)) return { kind: 'done', following: [] }
    const { id, callId, seq, kind } = entry
    const following = targetsOf(noticeKinds[kind], assistant).map(({ key }) => ({
      ...{ id: deliveryId(id, key), callId, seq, kind, target: key },
    }))
    return { kind: 'done', following }
  }

  /** Writes the summary into the log, unless it is there; gives what it has to wait for, or null. */
  async function finish(
    entry: LeasedEntry,
    records: readonly CallRecord[],
    signal: AbortSignal,
  ): Promise<Handled | null> {
    const started = records.find(({ event }) => event.type === 'call.started')
    const ended = records.find(({ event }) => event.type === 'call.ended')
    const last = records.at(-1)
    if (!started || !ended || !last) return { kind: 'refused', why: 'the log does not hold the call any more' }
    if (records.some(({ event }) => event.type === 'call.summarised')) return null
    const waitUntil = isUnfinished(records) ? ended.at + lateResultsMs : last.at + quietAfterEndMs
    if (clock.now() < waitUntil) return { kind: 'postponed', until: Math.min(waitUntil, clock.now() + lookAgainMs) }

    const turns = spokenTurns(records)
    const request = { callId: entry.callId, turns, startedAt: started.at }
    const written = await parts.summarise(request, signal)
    const deadline = ended.at + afterCall.summaryWaitMinutes * 60_000
    if (!written && clock.now() < deadline) {
      return { kind: 'postponed', until: Math.min(deadline, clock.now() + pauseMs(clock.now() - ended.at)) }
    }
    const event = {
      type: 'call.summarised',
      outcome: outcomeOf(records),
      ...(written ?? unwritten),
      cost: costOf(records, parts.prices),
    } as const
    return add({ callId: entry.callId, seq: last.seq + 1, at: clock.now(), event })
  }

  /** Gives null once it is in the log. Whoever wrote in between may have more to tell, so it is looked at again. */
  async function add(record: CallRecord): Promise<Handled | null> {
    try {
      await log.append([record])
    } catch (error) {
      if (error instanceof SequenceConflict) return { kind: 'postponed', until: clock.now() }
      throw error
    }
    parts.publish(record)
    return null
  }

  async function send(entry: LeasedEntry, records: readonly CallRecord[], signal: AbortSignal): Promise<Handled> {
    const target = targetsOf(noticeKinds[entry.kind], assistant).find(({ key }) => key === entry.target)
    if (!target) return { kind: 'refused', why: 'the settings name this receiver no more' }
    const notice = noticeOf(records, entry.seq, assistant.language)
    if (!notice) return { kind: 'refused', why: 'the log does not hold the call any more' }
    const triedAt = entry.attempts > 1 ? entry.firstTriedAt : null
    const outcome = await parts.deliver({ id: entry.id, notice, target, triedAt }, signal)
    return outcome.kind === 'delivered' ? { kind: 'done', following: [] } : outcome
  }

  return handle
}

/**
 * Nobody is told of tests, unless they are for real; and of those not of what they have from the call that they are a
 * fork of.
 */
function isForNobody({ seq }: LeasedEntry, records: readonly CallRecord[]): boolean {
  const started = records[0]?.event
  if (started?.type !== 'call.started' || !started.test) return false
  const event = records.find((record) => record.seq === seq)?.event
  const isCopy = started.forkOf !== undefined && event && 'turn' in event && event.turn < started.forkOf.turn
  return !started.forReal || isCopy === true
}

/** Between two attempts to have a call summarised: the longer it takes, the longer. */
function pauseMs(sinceEndMs: number): number {
  return Math.min(Math.max(sinceEndMs / 2, 10_000), 120_000)
}
