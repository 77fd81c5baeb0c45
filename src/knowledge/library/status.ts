import type { DocumentRecord, KnowledgeStore, SourceRecord, SourceSummary } from '../store.ts'

/** What the assistant knows at this moment. */
export interface LibraryStatus {
  readonly documents: number
  readonly passages: number
  /** Passages that can be found by words only so far. */
  readonly waitingForVectors: number
  /** By document or source, each with its reason in a sentence. */
  readonly problems: readonly { readonly name: string; readonly reason: string }[]
}

export interface SourceStatus extends SourceRecord, SourceSummary {}

/** A document without its text. */
export interface DocumentStatus extends DocumentRecord {
  readonly passages: number
}

export async function sourceStatus(store: KnowledgeStore, source: SourceRecord): Promise<SourceStatus> {
  return { ...source, ...(await store.summary(source.id)) }
}

/** By name. */
export async function documentStatus(store: KnowledgeStore, source: string): Promise<DocumentStatus[]> {
  const [documents, counts] = await Promise.all([store.documents(source), store.chunkCounts(source)])
  return documents.map((document) => ({ ...document, passages: counts.get(document.id) ?? 0 }))
}
