import { join } from 'node:path'
import type { EntryState, ListedEntry } from './after-call/ports.ts'
import type { Config } from './config/config.ts'
import { openStore } from './store/open-store.ts'

/** What an owner does with deliveries, beside a server that may be running on the same data. */
export interface OutboxDesk extends AsyncDisposable {
  /** Newest first. */
  list(query: { readonly states: readonly EntryState[]; readonly limit: number }): Promise<ListedEntry[]>
  find(id: string): Promise<ListedEntry | null>
  /** Lets a server that runs, or runs later, send these once more; gives how many there were. */
  replay(ids: readonly string[]): Promise<number>
}

/** Opens the outbox of the settings. */
export async function openOutboxDesk({ server }: Config): Promise<OutboxDesk> {
  const store = await openStore({ file: join(server.dataDir, 'frontdesk.db') })
  return {
    list: (query) => store.outbox.list(query),
    find: (id) => store.outbox.find(id),
    replay: (ids) => store.outbox.replay(ids, Date.now()),
    [Symbol.asyncDispose]: () => store.close(),
  }
}
