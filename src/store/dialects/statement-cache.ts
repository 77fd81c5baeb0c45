import type { DatabaseSync, StatementSync } from 'node:sqlite'

/** Enough for every statement of the store, and a bound for statements whose text varies. */
const most = 200

export interface PreparedStatement {
  readonly statement: StatementSync
  readonly returnsRows: boolean
}

/** Prepares statements and keeps those used last, since preparing costs more than running. */
export function statementCache(database: DatabaseSync): (sql: string) => PreparedStatement {
  const kept = new Map<string, PreparedStatement>()
  return (sql) => {
    const prepared = kept.get(sql) ?? prepare(database, sql)
    kept.delete(sql)
    kept.set(sql, prepared)
    const [oldest] = kept.keys()
    if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    return prepared
  }
}

function prepare(database: DatabaseSync, sql: string): PreparedStatement {
  const statement = database.prepare(sql)
  return { statement, returnsRows: statement.columns().length > 0 }
}
