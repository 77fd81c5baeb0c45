import { type Kysely, sql } from 'kysely'
import { DEFAULT_MIGRATION_TABLE, type Migration, Migrator } from 'kysely/migration'
import { StoreError } from './store-error.ts'

/**
 * Brings the database to the newest schema in one transaction; when two processes start at once, one waits for the other.
 * Throws a `StoreError` when a step fails (then nothing has changed) or a newer program has already been here.
 */
export async function migrate<T>(db: Kysely<T>, migrations: Record<string, Migration>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error === undefined) return
  const unknown = (await appliedSteps(db)).filter((name) => !Object.hasOwn(migrations, name))
  if (unknown.length === 0) throw error
  throw new StoreError(
    'unavailable',
    `it was written by a newer version of Frontdesk (it has had the steps ${unknown.join(', ')}): update the program, or restore the copy made before`,
  )
}

async function appliedSteps<T>(db: Kysely<T>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some((table) => table.name === DEFAULT_MIGRATION_TABLE)) return []
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)}`.execute(db)
  return rows.map((row) => row.name)
}
