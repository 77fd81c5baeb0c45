import type { Kysely } from 'kysely'

/** What is to be done after calls: put in with the event that causes it, done by whoever holds the lease. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('outbox')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('call_id', 'text', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('target', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('first_tried_at', 'bigint')
    .addColumn('lease', 'text')
    .addColumn('lease_until', 'bigint', (column) => column.notNull())
    .addColumn('last_error', 'text')
    .addColumn('settled_at', 'bigint')
    .execute()
  await db.schema.createIndex('outbox_due').on('outbox').columns(['state', 'due_at', 'id']).execute()
  await db.schema.createIndex('outbox_leased').on('outbox').columns(['state', 'lease_until']).execute()
  await db.schema.createIndex('outbox_lane').on('outbox').columns(['call_id', 'target', 'seq']).execute()
  await db.schema.createIndex('outbox_state').on('outbox').columns(['state', 'created_at', 'id']).execute()
}
