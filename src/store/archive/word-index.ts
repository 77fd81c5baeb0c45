import type { AliasedRawBuilder, Kysely } from 'kysely'
import type { IndexMatch } from '../../archive/ports.ts'
import type { Statement } from '../database.ts'

/**
 * An index of the words of calls by the key of their facts, as far as each kind of database has its own. Statements are
 * text with the values named to follow.
 */
export interface WordIndex {
  /** Makes the index, in a migration. */
  create(db: Kysely<unknown>): Promise<void>
  /** The keys of the calls that match, as a table with the column `key`, newest first when it is ordered by that. */
  hits(match: IndexMatch): AliasedRawBuilder<{ key: number }, 'hit'>
  /** Puts in what a call is found by, if its claim is still this: words, caller, numbers, marks, call and claim. */
  readonly put: string
  /** Takes a call out, if its claim is still this: call and claim. */
  readonly takeOut: string
  /** Takes a call out: call. What it was found by may be left in the files until all of `sweep` was done. */
  readonly remove: string
  /** Keeps the index in order after so many calls were put in. */
  tidy(calls: number): Statement
  /** Rewrites a part of the index, about so many kB, without what was taken out. */
  sweep(kilobytes: number): Statement
  /** A table of one row, with a `state` that stays the same when `sweep` has nothing left to do. */
  state(): AliasedRawBuilder<{ state: string }, 'words'>
}
