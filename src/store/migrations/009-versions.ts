import type { Kysely } from 'kysely'

/** Every text of the settings that ever ran, each once, and when it began to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('settings_texts')
    .addColumn('version', 'text', (column) => column.primaryKey().notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('settings_runs')
    .addColumn('number', 'integer', (column) => column.primaryKey().notNull())
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('origin', 'text', (column) => column.notNull())
    .addColumn('made_by', 'text')
    .addColumn('note', 'text', (column) => column.notNull())
    .execute()
}
