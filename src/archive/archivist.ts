import type { CallEvent, CallRecord } from '../conversation/events.ts'
import type { Clock } from '../lib/clock.ts'
import { entryOf } from './entry-of.ts'
import type { FactSettings } from './facts/call-facts.ts'
import type { ArchiveEntry, ArchiveWriter, DueCall } from './ports.ts'

export interface ArchivistParts {
  readonly archive: ArchiveWriter
  /** By the version of the settings that answered a call; null where that is not known. */
  readonly settings: (version: string | null) => FactSettings
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
/**
 * While callers wait for the same disk, and while nobody does: the part of the time that is spent working, and how many
 * calls are taken up in one go, which an append may have to wait for.
 */
const paces = { live: { share: 0.1, calls: 3 }, quiet: { share: 0.5, calls: 8 } } as const

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
    const { share, calls } = liveCalls() > 0 ? paces.live : paces.quiet
    const isMore = (await takeUp(calls)) || (await archive.clean())
    const workedMs = clock.now() - startedAt
    if (isMore) await sleep((workedMs * (1 - share)) / share, signal)
    return isMore
  }

  async function takeUp(most: number): Promise<boolean> {
    const due = await archive.due(most + unreadable.size)
    const ready = due.filter(({ callId }) => !unreadable.has(callId)).slice(0, most)
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
      const records = await archive.records(call.callId)
      const begin = records.find(({ event }) => event.type === 'call.started')?.event
      const version = begin?.type === 'call.started' ? (begin.settings ?? null) : null
      return entryOf(call, records, settings(version), newClaim())
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
