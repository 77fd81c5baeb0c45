import type { CompiledQuery, QueryCreator } from 'kysely'

/** A statement as text with its values, ready to be sent. */
export type Statement = Pick<CompiledQuery, 'sql' | 'parameters'>

/**
 * What the store needs from a database that holds these tables. All failures are a `StoreError`.
 * There are no interactive transactions, because they would hold one connection for several trips; `batch` is the transaction.
 */
export interface Database<Tables> {
  /** Queries of one statement each. */
  readonly queries: QueryCreator<Tables>
  /**
   * Runs the statements in order, all of them or none; resolves once they are kept as safely as the database was opened
   * for. Gives how many rows each of them changed.
   */
  batch(statements: readonly Statement[]): Promise<readonly number[]>
  /** Waits for what is under way and lets go of the database. Can be called again. */
  close(): Promise<void>
}
