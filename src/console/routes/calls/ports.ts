import type { Archive } from '../../../archive/archive.ts'
import type { ArchiveReader } from '../../../archive/ports.ts'
import type { ViewOptions } from '../../../archive/view/fold.ts'

/** Calls of all times, to be found, read and replayed. */
export interface CallsSlice {
  readonly archive: Archive
  readonly logs: Pick<ArchiveReader, 'records' | 'spoken'>
  /** For the view of a call. */
  viewOptions(): ViewOptions
  /** Makes unreadable in a text what tells who somebody is: numbers, addresses. */
  redact(text: string): string
  /** What the carrier keeps of calls; null where there are no keys of its account. */
  readonly recordings: Recordings | null
}

export interface Recordings {
  /** A recording as MP3. Rejects when the carrier does not give it. */
  fetch(sid: string, signal: AbortSignal): Promise<Uint8Array>
}
