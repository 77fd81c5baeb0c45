/**
 * The thread that holds the SQLite connection, so that waiting for the disk never holds up a call. SQLite is
 * synchronous: one request runs to its end before the next one begins, which is what keeps batches apart.
 */
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import type { Statement } from '../database.ts'
import type { StoreErrorKind } from '../store-error.ts'
import type { Fault, Reply, Request, StatementResult, ThreadSettings } from './sqlite-messages.ts'
import { statementCache } from './statement-cache.ts'

/** How long SQLite waits for another process that is writing to the same file. */
const busyTimeoutMs = 5_000

/** https://sqlite.org/rescode.html: extended codes of a broken primary key or unique index. */
const takenCodes = new Set([1555, 2067])
/** Primary codes that are the statement's own fault: ERROR, TOOBIG, CONSTRAINT, MISMATCH, RANGE. */
const refusedCodes = new Set([1, 18, 19, 20, 25])

/** Of pages that were read, in kB: who looks through many calls comes back to the same ones. */
const readCacheKilobytes = 32_768

function openDatabase({ file, synchronous, readOnly = false }: ThreadSettings): DatabaseSync {
  if (readOnly) return openReadOnly(file)
  const database = new DatabaseSync(file, { timeout: busyTimeoutMs })
  database.exec(
    `pragma journal_mode = wal; pragma synchronous = ${synchronous}; pragma foreign_keys = on; pragma secure_delete = on`,
  )
  return database
}

function openReadOnly(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { readOnly: true, timeout: busyTimeoutMs })
  database.exec(`pragma query_only = on; pragma cache_size = -${readCacheKilobytes}; pragma temp_store = memory`)
  return database
}

function serve(port: NonNullable<typeof parentPort>, database: DatabaseSync): void {
  const prepared = statementCache(database)

  function run({ sql, parameters }: Statement): StatementResult {
    const { statement, returnsRows } = prepared(sql)
    const values = parameters as SQLInputValue[]
    if (returnsRows) return { rows: statement.all(...values), changes: 0 }
    return { rows: [], changes: Number(statement.run(...values).changes) }
  }

  function runAtomic(statements: readonly Statement[]): StatementResult[] {
    run({ sql: 'begin immediate', parameters: [] })
    try {
      const results = statements.map(run)
      run({ sql: 'commit', parameters: [] })
      return results
    } catch (error) {
      // SQLite has rolled back by itself after some failures, such as a full disk.
      if (database.isTransaction) run({ sql: 'rollback', parameters: [] })
      throw error
    }
  }

  port.on('message', (request: Request) => {
    if (!request) {
      database.close()
      port.close()
      return
    }
    const { id, statements, atomic } = request
    port.postMessage(answer(id, () => (atomic ? runAtomic(statements) : statements.map(run))))
  })
}

function answer(id: number, work: () => StatementResult[]): Reply {
  try {
    return { id, results: work() }
  } catch (error) {
    return { id, fault: faultOf(error) }
  }
}

function faultOf(thrown: unknown): Fault {
  const error = thrown as Error & { errcode?: number }
  return { kind: kindOf(error.errcode), error }
}

/** Errors without a code of SQLite come from binding a value that SQL does not know. */
function kindOf(code: number | undefined): StoreErrorKind {
  if (code === undefined) return 'refused'
  if (takenCodes.has(code)) return 'taken'
  return refusedCodes.has(code & 0xff) ? 'refused' : 'unavailable'
}

if (parentPort) {
  const port = parentPort
  port.postMessage(
    answer(0, () => {
      serve(port, openDatabase(workerData as ThreadSettings))
      return []
    }),
  )
}
