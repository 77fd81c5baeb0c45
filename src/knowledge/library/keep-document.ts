import { createHash } from 'node:crypto'
import type { Clock } from '../../lib/clock.ts'
import { type DocumentKind, type DocumentText, UnreadableDocument } from '../documents.ts'
import { passageHash } from '../passage-hash.ts'
import type { DocumentReader } from '../reading/document-reader.ts'
import type { DocumentRecord, KnowledgeStore } from '../store.ts'

/** What came in under a document's name. */
interface Arrival {
  readonly source: string
  readonly name: string
  readonly kind: DocumentKind
  readonly version: string
  readonly etag: string | null
  readonly lastModified: string | null
  readonly charset: string | null
  readonly bytes: Uint8Array
}

export interface Keeper {
  /** Reads what arrived and keeps it; what is unchanged is not read again, what cannot be read keeps the last good text. */
  keep(arrival: Arrival, before: DocumentRecord | null, signal: AbortSignal): Promise<void>
  /** Remembers why a document is not used; its last good text stays. */
  refuse(arrival: Omit<Arrival, 'bytes' | 'charset'>, before: DocumentRecord | null, reason: string): Promise<void>
}

export interface KeeperParts {
  readonly store: KnowledgeStore
  readonly reader: DocumentReader
  readonly clock: Clock
  /** Passages that may still be taken, all documents together; negative when there are already too many. */
  readonly room: () => number
}

/** Grows when documents are read better than before, so that each is read once more. */
const reading = 1

/** Whether this version of a document was looked at before, well or not. */
export function isKnown(before: DocumentRecord | null, version: string): boolean {
  return before !== null && before.version === stamp(version)
}

export function createKeeper({ store, reader, clock, room }: KeeperParts): Keeper {
  function recordOf(arrival: Omit<Arrival, 'bytes' | 'charset'>, before: DocumentRecord | null): DocumentRecord {
    const { source, name, kind, version, etag, lastModified } = arrival
    return {
      ...{ title: name, contentHash: '', changedAt: null, readAt: null },
      ...before,
      ...{ id: `${source}#${name}`, source, name, kind, version: stamp(version), etag, lastModified },
      ...{ checkedAt: clock.now(), problem: null },
    }
  }

  async function refuse(...[arrival, before, reason]: Parameters<Keeper['refuse']>): Promise<void> {
    // What was refused is asked for anew: a validator would only say that it has not changed.
    await store.putDocument({ ...recordOf(arrival, before), etag: null, lastModified: null, problem: reason }, null)
  }

  return {
    refuse,
    async keep(arrival, before, signal) {
      const contentHash = `${reading}:${createHash('sha256').update(arrival.bytes).digest('hex')}`
      const record = recordOf(arrival, before)
      if (before?.contentHash === contentHash && before.kind === arrival.kind) {
        await store.putDocument(record, null)
        return
      }
      const read = await reader.read(arrival, signal).catch(asRefusal)
      if (typeof read === 'string') return await refuse(arrival, before, read)
      if (read.chunks.length > room())
        return await refuse(
          arrival,
          before,
          `its ${read.chunks.length} passages are more than knowledge.passages leaves room for`,
        )
      const { title, changedAt, chunks } = read
      const kept = chunks.map((chunk) => ({ ...chunk, hash: passageHash(chunk) }))
      await store.putDocument({ ...record, title, changedAt, contentHash, readAt: clock.now() }, kept)
    },
  }
}

function stamp(version: string): string {
  return `${reading}:${version}`
}

function asRefusal(error: unknown): DocumentText | string {
  if (error instanceof UnreadableDocument) return error.message
  throw error
}
