import type { Chunk, DocumentKind } from './documents.ts'

/** Where the owner keeps documents. */
export type SourceKind = 'folder' | 'file' | 'page' | 'site' | 'sitemap'

export interface SourceRecord {
  /** `${kind}:${location}`. */
  readonly id: string
  readonly kind: SourceKind
  /** Absolute path, or address of a page. */
  readonly location: string
  /** When it was last looked at, in ms since the epoch; null before the first time. */
  readonly checkedAt: number | null
  /** When it was last looked at without a fault of the source itself; null before the first time. */
  readonly succeededAt: number | null
  /** Why the source as a whole could not be looked at the last time; null when it could. */
  readonly problem: string | null
}

/** One document of a source, without its text. */
export interface DocumentRecord {
  /** `${source}#${name}`. */
  readonly id: string
  readonly source: string
  /** What the owner calls it: path below the folder, name of the file, address of the page. */
  readonly name: string
  readonly title: string
  readonly kind: DocumentKind
  /** Changes whenever the file does (size, times, inode); for pages the validators below serve. */
  readonly version: string
  readonly etag: string | null
  readonly lastModified: string | null
  /** SHA-256 of the bytes that the text was read from, in hexadecimal; empty when none could be read so far. */
  readonly contentHash: string
  /** When the document says that it was changed, in ms since the epoch; null when it does not say. */
  readonly changedAt: number | null
  /** When its text was last read, in ms since the epoch; null when none could be read so far. */
  readonly readAt: number | null
  /** When it was last looked at, in ms since the epoch. */
  readonly checkedAt: number
  /** Why its newest version is not used, in a sentence; null when it is. The text stays that of the last good one. */
  readonly problem: string | null
}

export interface StoredChunk extends Chunk {
  /** Stands for headings and text: the same words, the same hash. See `passage-hash.ts`. */
  readonly hash: string
}

/** A document as the index takes it. */
export interface StoredDocument {
  readonly id: string
  readonly name: string
  readonly changedAt: number | null
  readonly chunks: readonly StoredChunk[]
}

/** What came of a source. */
export interface SourceSummary {
  /** That have text. */
  readonly documents: number
  readonly passages: number
  /** Documents whose newest version is not used, by name. */
  readonly refused: readonly { readonly name: string; readonly problem: string; readonly readAt: number | null }[]
}

/** What happened to the documents since a revision. */
export interface Changes {
  /** Ask for what came after this the next time. */
  readonly revision: number
  readonly changed: readonly StoredDocument[]
  /** Ids of documents that are gone. */
  readonly removed: readonly string[]
  /** True when there are further changes after `revision`: ask again at once. */
  readonly more: boolean
}

export interface StoredVector {
  /** `hash` of the chunk that it stands for. */
  readonly hash: string
  /** Components as whole numbers from -127 to 127. */
  readonly vector: Int8Array
}

/**
 * Where documents are kept once they are read: shared by all instances, and whole after a crash at any moment, because
 * a document is replaced in one step.
 */
export interface KnowledgeStore {
  sources(): Promise<SourceRecord[]>
  /** Adds the source, or replaces what is known of it. */
  putSource(source: SourceRecord): Promise<void>
  /** Removes the source with its documents. */
  removeSource(id: string): Promise<void>
  summary(source: string): Promise<SourceSummary>
  /** By name. */
  documents(source: string): Promise<DocumentRecord[]>
  /** How many chunks each document of a source has, by document id. */
  chunkCounts(source: string): Promise<Map<string, number>>
  /** What a document was read into, in its order: at most `limit` chunks, from the one at this place (counted from 0). */
  chunks(document: string, from: number, limit: number): Promise<StoredChunk[]>
  /** Adds or replaces a document. With `chunks` its text too, in the same step; with null the text stays as it is. */
  putDocument(document: DocumentRecord, chunks: readonly StoredChunk[] | null): Promise<void>
  removeDocuments(ids: readonly string[]): Promise<void>
  /**
   * Documents whose text changed after `revision` (0: all of them), oldest first, about `limit` chunks at a time.
   * A change of `problem` or of times alone is none.
   */
  changesSince(revision: number, limit: number): Promise<Changes>
  /** The vectors of one model, those with these hashes; hashes without a vector are left out. */
  vectors(model: string, hashes: readonly string[]): Promise<StoredVector[]>
  putVectors(model: string, vectors: readonly StoredVector[]): Promise<void>
  /** Forgets vectors of texts that no document has any more, and of other models. Gives how many. */
  pruneVectors(model: string): Promise<number>
  /** Waits for what is under way and lets go. */
  close(): Promise<void>
}
