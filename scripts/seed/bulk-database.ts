import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { Statement } from '../../src/store/database.ts'
import { statementCache } from '../../src/store/dialects/statement-cache.ts'
import type { Schema } from '../../src/store/schema.ts'

/** A database that is filled as fast as it can be; a crash of the machine meanwhile would spoil it. */
export interface BulkDatabase extends Disposable {
  run(statement: Statement): void
  /** The first row that a query gives. */
  first(sql: string): Record<string, unknown>
}

/** Opens a file that has the schema already. */
export function openBulk(file: string): BulkDatabase {
  const database = new DatabaseSync(file)
  database.exec('pragma synchronous = off; pragma cache_size = -262144; pragma wal_autocheckpoint = 20000')
  const prepared = statementCache(database)
  return {
    run({ sql, parameters }) {
      prepared(sql).statement.run(...(parameters as SQLInputValue[]))
    },
    first: (sql) => database.prepare(sql).get() ?? {},
    [Symbol.dispose]: () => database.close(),
  }
}

/** Makes the store's statements without a database to run them on. */
export const compiler = new Kysely<Schema>({
  dialect: {
    createDriver: () => new DummyDriver(),
    createAdapter: () => new SqliteAdapter(),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  },
})
