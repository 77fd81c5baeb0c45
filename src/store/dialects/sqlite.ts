import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Database } from '../database.ts'
import { migrate } from '../migrate.ts'
import { StoreError } from '../store-error.ts'
import { sqliteDialect } from './sqlite-driver.ts'
import type { ThreadSettings } from './sqlite-messages.ts'
import { SqliteThread } from './sqlite-thread.ts'

interface SqliteSettings extends ThreadSettings {
  /** Every step up to the schema of `Tables`, by name. */
  readonly migrations: Record<string, Migration>
  /** Hears when the database is lost later on. */
  readonly onProblem: (error: StoreError) => void
}

/**
 * Opens an SQLite file, or one in memory for `:memory:`, with the newest schema. A new file can be read by its owner
 * only, since callers' words are in it. Rejects with a `StoreError` that names the file.
 */
export async function openSqlite<Tables>(settings: SqliteSettings): Promise<Database<Tables>> {
  const { file } = settings
  try {
    if (file !== ':memory:') await createPrivately(file)
    return await openThread(settings)
  } catch (cause) {
    throw new StoreError('unavailable', `Cannot open the database ${file}: ${firstCause(cause)}`, { cause })
  }
}

async function openThread<Tables>({ migrations, onProblem, ...settings }: SqliteSettings): Promise<Database<Tables>> {
  const thread = await SqliteThread.start(settings, onProblem)
  const queries = new Kysely<Tables>({ dialect: sqliteDialect(thread) })
  try {
    await migrate(queries, migrations)
  } catch (error) {
    await thread.close()
    throw error
  }
  return {
    queries,
    batch: async (statements) => {
      const results = await thread.run(statements, { atomic: true })
      return results.map(({ changes }) => changes)
    },
    close: () => thread.close(),
  }
}

async function createPrivately(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const handle = await open(file, 'a', 0o600)
  await handle.close()
}

function firstCause(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause === undefined ? error.message : firstCause(error.cause)
}
