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

/** Can make what was deleted unreadable. Deleted rows are overwritten at once, but copies may be left in the files. */
interface SqliteDatabase<Tables> extends Database<Tables> {
  /** Takes what the journal holds into the file and cuts it off. False when another connection reads from it. */
  emptyJournal(): Promise<boolean>
  /** Writes the whole file anew without what is left of deleted rows. False when others kept it from that. */
  shred(): Promise<boolean>
}

/**
 * Opens an SQLite file, or one in memory for `:memory:`, with the newest schema. A new file can be read by its owner
 * only, since callers' words are in it. Rejects with a `StoreError` that names the file.
 */
export async function openSqlite<Tables>(settings: SqliteSettings): Promise<SqliteDatabase<Tables>> {
  const { file } = settings
  try {
    if (file !== ':memory:') await createPrivately(file)
    return await openThread(settings)
  } catch (cause) {
    throw new StoreError('unavailable', `Cannot open the database ${file}: ${firstCause(cause)}`, { cause })
  }
}

async function openThread<Tables>({
  migrations,
  onProblem,
  ...settings
}: SqliteSettings): Promise<SqliteDatabase<Tables>> {
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
    emptyJournal: () => emptyJournal(thread),
    shred: () => shred(thread),
    close: () => thread.close(),
  }
}

async function emptyJournal(thread: SqliteThread): Promise<boolean> {
  const statement = { sql: 'pragma wal_checkpoint(truncate)', parameters: [] }
  const [result] = await thread.run([statement], { atomic: false })
  const [row] = (result?.rows ?? []) as { busy: number }[]
  return row?.busy !== 1
}

async function shred(thread: SqliteThread): Promise<boolean> {
  try {
    await thread.run([{ sql: 'vacuum', parameters: [] }], { atomic: false })
    return await emptyJournal(thread)
  } catch (error) {
    if (error instanceof StoreError && error.kind === 'unavailable') return false
    throw error
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
