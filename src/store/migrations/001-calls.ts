import { type Kysely, sql } from 'kysely'

/** The log, and the calls derived from it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createEvents(db)
  await createCalls(db)
  await db.schema
    .createTable('probe')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('writes', 'bigint', (column) => column.notNull())
    .execute()
}

async function createEvents(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('events')
    .addColumn('call_id', 'text', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .addColumn('reply_key', 'text')
    .addPrimaryKeyConstraint('events_primary_key', ['call_id', 'seq'])
    .execute()
  await db.schema
    .createIndex('events_reply_key')
    .on('events')
    .columns(['call_id', 'reply_key'])
    .unique()
    .where('reply_key', 'is not', null)
    .execute()
}

async function createCalls(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('calls')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('caller', 'text', (column) => column.notNull())
    .addColumn('called', 'text', (column) => column.notNull())
    .addColumn('line', 'text', (column) => column.notNull())
    .addColumn('started_at', 'bigint', (column) => column.notNull())
    .addColumn('ended_at', 'bigint')
    .addColumn('end_reason', 'text')
    .execute()
  await db.schema.createIndex('calls_caller').on('calls').columns(['caller', 'started_at']).execute()
  await db.schema
    .createIndex('calls_open')
    .on('calls')
    .column('started_at')
    .where(sql.ref('ended_at'), 'is', null)
    .execute()
}
