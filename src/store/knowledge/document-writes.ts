import { type QueryCreator, sql } from 'kysely'
import type { DocumentRecord, StoredChunk } from '../../knowledge/store.ts'
import type { Statement } from '../database.ts'
import { rowInserts } from '../insert-rows.ts'
import { type DocumentColumns, toDocumentColumns, toPassageRow } from './document-rows.ts'
import type { KnowledgeSchema, PassageRow } from './schema.ts'
import { slices } from './slices.ts'

/** How many changes back a removal is still told. Whoever reads the changes asks again every few of them. */
const revisionsKept = 10_000

const emptyPassage: PassageRow = { document: '', place: 0, hash: '', data: '' }

/** Statements that change documents, each list to be run as one transaction. */
interface DocumentWrites {
  put(document: DocumentRecord, chunks: readonly StoredChunk[] | null): Statement[]
  remove(ids: readonly string[]): Statement[]
  /** The source itself too. */
  removeSource(source: string): Statement[]
}

export function documentWrites(queries: QueryCreator<KnowledgeSchema>): DocumentWrites {
  const passages = rowInserts(emptyPassage, (rows) => queries.insertInto('passages').values(rows))

  function put(document: DocumentRecord, chunks: readonly StoredChunk[] | null): Statement[] {
    const columns = toDocumentColumns(document)
    if (chunks === null) return [upsert(queries, columns)]
    return [
      queries.deleteFrom('passages').where('document', '=', document.id).compile(),
      ...passages(chunks.map((chunk, place) => toPassageRow(document.id, place, chunk))),
      upsertWithText(queries, columns, chunks.length),
    ]
  }

  return {
    put,
    remove: (ids) => [
      ...slices(ids).flatMap((some) => removal(queries, documentsOf(queries).where('id', 'in', some))),
      forgetOldRemovals(queries),
    ],
    removeSource: (source) => [
      ...removal(queries, documentsOf(queries).where('source', '=', source)),
      queries.deleteFrom('sources').where('id', '=', source).compile(),
      forgetOldRemovals(queries),
    ],
  }
}

function upsert(queries: QueryCreator<KnowledgeSchema>, columns: DocumentColumns): Statement {
  const { id: _, ...known } = columns
  return queries
    .insertInto('documents')
    .values({ ...columns, removed: 0, passages: 0, revision: null })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...known, removed: 0 }))
    .compile()
}

/** SQLite has one writer at a time and the number is read while writing, so revisions are committed in their order. */
function upsertWithText(queries: QueryCreator<KnowledgeSchema>, columns: DocumentColumns, passages: number): Statement {
  const { id: _, ...known } = columns
  const next = newestRevision(queries).select((of) => sql<number>`coalesce(${of.ref('newest')}, 0) + 1`.as('next'))
  return queries
    .insertInto('documents')
    .values({ ...columns, removed: 0, passages, revision: next })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((row) => ({
        ...known,
        removed: 0,
        passages,
        revision: row.ref('excluded.revision'),
      })),
    )
    .compile()
}

/**
 * The newest change of all. No counter is needed, since the row that has this number stays: a removed document keeps its
 * row, and only old ones are forgotten.
 */
function newestRevision(queries: QueryCreator<KnowledgeSchema>) {
  return queries.selectFrom(
    queries
      .selectFrom('documents')
      .select((of) => of.fn.max('revision').as('newest'))
      .as('changes'),
  )
}

function documentsOf(queries: QueryCreator<KnowledgeSchema>) {
  return queries.selectFrom('documents').where('removed', '=', 0)
}

/** Takes the text of these documents away and numbers the removals; documents that never had text go without a trace. */
function removal(queries: QueryCreator<KnowledgeSchema>, documents: ReturnType<typeof documentsOf>): Statement[] {
  const numbered = documents
    .select('id')
    .select((of) => [
      newestRevision(queries).select('newest').as('newest'),
      of.fn
        .agg<number>('row_number')
        .over((window) => window.orderBy('id'))
        .as('place'),
    ])
    .as('gone')
  return [
    queries.deleteFrom('passages').where('document', 'in', documents.select('id')).compile(),
    queries
      .deleteFrom('documents')
      .where('id', 'in', documents.select('id').where('revision', 'is', null))
      .compile(),
    queries
      .updateTable('documents')
      .from(numbered)
      .set((row) => ({ removed: 1, passages: 0, revision: row('gone.newest', '+', row.ref('gone.place')) }))
      .whereRef('documents.id', '=', 'gone.id')
      .compile(),
  ]
}

function forgetOldRemovals(queries: QueryCreator<KnowledgeSchema>): Statement {
  return queries
    .deleteFrom('documents')
    .where('removed', '=', 1)
    .where(
      'revision',
      '<',
      newestRevision(queries).select((of) => of('newest', '-', revisionsKept).as('oldest')),
    )
    .compile()
}
