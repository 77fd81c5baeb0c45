import { Kysely, type QueryCreator } from 'kysely'
import { StoreError } from '../store-error.ts'
import { sqliteDialect } from './sqlite-driver.ts'
import { SqliteThread } from './sqlite-thread.ts'

/** A connection of its own that only reads, in a thread of its own: however long a query takes, no write waits for it. */
export interface SqliteReader<Tables> {
  readonly queries: QueryCreator<Tables>
  /** Waits for what was asked and lets go of the file. Can be called again. */
  close(): Promise<void>
}

/**
 * Reads from a file that is open for writing already. The thread is started with the first query, and anew with the next
 * one should it end by itself, which `onProblem` hears of.
 */
export function createSqliteReader<Tables>(file: string, onProblem: (error: StoreError) => void): SqliteReader<Tables> {
  let starting: Promise<SqliteThread> | null = null
  let closed = false

  function start(): Promise<SqliteThread> {
    const started = SqliteThread.start({ file, synchronous: 'full', readOnly: true }, (error) => {
      starting = null
      onProblem(error)
    })
    started.catch(() => {
      starting = null
    })
    return started
  }

  const run: SqliteThread['run'] = async (statements, options) => {
    if (closed) throw new StoreError('unavailable', `Database ${file}: closed`)
    starting ??= start()
    const thread = await starting
    return thread.run(statements, options)
  }
  return {
    queries: new Kysely<Tables>({ dialect: sqliteDialect({ run }) }),
    async close() {
      closed = true
      const thread = await starting?.catch(() => null)
      await thread?.close()
    },
  }
}
