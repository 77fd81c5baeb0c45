import type { ArchiveReader } from './archive/ports.ts'
import type { LiveSources } from './console/live/ports.ts'
import { createWake } from './console/live/wake.ts'
import type { Calls } from './conversation/calls.ts'
import type { CallRecord } from './conversation/events.ts'
import type { CallLog } from './conversation/ports.ts'
import type { Editions } from './editions.ts'
import type { EventBus } from './events/bus.ts'

export interface LiveParts {
  readonly calls: Calls
  readonly log: CallLog
  /** Read beside all writing. */
  readonly archive: Pick<ArchiveReader, 'records'>
  readonly editions: Editions
  readonly bus: EventBus<CallRecord>
  readonly now: () => number
}

/** What the console's live views look at. */
export function liveSources({ calls, log, archive, editions, bus, now }: LiveParts): LiveSources {
  const wake = createWake<string>()
  bus.subscribe(({ callId }) => wake.ring(callId))
  return {
    wake,
    now,
    read: (callId, from) => archive.records(callId, from),
    openCalls: () => log.openCalls(),
    underWay(callId) {
      const call = calls.peek(callId)
      return call && { caller: call.hearing, assistant: call.answer?.unfinished ?? '' }
    },
    viewOptions() {
      const { language, timing } = editions.current.config.assistant
      return { language, charactersPerSecond: timing.charactersPerSecond }
    },
  }
}
