import type { KnowledgeStore, SourceRecord } from '../store.ts'

/** What the assistant knows at this moment. */
export interface LibraryStatus {
  readonly documents: number
  readonly passages: number
  /** Passages that can be found by words only so far. */
  readonly waitingForVectors: number
  /** By document or source, each with its reason in a sentence. */
  readonly problems: readonly { readonly name: string; readonly reason: string }[]
}

export interface SourceStatus extends SourceRecord {
  readonly documents: number
  readonly passages: number
  /** Documents whose newest version is not used. */
  readonly refused: readonly { readonly name: string; readonly problem: string; readonly readAt: number | null }[]
}

export async function sourceStatus(store: KnowledgeStore, source: SourceRecord): Promise<SourceStatus> {
  const documents = await store.documents(source.id)
  const counts = await store.chunkCounts(source.id)
  return {
    ...source,
    documents: documents.filter(({ id }) => (counts.get(id) ?? 0) > 0).length,
    passages: [...counts.values()].reduce((total, count) => total + count, 0),
    refused: documents.flatMap(({ name, problem, readAt }) => (problem === null ? [] : [{ name, problem, readAt }])),
  }
}
