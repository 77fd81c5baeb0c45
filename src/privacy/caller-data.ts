import type { CallRecord } from '../conversation/events.ts'
import { hideNumber } from './number-spellings.ts'
import type { CallerCall, CallerMemory, CallerRecords, CarrierFiles, RememberedCaller } from './ports.ts'
import { deleteRecordings } from './retention.ts'

/** Everything that is kept of a caller, to be handed out. */
export interface CallerExport {
  readonly number: string
  readonly calls: readonly (CallerCall & {
    readonly records: readonly CallRecord[]
    /** At the carrier; null where it was not asked. */
    readonly recordings: readonly string[] | null
  })[]
  readonly memory: RememberedCaller | null
  /** By table of the database. */
  readonly other: Readonly<Record<string, readonly object[]>>
  /** At the carrier, by their ids; null where it was not asked. */
  readonly texts: readonly string[] | null
}

interface CallerData {
  readonly records: CallerRecords
  readonly memory: CallerMemory
  /** Null where there is none to ask. */
  readonly carrier: CarrierFiles | null
}

/** Gathers all of it. Rejects when the carrier cannot be asked. */
export async function exportCaller(
  { records, memory, carrier }: CallerData,
  number: string,
  signal: AbortSignal,
): Promise<CallerExport> {
  const calls = await records.callsOf(number)
  const withRecords: CallerExport['calls'][number][] = []
  for (const call of calls) {
    const recordings = carrier && (call.isRecorded ? await carrier.recordingsOf(call.callId, signal) : [])
    withRecords.push({ ...call, records: await records.recordsOf(call.callId), recordings })
  }
  return {
    number,
    calls: withRecords,
    memory: await memory.recall(number),
    other: await records.otherRows(calls.map(({ callId }) => callId)),
    texts: carrier && (await carrier.textsOf(number, signal)),
  }
}

export type Erasure =
  | {
      readonly kind: 'erased'
      readonly calls: number
      /** Records of other calls that spoke of the number. */
      readonly mentions: number
      /** At the carrier. */
      readonly recordings: number
      readonly texts: number
      /** False when what was removed may still be read in the database's files: do it again later. */
      readonly isUnreadable: boolean
    }
  /** The caller is on the line. */
  | { readonly kind: 'live' }
  /** Nobody can ask the carrier, which has recordings of so many calls. */
  | { readonly kind: 'no-carrier'; readonly recorded: number }

/**
 * Erases a caller: first what the carrier has, since our own log tells what that is, then everything here. Can be done
 * again after a failure. Rejects when the carrier refuses; then nothing here has changed.
 */
export async function eraseCaller(
  { records, carrier }: CallerData,
  { number, at, withoutCarrier }: { readonly number: string; readonly at: number; readonly withoutCarrier: boolean },
  signal: AbortSignal,
): Promise<Erasure> {
  const calls = await records.callsOf(number)
  if (calls.some(({ endedAt }) => endedAt === null)) return { kind: 'live' }
  const recorded = calls.filter(({ isRecorded }) => isRecorded)
  if (!carrier && recorded.length > 0 && !withoutCarrier) return { kind: 'no-carrier', recorded: recorded.length }
  const asked = withoutCarrier ? null : carrier
  let recordings = 0
  let texts = 0
  if (asked) {
    for (const { callId } of recorded) recordings += await deleteRecordings(asked, callId, signal)
    for (const sid of await asked.textsOf(number, signal)) {
      await asked.deleteText(sid, signal)
      texts += 1
    }
  }
  const callIds = calls.map(({ callId }) => callId)
  const erased = await records.erase({ number, callIds, at, hide: hideNumber(number) })
  return { kind: 'erased', ...erased, recordings, texts, isUnreadable: await records.shred() }
}
