import type { QueryCreator } from 'kysely'
import type { StoredVector } from '../../knowledge/store.ts'
import type { Statement } from '../database.ts'
import { rowInserts } from '../insert-rows.ts'
import type { KnowledgeSchema, VectorRow } from './schema.ts'
import { slices } from './slices.ts'

const emptyVector: VectorRow = { model: '', hash: '', vector: '' }

/** The vectors of one model with these hashes; hashes without a vector are left out. */
export async function readVectors(
  queries: QueryCreator<KnowledgeSchema>,
  model: string,
  hashes: readonly string[],
): Promise<StoredVector[]> {
  const rows = await Promise.all(
    slices([...new Set(hashes)]).map((some) =>
      queries
        .selectFrom('vectors')
        .select(['hash', 'vector'])
        .where('model', '=', model)
        .where('hash', 'in', some)
        .execute(),
    ),
  )
  return rows.flat().map(({ hash, vector }) => ({ hash, vector: new Int8Array(Buffer.from(vector, 'base64')) }))
}

/** Gives a function that makes the statements which add vectors, or replace those of the same text. */
export function vectorInserts(
  queries: QueryCreator<KnowledgeSchema>,
): (model: string, vectors: readonly StoredVector[]) => Statement[] {
  const inserts = rowInserts(emptyVector, (rows) =>
    queries
      .insertInto('vectors')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['model', 'hash']).doUpdateSet((row) => ({ vector: row.ref('excluded.vector') })),
      ),
  )
  return (model, vectors) => inserts(vectors.map(({ hash, vector }) => ({ model, hash, vector: toBase64(vector) })))
}

/** Forgets the vectors of other models and those of texts that no document has. Gives how many. */
export async function pruneVectors(queries: QueryCreator<KnowledgeSchema>, model: string): Promise<number> {
  const { numDeletedRows } = await queries
    .deleteFrom('vectors')
    .where((of) =>
      of.or([
        of('model', '<>', model),
        of.not(of.exists(of.selectFrom('passages').select('place').whereRef('passages.hash', '=', 'vectors.hash'))),
      ]),
    )
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

function toBase64(vector: Int8Array): string {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('base64')
}
