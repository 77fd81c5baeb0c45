import type { CallEvent, CallRecord } from '../conversation/events.ts'
import type { Clock } from '../lib/clock.ts'
import { entryOf } from './entry-of.ts'
import type { FactSettings } from './facts/call-facts.ts'
import type { ArchiveEntry, ArchiveWriter, DueCall } from './ports.ts'

export interface ArchivistParts {
  readonly archive: ArchiveWriter
  readonly settings: FactSettings
  readonly clock: Clock
  /** How many calls go on. */
  readonly liveCalls: () => number
  /** A number of at least 1 and below 2^48, different each time. */
  readonly newClaim: () => number
  readonly onProblem: (error: unknown) => void
}

/** Keeps what calls are, are found by and amount to, beside others who may do the same. */
export interface Archivist {
  /** Hears of each record, so that a call is taken up soon after its end. */
  onRecord(record: CallRecord): void
  /** Resolves when nothing is under way; what is still due is taken up at the next start. */
  stop(): Promise<void>
}

/** What is said or found out last about a call often comes at once. */
const settleMs = 250
/** Other processes may have put something in, and calls may have grown without a word to us. */
const lookEveryMs = 60_000
/** Little enough to hold up no append for long. */
const mostAtOnce = 8
/** Of the time, the part that is spent working: while callers wait for the same disk, and while nobody does. */
const share = { live: 0.1, quiet: 0.5 } as const

const telling: ReadonlySet<CallEvent['type']> = new Set<CallEvent['type']>([
  ...(['call.ended', 'call.summarised', 'recording.stored'] as const),
])

/**
 * Begins at once with the calls that are due, newest first. What can't be read is told to `onProblem`, holds up none of the
 * others, and is tried again by the next start.
 */
export function startArchivist(parts: ArchivistParts): Archivist {
  const { archive, settings, clock, liveCalls, newClaim, onProblem } = parts
  const stopping = new AbortController()
  const { signal } = stopping
  const unreadable = new Set<string>()
  let waking = new AbortController()

  async function run(): Promise<void> {
    while (!signal.aborted) {
      // Who wakes us while we work is heard by the next rest.
      waking = new AbortController()
      const isMore = await workOnce().catch((error: unknown) => {
        if (!signal.aborted) onProblem(error)
        return false
      })
      if (!isMore) await rest()
    }
  }

  /** Takes a few calls up, or makes a part of what was removed unreadable; false when nothing was left to do. */
  async function workOnce(): Promise<boolean> {
    const startedAt = clock.now()
    const isMore = (await takeUp()) || (await archive.clean())
    const workedMs = clock.now() - startedAt
    const part = liveCalls() > 0 ? share.live : share.quiet
    if (isMore) await sleep((workedMs * (1 - part)) / part, signal)
    return isMore
  }

  async function takeUp(): Promise<boolean> {
    const due = await archive.due(mostAtOnce + unreadable.size)
    const ready = due.filter(({ callId }) => !unreadable.has(callId)).slice(0, mostAtOnce)
    const entries: ArchiveEntry[] = []
    for (const call of ready) {
      if (signal.aborted) return false
      const entry = await read(call)
      if (entry) entries.push(entry)
      else unreadable.add(call.callId)
    }
    await archive.write(entries)
    return ready.length > 0
  }

  async function read(call: DueCall): Promise<ArchiveEntry | null> {
    try {
      return entryOf(call, await archive.records(call.callId), settings, newClaim())
    } catch (error) {
      onProblem(error)
      return null
    }
  }

  async function rest(): Promise<void> {
    await sleep(lookEveryMs, AbortSignal.any([waking.signal, signal]))
    if (waking.signal.aborted) await sleep(settleMs, signal)
  }

  /** Ends early when the signal is aborted. */
  function sleep(ms: number, until: AbortSignal): Promise<void> {
    return clock.sleep(ms, until).catch(() => undefined)
  }

  const running = run()
  return {
    onRecord({ event }) {
      if (telling.has(event.type)) waking.abort()
    },
    async stop() {
      stopping.abort()
      await running
    },
  }
}
