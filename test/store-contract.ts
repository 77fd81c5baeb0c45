import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'vitest'
import { openStore, type Store } from '../src/store/open-store.ts'

/** A store of its own for one test; disposing of it leaves nothing behind. */
const databases: { name: string; open: () => Promise<Store> }[] = [
  { name: 'SQLite in memory', open: () => openStore({ file: ':memory:' }) },
  { name: 'SQLite in a file', open: openInTemporaryFile },
]

/** Runs the test body on every database that Frontdesk can keep its calls in. */
export function onEveryDatabase(title: string, body: (store: Store) => Promise<void>): void {
  test.each(databases)(`$name: ${title}`, async ({ open }) => {
    await using store = await open()
    await body(store)
  })
}

/** A new folder that is removed with all its files when disposed of. */
export async function temporaryFolder(): Promise<AsyncDisposable & { path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'frontdesk-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

async function openInTemporaryFile(): Promise<Store> {
  const folder = await temporaryFolder()
  const store = await openStore({ file: join(folder.path, 'data', 'calls.db') })
  const dispose = async () => {
    await store.close()
    await folder[Symbol.asyncDispose]()
  }
  return { ...store, [Symbol.asyncDispose]: dispose }
}
