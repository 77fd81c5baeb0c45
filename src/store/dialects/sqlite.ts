import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Kysely } from 'kysely'
import type { Database } from '../database.ts'
import { migrate } from '../migrate.ts'
import { migrations } from '../migrations/index.ts'
import type { Schema } from '../schema.ts'
import { StoreError } from '../store-error.ts'
import { sqliteDialect } from './sqlite-driver.ts'
import { SqliteThread } from './sqlite-thread.ts'

/**
 * Opens an SQLite file, or one in memory for `:memory:`, with the newest schema. A new file can be read by its owner
 * only, since callers' words are in it. `onProblem` hears when the database is lost later on.
 * Rejects with a `StoreError` that names the file.
 */
export async function openSqlite(file: string, onProblem: (error: StoreError) => void): Promise<Database> {
  try {
    if (file !== ':memory:') await createPrivately(file)
    return await openThread(file, onProblem)
  } catch (cause) {
    throw new StoreError('unavailable', `Cannot open the database ${file}: ${firstCause(cause)}`, { cause })
  }
}

async function openThread(file: string, onProblem: (error: StoreError) => void): Promise<Database> {
  const thread = await SqliteThread.start(file, onProblem)
  const queries = new Kysely<Schema>({ dialect: sqliteDialect(thread) })
  try {
    await migrate(queries, migrations)
  } catch (error) {
    await thread.close()
    throw error
  }
  return {
    queries,
    batch: async (statements) => {
      await thread.run(statements, { atomic: true })
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
