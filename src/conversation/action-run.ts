import type { Clock } from '../lib/clock.ts'
import { cancelled, failedOddly, notKept, timedOut } from './acting-words.ts'
import type { Action, ActionContext, ActionResult } from './actions.ts'
import type { Directive } from './directive.ts'
import type { ActionOutcome } from './events.ts'
import type { ActionReport } from './ports.ts'

/** One run of an action. Any number may wait for it. */
export interface ActionRun {
  /** What came of it. Rejects only with the signal's reason; once nobody waits, what has no effects is cancelled. */
  join(signal: AbortSignal): Promise<ActionReport>
  /** Resolves when those who wait have been told. Never rejects. */
  readonly told: Promise<void>
  readonly isTold: boolean
  /** Resolves when nothing more comes of it, a late result included. Never rejects. */
  readonly over: Promise<void>
  readonly cancelled: boolean
}

/** What came of a run, for the log. */
interface RunEnd {
  readonly outcome: ActionOutcome
  readonly text: string
  readonly data: Readonly<Record<string, unknown>>
  readonly then: Directive | null
  readonly ms: number
  readonly late: boolean
}

export interface RunParts {
  readonly action: Action
  readonly input: unknown
  /** Made when it begins. */
  readonly context: () => Omit<ActionContext, 'note'>
  /** Puts a fact of the action into the log. */
  readonly note: ActionContext['note']
  /** What has to be over before. Never rejects. */
  readonly after: Promise<void>
  /** Puts the beginning into the log; resolves once it is durable. */
  begin(): Promise<void>
  /** Puts the end into the log; resolves once that and all facts before it are durable. */
  end(end: RunEnd): Promise<void>
  readonly clock: Clock
  readonly onProblem: (error: unknown) => void
}

/** Longer than this, in characters, is no result that one tells on the telephone. */
const longestText = 4_000
const longestData = 16_384
/** For so long a result is waited for that nobody waits for any more. */
const lateMs = 60_000

const nobodyWaits = new Error('nobody waits for this any more')

/** Begins at once, as far as `after` lets it. */
export function startRun(parts: RunParts): ActionRun {
  const { action, clock, onProblem } = parts
  const stop = new AbortController()
  const stopped = new Promise<null>((resolve) => stop.signal.addEventListener('abort', () => resolve(null)))
  const report = Promise.withResolvers<ActionReport>()
  let waiting = 0
  let begun = false
  let noted = false
  let isTold = false

  function tell(told: ActionReport): void {
    isTold = true
    report.resolve(told)
  }

  function leave(): void {
    waiting -= 1
    if (waiting === 0 && !(action.effects && begun)) stop.abort(nobodyWaits)
  }

  async function perform(): Promise<ActionResult | null> {
    const note: ActionContext['note'] = (event) => {
      noted = true
      parts.note(event)
    }
    try {
      return await action.run(parts.input, { ...parts.context(), note }, stop.signal)
    } catch (error) {
      if (stop.signal.aborted) return null
      onProblem(error)
      return { outcome: 'failed', text: failedOddly }
    }
  }

  /** Those who wait are told once the log has it. */
  async function finish(result: Omit<RunEnd, 'ms' | 'late'>, ms: number, wasLate: boolean): Promise<void> {
    const text = result.text.slice(0, longestText).toWellFormed()
    const late = result.outcome !== 'cancelled' && (wasLate || waiting === 0)
    const kept = parts.end({ ...result, text, data: loggable(result.data), ms, late })
    const told: ActionReport = { outcome: result.outcome, text, then: result.then }
    if (!action.effects && !noted) tell(told)
    try {
      await kept
      tell(told)
    } catch (error) {
      onProblem(error)
      tell({ outcome: 'failed', text: notKept, then: null })
    }
  }

  async function begin(): Promise<boolean> {
    await parts.after
    if (stop.signal.aborted) {
      tell({ outcome: 'cancelled', text: cancelled, then: null })
      return false
    }
    try {
      await parts.begin()
    } catch (error) {
      onProblem(error)
      tell({ outcome: 'failed', text: notKept, then: null })
      return false
    }
    if (!stop.signal.aborted) return true
    await finish(asCancelled, 0, false)
    return false
  }

  async function work(): Promise<void> {
    if (!(await begin())) return
    begun = true
    const startedAt = clock.now()
    const ended = perform()
    const limit = new AbortController()
    const tooLate = (ms: number) => clock.sleep(ms, limit.signal).then(() => 'late' as const)
    try {
      const first = await Promise.race([ended, stopped, tooLate(action.limitMs)])
      if (first !== 'late') {
        await finish(first ? asEnd(first) : asCancelled, clock.now() - startedAt, false)
        return
      }
      const text = timedOut(action.effects)
      await finish({ ...asCancelled, outcome: 'timed-out', text }, clock.now() - startedAt, false)
      const later = await Promise.race([ended, stopped, tooLate(lateMs)])
      if (later === 'late') stop.abort(nobodyWaits)
      else if (later) await finish(asEnd(later), clock.now() - startedAt, true)
    } finally {
      limit.abort(nobodyWaits)
    }
  }

  const over = work().catch((error: unknown) => {
    onProblem(error)
    tell({ outcome: 'failed', text: failedOddly, then: null })
  })

  return {
    over,
    told: report.promise.then(() => undefined),
    get isTold() {
      return isTold
    },
    get cancelled() {
      return stop.signal.aborted
    },
    join(signal) {
      waiting += 1
      return new Promise((resolve, reject) => {
        const onAbort = () => {
          leave()
          reject(signal.reason)
        }
        if (signal.aborted) {
          onAbort()
          return
        }
        signal.addEventListener('abort', onAbort, { once: true })
        void report.promise.then((told) => {
          signal.removeEventListener('abort', onAbort)
          resolve(told)
        })
      })
    },
  }
}

const asCancelled = { outcome: 'cancelled', text: cancelled, data: {}, then: null } as const

function asEnd({ outcome, text, data = {}, then }: ActionResult): Omit<RunEnd, 'ms' | 'late'> {
  // Only what was done has consequences.
  return { outcome, text, data, then: outcome === 'done' && then ? then : null }
}

/** As it can be kept: an owner's action may give anything. */
export function loggable(data: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  try {
    const text = JSON.stringify(data)
    return text.length > longestData ? {} : JSON.parse(text)
  } catch {
    return {}
  }
}
