import { type Kysely, sql } from 'kysely'

/** What has gone from a call already, what is remembered of callers, and that somebody was erased. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of ['words_gone_at', 'messages_gone_at', 'recordings_gone_at']) {
    await db.schema.alterTable('calls').addColumn(column, 'bigint').execute()
    await db.schema
      .createIndex(`calls_${column}`)
      .on('calls')
      .columns(['ended_at', 'id'])
      .where(sql.ref(column), 'is', null)
      .where(sql.ref('ended_at'), 'is not', null)
      .execute()
  }
  // Calls that go on are in an index of their own, which stays the one for them.
  await db.schema
    .createIndex('calls_ended')
    .on('calls')
    .columns(['ended_at', 'id'])
    .where(sql.ref('ended_at'), 'is not', null)
    .execute()
  await db.schema
    .createIndex('outbox_settled')
    .on('outbox')
    .column('settled_at')
    .where(sql.ref('settled_at'), 'is not', null)
    .execute()
  await db.schema
    .createTable('caller_memory')
    .addColumn('number', 'text', (column) => column.primaryKey().notNull())
    .addColumn('name', 'text')
    .addColumn('language', 'text')
    .addColumn('summary', 'text')
    .addColumn('open_points', 'text', (column) => column.notNull())
    .addColumn('called_at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('caller_memory_age').on('caller_memory').column('called_at').execute()
  await db.schema
    .createTable('erasures')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('calls', 'integer', (column) => column.notNull())
    .addColumn('mentions', 'integer', (column) => column.notNull())
    .execute()
}
