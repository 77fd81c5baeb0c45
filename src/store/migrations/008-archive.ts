import { type ColumnDefinitionBuilder, type Kysely, sql } from 'kysely'
import { sqliteWords } from '../archive/sqlite-words.ts'

/**
 * What is known of each call as one row, what calls are found by, and sums by day. Calls that there are already are
 * listed at once; what else is to be known of them is due.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await markTests(db)
  await createFacts(db)
  await sqliteWords.create(db)
  await createSums(db)
  await takeUpCalls(db)
}

async function markTests(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('calls').addColumn('test', 'integer', zero).execute()
  await db.schema.dropIndex('calls_caller').execute()
  await db.schema.createIndex('calls_caller').on('calls').columns(['caller', 'started_at', 'test']).execute()
}

async function createFacts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('call_facts')
    .addColumn('key', 'integer', (column) => column.primaryKey())
    .addColumn('call_id', 'text', (column) => column.notNull().unique())
    .addColumn('started_at', 'bigint', (column) => column.notNull())
    .addColumn('ended_at', 'bigint')
    .addColumn('caller', 'text', (column) => column.notNull())
    .addColumn('called', 'text', (column) => column.notNull())
    .addColumn('lines', 'text', (column) => column.notNull())
    .addColumn('languages', 'text', (column) => column.notNull().defaultTo(''))
    .addColumn('outcome', 'text')
    .addColumn('end_reason', 'text')
    .addColumn('turns', 'integer', zero)
    .addColumn('errors', 'integer', zero)
    .addColumn('slowest_ms', 'integer')
    .addColumn('interruptions', 'integer', zero)
    .addColumn('transfers_tried', 'integer', zero)
    .addColumn('transfers_reached', 'integer', zero)
    .addColumn('messages', 'integer', zero)
    .addColumn('unanswered', 'integer', zero)
    .addColumn('silences', 'integer', zero)
    .addColumn('answered_alone', 'integer', zero)
    .addColumn('cost_currency', 'text')
    .addColumn('cost_millionths', 'bigint')
    .addColumn('cost_partial', 'integer', zero)
    .addColumn('recorded', 'integer', zero)
    .addColumn('test', 'integer', zero)
    .addColumn('settings', 'text')
    .addColumn('day', 'integer')
    .addColumn('hour', 'integer')
    .addColumn('delays', 'text', (column) => column.notNull().defaultTo(''))
    .addColumn('due', 'integer', zero)
    .addColumn('read_to', 'integer', zero)
    .addColumn('claim', 'bigint', zero)
    .execute()
  const indexes = {
    live: sql<boolean>`ended_at is null`,
    due: sql<boolean>`read_to < due`,
    unread: sql<boolean>`read_to <= 0`,
    test: sql<boolean>`test = 1`,
  }
  for (const [name, condition] of Object.entries(indexes)) {
    await db.schema.createIndex(`call_facts_${name}`).on('call_facts').column('key').where(condition).execute()
  }
}

async function createSums(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('call_hours')
    .addColumn('hour', 'integer', (column) => column.primaryKey())
    .addColumn('first_key', 'bigint', (column) => column.notNull())
    .addColumn('last_key', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('rollups')
    .addColumn('span', 'integer', (column) => column.notNull())
    .addColumn('measure', 'text', (column) => column.notNull())
    .addColumn('amount', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('rollups_primary_key', ['span', 'measure'])
    .execute()
  await db.schema.createIndex('rollups_series').on('rollups').columns(['measure', 'span']).execute()
  await db.schema
    .createTable('removed_words')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('times', 'bigint', (column) => column.notNull())
    .execute()
}

async function takeUpCalls(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into call_facts (call_id, started_at, ended_at, end_reason, caller, called, lines, due)
    select id, started_at, ended_at, end_reason, caller, called, line, case when ended_at is null then 0 else 1 end
    from calls order by started_at, id`.execute(db)
  await sql`
    insert into call_hours (hour, first_key, last_key)
    select started_at / 3600000, min(key), max(key) from call_facts group by started_at / 3600000`.execute(db)
}

function zero(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder {
  return column.notNull().defaultTo(0)
}
