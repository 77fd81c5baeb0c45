import type { Kysely } from 'kysely'

/** The questions without an answer, for the owner to go through. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('unanswered')
    .addColumn('call_id', 'text', (column) => column.notNull())
    .addColumn('turn', 'integer', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('question', 'text', (column) => column.notNull())
    .addColumn('because', 'text', (column) => column.notNull())
    .addColumn('done_at', 'bigint')
    .addPrimaryKeyConstraint('unanswered_primary_key', ['call_id', 'turn'])
    .execute()
  // Both orders end in the primary key, so that questions of the same moment need no sorting.
  const newest = ['at', 'call_id', 'turn']
  await db.schema.createIndex('unanswered_at').on('unanswered').columns(newest).execute()
  await db.schema
    .createIndex('unanswered_open')
    .on('unanswered')
    .columns(['done_at', ...newest])
    .execute()
}
