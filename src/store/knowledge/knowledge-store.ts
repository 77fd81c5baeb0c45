import type { QueryCreator } from 'kysely'
import type { DocumentRecord, KnowledgeStore, SourceSummary, StoredChunk } from '../../knowledge/store.ts'
import type { Database } from '../database.ts'
import { readChanges } from './changes.ts'
import { toChunk, toDocument } from './document-rows.ts'
import { documentWrites } from './document-writes.ts'
import type { KnowledgeSchema } from './schema.ts'
import { readSources, writeSource } from './sources.ts'
import { pruneVectors, readVectors, vectorInserts } from './vectors.ts'

/** The documents in a database. Closing the store closes it. */
export function createKnowledgeStore(database: Database<KnowledgeSchema>): KnowledgeStore {
  const { queries } = database
  const writes = documentWrites(queries)
  const inserts = vectorInserts(queries)
  return {
    sources: () => readSources(queries),
    putSource: (source) => writeSource(queries, source),
    removeSource: async (id) => {
      await database.batch(writes.removeSource(id))
    },
    summary: (source) => readSummary(queries, source),
    documents: (source) => readDocuments(queries, source),
    chunkCounts: (source) => readCounts(queries, source),
    chunks: (document, from, limit) => readChunks(queries, document, from, limit),
    putDocument: async (document, chunks) => {
      await database.batch(writes.put(document, chunks))
    },
    removeDocuments: async (ids) => {
      if (ids.length > 0) await database.batch(writes.remove(ids))
    },
    changesSince: (revision, limit) => readChanges(queries, revision, limit),
    vectors: (model, hashes) => readVectors(queries, model, hashes),
    putVectors: async (model, vectors) => {
      if (vectors.length > 0) await database.batch(inserts(model, vectors))
    },
    pruneVectors: (model) => pruneVectors(queries, model),
    close: () => database.close(),
  }
}

async function readSummary(queries: QueryCreator<KnowledgeSchema>, source: string): Promise<SourceSummary> {
  const documents = queries.selectFrom('documents').where('source', '=', source).where('removed', '=', 0)
  const [withText, refused] = await Promise.all([
    documents
      .where('passages', '>', 0)
      .select((of) => [of.fn.countAll<number>().as('documents'), of.fn.sum<number | null>('passages').as('passages')])
      .executeTakeFirstOrThrow(),
    documents.where('problem', 'is not', null).select(['name', 'problem', 'read_at']).orderBy('name').execute(),
  ])
  return {
    documents: withText.documents,
    passages: withText.passages ?? 0,
    refused: refused.map(({ name, problem, read_at }) => ({ name, problem: problem ?? '', readAt: read_at })),
  }
}

async function readDocuments(queries: QueryCreator<KnowledgeSchema>, source: string): Promise<DocumentRecord[]> {
  const rows = await queries
    .selectFrom('documents')
    .selectAll()
    .where('source', '=', source)
    .where('removed', '=', 0)
    .orderBy('name')
    .execute()
  return rows.map(toDocument)
}

async function readCounts(queries: QueryCreator<KnowledgeSchema>, source: string): Promise<Map<string, number>> {
  const rows = await queries
    .selectFrom('documents')
    .select(['id', 'passages'])
    .where('source', '=', source)
    .where('removed', '=', 0)
    .orderBy('name')
    .execute()
  return new Map(rows.map(({ id, passages }) => [id, passages]))
}

async function readChunks(
  queries: QueryCreator<KnowledgeSchema>,
  document: string,
  from: number,
  limit: number,
): Promise<StoredChunk[]> {
  const rows = await queries
    .selectFrom('passages')
    .selectAll()
    .where('document', '=', document)
    .where('place', '>=', from)
    .orderBy('place')
    .limit(limit)
    .execute()
  return rows.map(toChunk)
}
