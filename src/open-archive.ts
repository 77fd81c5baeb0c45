import { randomInt } from 'node:crypto'
import { type Archive, createArchive } from './archive/archive.ts'
import { startArchivist } from './archive/archivist.ts'
import { localTimes } from './archive/facts/local-time.ts'
import type { Assistant } from './config/schema.ts'
import type { CallRecord } from './conversation/events.ts'
import type { EventBus } from './events/bus.ts'
import type { Clock } from './lib/clock.ts'
import type { Closers } from './lib/closing.ts'
import type { Store } from './store/open-store.ts'

export interface ArchiveParts {
  /** What runs with this version of the settings; the current ones where that is not known any more. */
  readonly assistantOf: (version: string | null) => Pick<Assistant, 'language' | 'openingHours'>
  readonly store: Pick<Store, 'archive' | 'archiveWriter'>
  readonly clock: Clock
  readonly bus: EventBus<CallRecord>
  readonly closers: Closers
  readonly liveCalls: () => number
  readonly onProblem: (error: unknown) => void
}

/** Begins to keep what calls are found by and amount to, with the parts of the program; gives where that is read. */
export function openArchive({ assistantOf, store, bus, closers, ...parts }: ArchiveParts): Archive {
  const clocks = new Map<string | null, ReturnType<typeof localTimes>>()

  function clockOf(zone: string | null): ReturnType<typeof localTimes> {
    const localTime = clocks.get(zone) ?? localTimes(zone)
    clocks.set(zone, localTime)
    return localTime
  }

  const archivist = startArchivist({
    ...parts,
    archive: store.archiveWriter,
    settings(version) {
      const { language, openingHours } = assistantOf(version)
      return { language, localTime: clockOf(openingHours?.zone ?? null) }
    },
    newClaim: () => randomInt(1, 2 ** 47),
  })
  bus.subscribe((record) => archivist.onRecord(record))
  closers.add('archive', () => archivist.stop())
  return createArchive(store.archive)
}
