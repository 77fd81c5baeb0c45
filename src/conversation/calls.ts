import { type Call, type CallDependencies, createCall } from './call.ts'
import type { CallEvent, EndReason } from './events.ts'
import { SequenceConflict } from './ports.ts'
import { attemptUnderWay, endOfAttempt } from './transferring.ts'

type CallOpening = Omit<Extract<CallEvent, { type: 'call.started' }>, 'type'> & { readonly callId: string }

/** The calls that are going on, in memory; each can be made again from the log at any time. */
export interface Calls {
  /** The call, from memory or the log; null when nobody knows it. */
  find(callId: string): Promise<Call | null>
  /** Those in memory, which are all that go on here but the ones that were not asked for since a restart. */
  inMemory(): Iterable<Call>
  /** The call if it is in memory. */
  peek(callId: string): Call | null
  /** A call that begins now, or the one in memory if it has begun already. */
  start(opening: CallOpening): Call
  /** Ends a call: its answer is stopped, and it leaves memory once the log has its end. An ended call stays ended. */
  end(call: Call, reason: EndReason, detail: string): Promise<void>
  /** Lets go of a call's memory, so that the log is read anew. */
  forget(call: Call): void
  /** How many calls are going on, those not yet read back after a restart included. */
  readonly live: number
  /** How many of them are tests. */
  readonly liveTests: number
  /** After a restart: counts the calls that the log has open. */
  restore(): Promise<void>
  /** Ends the calls in which nothing has happened since `before` (ms since the epoch); gives their number. */
  sweep(before: number): Promise<number>
  /** Resolves when no request is being answered and no answer is in the making. */
  settled(): Promise<void>
}

/** The carrier ends connected calls by then. */
const longestTransferMs = 4 * 3_600_000

/** The registry of live calls. */
export function createCalls(dependencies: CallDependencies): Calls {
  const { log, onProblem } = dependencies
  const inMemory = new Map<string, Call>()
  const tests = new Set<Call>()
  const loading = new Map<string, Promise<Call | null>>()
  /** Open in the log since before this process began, by the time of their newest record. */
  const unread = new Map<string, number>()
  const endings = new WeakMap<Call, Promise<void>>()

  async function load(callId: string): Promise<Call | null> {
    const records = await log.read(callId)
    if (records.length === 0) return null
    const call = createCall(callId, records, dependencies)
    if (call.state.ended === null) keep(call)
    unread.delete(callId)
    return call
  }

  function keep(call: Call): void {
    inMemory.set(call.id, call)
    if (call.state.isTest) tests.add(call)
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

  function stopAnswer(call: Call): void {
    call.answer?.stop()
    call.answer = null
  }

  function forget(call: Call): void {
    stopAnswer(call)
    if (inMemory.get(call.id) === call) inMemory.delete(call.id)
    tests.delete(call)
  }

  function end(call: Call, reason: EndReason, detail: string): Promise<void> {
    const ending = endings.get(call) ?? writeEnd(call, reason, detail)
    endings.set(call, ending)
    return ending
  }

  /** Until the log has it, memory alone knows that the call is over. */
  async function writeEnd(call: Call, reason: EndReason, detail: string): Promise<void> {
    stopAnswer(call)
    try {
      if (call.state.ended === null) {
        await call.record(...endOfAttempt(call.state, reason, dependencies.now()), {
          type: 'call.ended',
          reason,
          detail,
        })
      }
    } finally {
      forget(call)
    }
  }

  /** False when another process has the call in hand. */
  async function sweepOut(call: Call): Promise<boolean> {
    try {
      await end(call, 'swept', 'no news from the carrier')
      return true
    } catch (error) {
      if (!(error instanceof SequenceConflict)) onProblem(error)
      return false
    }
  }

  return {
    find,
    inMemory: () => inMemory.values(),
    peek: (callId) => inMemory.get(callId) ?? null,
    forget,
    end,
    get live() {
      return inMemory.size + unread.size
    },
    get liveTests() {
      return tests.size
    },
    start({ callId, ...opening }) {
      const begun = inMemory.get(callId)
      if (begun) return begun
      const call = createCall(callId, [], dependencies)
      call.note({ type: 'call.started', ...opening })
      keep(call)
      return call
    },
    async restore() {
      for (const { callId, lastAt } of await log.openCalls()) unread.set(callId, lastAt)
    },
    async sweep(before) {
      // Nothing comes in while the caller speaks with a person.
      const isSilent = ({ state, underWay }: Call) =>
        state.lastAt < before - (attemptUnderWay(state) ? longestTransferMs : 0) && underWay.size === 0
      // Another process may have heard of a call since, so what was silent at our start is read first.
      for (const [callId, lastAt] of [...unread]) if (lastAt < before) await find(callId)
      let swept = 0
      for (const call of [...inMemory.values()].filter(isSilent)) if (await sweepOut(call)) swept += 1
      return swept
    },
    async settled() {
      const calls = [...inMemory.values()]
      const answers = calls.map((call) => call.answer?.finished)
      const requests = calls.flatMap((call) => [...call.underWay.values()].map((request) => request.body))
      await Promise.allSettled([...answers, ...requests])
    },
  }
}
