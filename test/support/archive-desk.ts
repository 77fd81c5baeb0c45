import { setImmediate as nextTurn } from 'node:timers/promises'
import { vi } from 'vitest'
import { makeCall } from '../../scripts/seed/make-call.ts'
import { createChance } from '../../scripts/seed/random.ts'
import { type ArchivistParts, startArchivist } from '../../src/archive/archivist.ts'
import { localTimes } from '../../src/archive/facts/local-time.ts'
import type { CallRecord } from '../../src/conversation/events.ts'
import type { Clock } from '../../src/lib/clock.ts'
import type { Store } from '../../src/store/open-store.ts'

export const factSettings = { language: 'en-US', localTime: localTimes('America/New_York') }

let claims = 0

/** An archivist of a store that rests as little as it can, and whose problems fail the test. */
export function startArchivistOf({ archiveWriter }: Pick<Store, 'archiveWriter'>, parts: Partial<ArchivistParts> = {}) {
  return startArchivist({
    ...{ archive: archiveWriter, settings: () => factSettings, clock: hurriedClock, liveCalls: () => 0 },
    newClaim: () => {
      claims += 1
      return process.pid * 1_000_000 + claims
    },
    onProblem: (error) => {
      throw error
    },
    ...parts,
  })
}

/** Takes up every call that is due, and makes unreadable what was removed. */
export async function takeUpAll(store: Pick<Store, 'archiveWriter'>): Promise<void> {
  const archivist = startArchivistOf(store)
  const isDone = async () => (await store.archiveWriter.due(1)).length === 0
  await vi.waitUntil(isDone, { timeout: 15_000, interval: 5 })
  await archivist.stop()
  while (await store.archiveWriter.clean()) {}
}

/** The long rests are real, so that nothing runs in circles; the rest is over at once. */
const hurriedClock: Clock = {
  now: () => Date.now(),
  async sleep(ms, signal) {
    await nextTurn()
    signal?.throwIfAborted()
    if (ms < 60_000) return
    await new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
  },
}

/** Calls of all kinds, made up: the same ones for the same numbers. */
export function madeUpCalls(count: number, { seed = 1, everyMs = 37 * 60_000 } = {}): CallRecord[][] {
  const first = Date.UTC(2026, 9, 1)
  return Array.from({ length: count }, (_, place) => {
    const chance = createChance(seed * 100_000 + place)
    const caller = `+1202555${String(place % 40).padStart(4, '0')}`
    return makeCall(`CA${seed}-${place}`, first + place * everyMs, caller, chance)
  })
}
