import type { Answer } from './answer.ts'
import { applyRecord, type CallState, emptyCallState } from './call-state.ts'
import type { CallEvent, CallRecord } from './events.ts'
import type { CallLog } from './ports.ts'

export interface CallDependencies {
  readonly log: CallLog
  /** Told of each record once it is durable. */
  readonly publish: (record: CallRecord) => void
  readonly now: () => number
  readonly onProblem: (error: unknown) => void
}

/** One live call: its state, the answer in the making, and the only way to add to its log. */
export interface Call {
  readonly id: string
  readonly state: Readonly<CallState>
  answer: Answer | null
  /** What the recogniser makes of words that the caller is still speaking; empty while the caller says nothing. */
  hearing: string
  /** Takes events into the state at once; resolves when they, and all before them, are durable. */
  record(...events: CallEvent[]): Promise<void>
  /** As `record`, for events that a later awaited record makes sure of. */
  note(event: CallEvent): void
  /** Requests being answered at this moment, by key, so that a repeat joins instead of starting over. */
  readonly underWay: Map<string, RequestUnderWay>
}

interface RequestUnderWay {
  readonly input: string
  readonly body: Promise<string>
}

/** A call made from its records; an empty list makes a new one. */
export function createCall(id: string, records: readonly CallRecord[], dependencies: CallDependencies): Call {
  const { log, publish, now, onProblem } = dependencies
  const state = emptyCallState()
  for (const record of records) applyRecord(state, record)
  let failure: unknown = null

  async function append(events: readonly CallEvent[], options: { mayWait: boolean }): Promise<void> {
    if (failure) throw failure
    const at = now()
    const records = events.map((event) => {
      const record: CallRecord = { callId: id, seq: state.seq, at, event }
      applyRecord(state, record)
      return record
    })
    try {
      await log.append(records, options)
    } catch (error) {
      failure ??= error
      throw error
    }
    for (const record of records) publish(record)
  }

  return {
    id,
    state,
    answer: null,
    hearing: '',
    underWay: new Map(),
    record: (...events) => append(events, { mayWait: false }),
    note: (event) => void append([event], { mayWait: true }).catch(onProblem),
  }
}
