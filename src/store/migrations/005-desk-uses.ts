import type { Kysely } from 'kysely'

/** What the desk did in calls and has to count: whom callers were put through to, texts, and wishes about texts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('desk_uses')
    .addColumn('call_id', 'text', (column) => column.notNull())
    .addColumn('ref', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('target', 'text', (column) => column.notNull())
    .addColumn('limit_seconds', 'integer')
    .addColumn('seconds', 'integer')
    .addPrimaryKeyConstraint('desk_uses_primary_key', ['call_id', 'ref'])
    .execute()
  await db.schema.createIndex('desk_uses_at').on('desk_uses').columns(['kind', 'at']).execute()
}
