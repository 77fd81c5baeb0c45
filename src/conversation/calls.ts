import { type Call, type CallDependencies, createCall } from './call.ts'
import type { EndReason, Line } from './events.ts'

interface CallOpening {
  readonly callId: string
  readonly from: string
  readonly to: string
  readonly line: Line
  readonly greeting: string
}

/** The calls that are going on, in memory; each can be made again from the log at any time. */
export interface Calls {
  /** The call, from memory or the log; null when nobody knows it. */
  find(callId: string): Promise<Call | null>
  /** A call that begins now, or the one in memory if it has begun already. */
  start(opening: CallOpening): Call
  /** Ends a call: its answer is stopped and it leaves memory. A call that has ended stays ended. */
  end(call: Call, reason: EndReason, detail: string): Promise<void>
  /** Lets go of a call's memory, so that the log is read anew. */
  forget(call: Call): void
  /** How many calls are going on, those not yet read back after a restart included. */
  readonly live: number
  /** After a restart: counts the calls that the log has open. */
  restore(): Promise<void>
  /** Ends the calls in which nothing has happened since `before` (ms since the epoch); gives their number. */
  sweep(before: number): Promise<number>
  /** Resolves when no request is being answered and no answer is in the making. */
  settled(): Promise<void>
}

/** The registry of live calls. */
export function createCalls(dependencies: CallDependencies): Calls {
  const { log } = dependencies
  const inMemory = new Map<string, Call>()
  const loading = new Map<string, Promise<Call | null>>()
  /** Open in the log since before this process began, by the time of their newest record. */
  const unread = new Map<string, number>()

  async function load(callId: string): Promise<Call | null> {
    const records = await log.read(callId)
    if (records.length === 0) return null
    const call = createCall(callId, records, dependencies)
    if (call.state.ended === null) inMemory.set(callId, call)
    unread.delete(callId)
    return call
  }

  function find(callId: string): Promise<Call | null> {
    const call = inMemory.get(callId)
    if (call) return Promise.resolve(call)
    const underWay = loading.get(callId)
    if (underWay) return underWay
    const promise = load(callId).finally(() => loading.delete(callId))
    loading.set(callId, promise)
    return promise
  }

  function forget(call: Call): void {
    call.answer?.stop()
    call.answer = null
    if (inMemory.get(call.id) === call) inMemory.delete(call.id)
  }

  async function end(call: Call, reason: EndReason, detail: string): Promise<void> {
    const ending = call.state.ended === null ? call.record({ type: 'call.ended', reason, detail }) : undefined
    forget(call)
    await ending
  }

  return {
    find,
    forget,
    end,
    get live() {
      return inMemory.size + unread.size
    },
    start({ callId, ...opening }) {
      const begun = inMemory.get(callId)
      if (begun) return begun
      const call = createCall(callId, [], dependencies)
      inMemory.set(callId, call)
      call.note({ type: 'call.started', ...opening })
      return call
    },
    async restore() {
      for (const { callId, lastAt } of await log.openCalls()) unread.set(callId, lastAt)
    },
    async sweep(before) {
      const silent = [...inMemory.values()].filter((call) => call.state.lastAt < before && call.underWay.size === 0)
      const left = [...unread].filter(([, lastAt]) => lastAt < before)
      for (const [callId] of left) {
        const call = await find(callId)
        if (call) silent.push(call)
      }
      for (const call of silent) await end(call, 'swept', 'no news from the carrier')
      return silent.length
    },
    async settled() {
      const calls = [...inMemory.values()]
      const answers = calls.map((call) => call.answer?.finished)
      const requests = calls.flatMap((call) => [...call.underWay.values()].map((request) => request.body))
      await Promise.allSettled([...answers, ...requests])
    },
  }
}
