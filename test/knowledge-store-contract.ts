import { join } from 'node:path'
import { test } from 'vitest'
import { passageHash } from '../src/knowledge/passage-hash.ts'
import type { DocumentRecord, KnowledgeStore, StoredChunk } from '../src/knowledge/store.ts'
import { openKnowledgeStore } from '../src/store/open-knowledge-store.ts'
import { temporaryFolder } from './store-contract.ts'

type Body = (store: KnowledgeStore) => Promise<void>

/** Gives the body a store of its own and leaves nothing behind. */
const stores: { name: string; use: (body: Body) => Promise<void> }[] = [
  { name: 'SQLite in memory', use: (body) => useStore(':memory:', body) },
  {
    name: 'SQLite in a file',
    use: async (body) => {
      await using folder = await temporaryFolder()
      await useStore(join(folder.path, 'data', 'knowledge.db'), body)
    },
  },
]

/** Runs the test body on everything that Frontdesk can keep documents in. */
export function onEveryKnowledgeStore(title: string, body: Body): void {
  test.each(stores)(`$name: ${title}`, ({ use }) => use(body))
}

/** Opens the store in this file for the body, and closes it whatever happens. */
export async function useStore(file: string, body: Body): Promise<void> {
  const store = await openKnowledgeStore({ file })
  try {
    await body(store)
  } finally {
    await store.close()
  }
}

export function documentOf(source: string, name: string, changes: Partial<DocumentRecord> = {}): DocumentRecord {
  return {
    id: `${source}#${name}`,
    source,
    name,
    title: 'Parking',
    kind: 'markdown',
    version: '1',
    etag: null,
    lastModified: null,
    contentHash: 'ab'.repeat(32),
    changedAt: 1_000,
    readAt: 2_000,
    checkedAt: 3_000,
    problem: null,
    ...changes,
  }
}

/** Chunks with these texts, each under a heading of its own. */
export function chunksOf(...texts: string[]): StoredChunk[] {
  return texts.map((text, index) => {
    const chunk = { headings: ['Parking', `Part ${index}`], text, keywords: 'garage', page: index === 0 ? null : index }
    return { ...chunk, hash: passageHash(chunk) }
  })
}
