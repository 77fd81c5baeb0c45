import type { DocumentKind } from '../../knowledge/documents.ts'
import type { DocumentRecord, StoredChunk } from '../../knowledge/store.ts'
import { StoreError } from '../store-error.ts'
import type { DocumentRow, PassageRow } from './schema.ts'

/** What a row says of a document itself; the rest is the store's own. */
export type DocumentColumns = Omit<DocumentRow, 'removed' | 'passages' | 'revision'>

export function toDocumentColumns(document: DocumentRecord): DocumentColumns {
  return {
    id: document.id,
    source: document.source,
    name: document.name,
    title: document.title,
    kind: document.kind,
    version: document.version,
    etag: document.etag,
    last_modified: document.lastModified,
    content_hash: document.contentHash,
    changed_at: document.changedAt,
    read_at: document.readAt,
    checked_at: document.checkedAt,
    problem: document.problem,
  }
}

export function toDocument(row: DocumentColumns): DocumentRecord {
  return {
    id: row.id,
    source: row.source,
    name: row.name,
    title: row.title,
    kind: row.kind as DocumentKind,
    version: row.version,
    etag: row.etag,
    lastModified: row.last_modified,
    contentHash: row.content_hash,
    changedAt: row.changed_at,
    readAt: row.read_at,
    checkedAt: row.checked_at,
    problem: row.problem,
  }
}

/** JSON keeps every text as it is, whatever characters are in it. */
export function toPassageRow(document: string, place: number, chunk: StoredChunk): PassageRow {
  const { hash, headings, text, keywords, page } = chunk
  return { document, place, hash, data: JSON.stringify({ headings, text, keywords, page }) }
}

/** The shape is trusted, since only this program writes it. Throws a `StoreError` for broken JSON. */
export function toChunk({ document, place, hash, data }: PassageRow): StoredChunk {
  try {
    return { ...JSON.parse(data), hash }
  } catch (cause) {
    throw new StoreError('unavailable', `Passage ${place} of ${document} cannot be read`, { cause })
  }
}
