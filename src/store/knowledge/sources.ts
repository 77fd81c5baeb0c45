import type { QueryCreator } from 'kysely'
import type { SourceKind, SourceRecord } from '../../knowledge/store.ts'
import type { KnowledgeSchema } from './schema.ts'

/** By id. */
export async function readSources(queries: QueryCreator<KnowledgeSchema>): Promise<SourceRecord[]> {
  const rows = await queries.selectFrom('sources').selectAll().orderBy('id').execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as SourceKind,
    location: row.location,
    checkedAt: row.checked_at,
    succeededAt: row.succeeded_at,
    problem: row.problem,
  }))
}

/** Adds the source, or replaces what is known of it. */
export async function writeSource(queries: QueryCreator<KnowledgeSchema>, source: SourceRecord): Promise<void> {
  const { id, kind, location, checkedAt, succeededAt, problem } = source
  const known = { kind, location, checked_at: checkedAt, succeeded_at: succeededAt, problem }
  await queries
    .insertInto('sources')
    .values({ id, ...known })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(known))
    .execute()
}
