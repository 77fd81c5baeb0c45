import type { KnowledgeStore } from '../knowledge/store.ts'
import { openSqlite } from './dialects/sqlite.ts'
import { createKnowledgeStore } from './knowledge/knowledge-store.ts'
import { migrations } from './knowledge/migrations/index.ts'
import type { KnowledgeSchema } from './knowledge/schema.ts'
import type { StoreError } from './store-error.ts'

interface KnowledgeStoreSettings {
  /**
   * Path of the database file, made with its folder where missing; `:memory:` keeps everything in memory. It is no other
   * store's file: reading documents in keeps a database busy for longer than a call may wait for its log.
   */
  readonly file: string
  /** Hears of a database that is lost while in use; then every wait rejects and only a new start helps. */
  readonly onProblem?: (error: StoreError) => void
}

/** Opens the store and brings its schema up to date. Rejects with a `StoreError` that says which file is at fault. */
export async function openKnowledgeStore({
  file,
  onProblem = () => {},
}: KnowledgeStoreSettings): Promise<KnowledgeStore> {
  // After a power cut the newest documents may be the ones of before; then they are read from their sources again.
  const database = await openSqlite<KnowledgeSchema>({ file, synchronous: 'normal', migrations, onProblem })
  return createKnowledgeStore(database)
}
