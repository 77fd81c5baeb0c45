import type { Statement } from '../database.ts'
import type { StoreErrorKind } from '../store-error.ts'

/** What the database's thread is started with. */
export interface ThreadSettings {
  /** A path, or `:memory:`. */
  readonly file: string
  /**
   * What a power cut may take: with `full` nothing that was acknowledged; with `normal` the newest transactions, each as
   * a whole, for which no write waits for the disk. A crash of the program takes nothing either way.
   */
  readonly synchronous: 'full' | 'normal'
  /** Opens a file that is there already, only to read from it. */
  readonly readOnly?: boolean
}

/** To the thread. `atomic` statements run in a transaction of their own. Null asks it to close the database and end. */
export type Request = {
  readonly id: number
  readonly statements: readonly Statement[]
  readonly atomic: boolean
} | null

/** From the thread, in the order of the requests. The first one, with id 0, tells whether the database could be opened. */
export type Reply =
  | { readonly id: number; readonly results: readonly StatementResult[] }
  | { readonly id: number; readonly fault: Fault }

export interface StatementResult {
  readonly rows: readonly unknown[]
  readonly changes: number
}

export interface Fault {
  readonly kind: StoreErrorKind
  readonly error: Error
}
