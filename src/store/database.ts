import type { CompiledQuery, QueryCreator } from 'kysely'
import type { Schema } from './schema.ts'

/** A statement as text with its values, ready to be sent. */
export type Statement = Pick<CompiledQuery, 'sql' | 'parameters'>

/**
 * What the store needs from a database. All failures are a `StoreError`.
 * There are no interactive transactions, because they would hold one connection for several trips; `batch` is the transaction.
 */
export interface Database {
  /** Queries of one statement each. */
  readonly queries: QueryCreator<Schema>
  /** Runs the statements in order, all of them or none; resolves once they are durable. */
  batch(statements: readonly Statement[]): Promise<void>
  /** Waits for what is under way and lets go of the database. Can be called again. */
  close(): Promise<void>
}
