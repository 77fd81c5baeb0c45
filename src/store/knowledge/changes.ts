import type { QueryCreator } from 'kysely'
import type { Changes, StoredChunk, StoredDocument } from '../../knowledge/store.ts'
import { toChunk } from './document-rows.ts'
import type { KnowledgeSchema } from './schema.ts'

/**
 * The changes after `since`, oldest first, with at least one document and, if that one is not larger, at most about
 * `limit` passages. One statement, so that what it gives belongs together whatever others write meanwhile.
 */
export async function readChanges(
  queries: QueryCreator<KnowledgeSchema>,
  since: number,
  limit: number,
): Promise<Changes> {
  const rows = await page(queries, since, Math.max(1, limit)).execute()
  const changed = new Map<string, StoredDocument & { chunks: StoredChunk[] }>()
  const removed: string[] = []
  for (const { id, name, changed_at, removed: isRemoved, place, hash, data } of rows) {
    if (isRemoved === 1) {
      removed.push(id)
      continue
    }
    const document = changed.get(id) ?? { id, name, changedAt: changed_at, chunks: [] }
    changed.set(id, document)
    if (place !== null && hash !== null && data !== null)
      document.chunks.push(toChunk({ document: id, place, hash, data }))
  }
  const revision = rows.at(-1)?.revision ?? since
  return { revision, changed: [...changed.values()], removed, more: await hasChanges(queries, revision, rows.length) }
}

function page(queries: QueryCreator<KnowledgeSchema>, since: number, limit: number) {
  const next = queries
    .selectFrom('documents')
    .select(['id', 'name', 'changed_at', 'removed', 'passages', 'revision'])
    .where('revision', '>', since)
    .orderBy('revision')
    .limit(limit)
    .as('next')
  const counted = queries
    .selectFrom(next)
    .selectAll()
    .select((of) =>
      of.fn
        .sum<number>('passages')
        .over((window) => window.orderBy('revision'))
        .as('total'),
    )
    .as('counted')
  return queries
    .selectFrom(counted)
    .leftJoin('passages', 'passages.document', 'counted.id')
    .select(['id', 'name', 'changed_at', 'removed', 'revision', 'place', 'hash', 'data'])
    .where((of) => of(of('total', '-', of.ref('counted.passages')), '<', limit))
    .orderBy('revision')
    .orderBy('place')
}

async function hasChanges(queries: QueryCreator<KnowledgeSchema>, after: number, read: number): Promise<boolean> {
  if (read === 0) return false
  const next = await queries.selectFrom('documents').select('id').where('revision', '>', after).limit(1).execute()
  return next.length > 0
}
