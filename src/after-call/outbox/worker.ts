import type { Clock } from '../../lib/clock.ts'
import { withinTime } from '../../lib/deadline.ts'
import type { LeasedEntry, NewEntry, Outbox } from '../ports.ts'
import { backOffMs } from './back-off.ts'

/** What came of an entry. `why` never holds words or numbers of callers. */
export type Handled =
  | { readonly kind: 'done'; readonly following: readonly NewEntry[] }
  | { readonly kind: 'later'; readonly why: string }
  | { readonly kind: 'refused'; readonly why: string }
  /** It is too early; `until` is in ms since the epoch. */
  | { readonly kind: 'postponed'; readonly until: number }

/** Does what an entry asks for. May reject: then it is tried again. */
export type Handle = (entry: LeasedEntry, signal: AbortSignal) => Promise<Handled>

export interface WorkerParts {
  readonly outbox: Outbox
  readonly handle: Handle
  readonly clock: Clock
  /** After so many an entry is given up. */
  readonly attempts: number
  readonly random: () => number
  /** Gives a new name each time. */
  readonly newLease: () => string
  readonly log: WorkerLog
}

export interface WorkerLog {
  failed(entry: LeasedEntry, failure: { readonly why: string; readonly dead: boolean }): void
  /** Something that must not happen; the worker goes on. */
  problem(error: unknown): void
}

export interface Worker {
  /** Looks at once instead of later; call it when something was put in. */
  wake(): void
  /** Stops taking entries, breaks off what is under way, and gives it back. */
  stop(): Promise<void>
}

/** Long enough for a pause of the program, short enough for one that was killed to be replaced soon. */
const leaseMs = 10_000
const renewEveryMs = 3_000
/** For one entry; models and mail servers take their time. */
const handleLimitMs = 90_000
/** Others may have put something in without telling. */
const lookEveryMs = 15_000
const mostAtOnce = 16

/** Begins at once to work off the outbox, beside other workers on the same one. */
export function startWorker(parts: WorkerParts): Worker {
  const { outbox, clock, log } = parts
  const stopping = new AbortController()
  let waking = new AbortController()

  function wake(): void {
    waking.abort()
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      // Who wakes us while we look is heard by the next wait.
      waking = new AbortController()
      const taken = await work().catch((error: unknown) => {
        if (!stopping.signal.aborted) log.problem(error)
        return 0
      })
      if (taken > 0 || stopping.signal.aborted) continue
      await rest()
    }
  }

  async function work(): Promise<number> {
    const now = clock.now()
    const entries = await outbox.claim({ lease: parts.newLease(), now, until: now + leaseMs, limit: mostAtOnce })
    if (entries.length === 0) return 0
    const open = new Set(entries)
    const done = new AbortController()
    void renew(open, done.signal)
    await Promise.all(
      entries.map(async (entry) => {
        await settleEntry(entry).catch(log.problem)
        open.delete(entry)
      }),
    )
    done.abort()
    return entries.length
  }

  async function renew(open: ReadonlySet<LeasedEntry>, done: AbortSignal): Promise<void> {
    while (!done.aborted) {
      const isDone = await clock.sleep(renewEveryMs, done).then(
        () => false,
        () => true,
      )
      if (isDone) return
      await outbox.renew([...open], clock.now() + leaseMs).catch(log.problem)
    }
  }

  async function settleEntry(entry: LeasedEntry): Promise<void> {
    const handled = await attempt(entry)
    const now = clock.now()
    switch (handled.kind) {
      case 'done':
        return outbox.delivered(entry, now, handled.following)
      case 'postponed':
        return outbox.postpone(entry, handled.until)
      case 'refused':
        log.failed(entry, { why: handled.why, dead: true })
        return outbox.dead(entry, { error: handled.why, now })
      case 'later': {
        const isLast = entry.attempts >= parts.attempts
        log.failed(entry, { why: handled.why, dead: isLast })
        if (isLast) return outbox.dead(entry, { error: handled.why, now })
        return outbox.later(entry, { error: handled.why, dueAt: now + backOffMs(entry.attempts, parts.random()) })
      }
    }
  }

  async function attempt(entry: LeasedEntry): Promise<Handled> {
    const error = () => new Error(`not done within ${handleLimitMs} ms`)
    try {
      const bounds = { clock, ms: handleLimitMs, signal: stopping.signal, error }
      return await withinTime(bounds, (signal) => parts.handle(entry, signal))
    } catch (failure) {
      // Whoever comes after us takes it up; with its key, should it have gone out.
      if (stopping.signal.aborted) return { kind: 'postponed', until: clock.now() }
      log.problem(failure)
      return { kind: 'later', why: 'a failure of the program; see its log' }
    }
  }

  async function rest(): Promise<void> {
    const next = await outbox.nextDueAt().catch(() => null)
    const ms = Math.min(next === null ? lookEveryMs : Math.max(next - clock.now(), minimumRestMs), lookEveryMs)
    await clock.sleep(ms, AbortSignal.any([waking.signal, stopping.signal])).catch(() => undefined)
  }

  const running = run()
  return {
    wake,
    async stop() {
      stopping.abort(new Error('the program stops'))
      await running
    },
  }
}

/** Never a busy loop, whatever the outbox says. */
const minimumRestMs = 200
