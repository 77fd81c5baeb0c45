import type { PassageIndex } from '../search/passage-index.ts'
import type { KnowledgeStore, StoredChunk, StoredDocument } from '../store.ts'

/** Whoever gives meaning to passages; see `vectors/embed-missing.ts`. */
interface Meanings {
  want(chunks: readonly StoredChunk[]): void
  forget(hashes: readonly string[]): void
}

export interface Follower {
  /** Takes over what changed in the store since the last time, by this instance or by another. Gives whether anything did. */
  follow(): Promise<boolean>
}

/** Chunks that are taken from the store at a time: enough to be quick, few enough to let calls in between. */
const pageOfChunks = 2_000

/** Keeps an index in step with the store. */
export function createFollower(store: KnowledgeStore, index: PassageIndex, meanings: Meanings | null): Follower {
  const hashesOf = new Map<string, readonly string[]>()
  const uses = new Map<string, number>()
  let revision = 0
  let last: Promise<unknown> = Promise.resolve()

  async function takeAll(): Promise<boolean> {
    const before = revision
    for (let more = true; more; ) {
      const changes = await store.changesSince(revision, pageOfChunks)
      for (const document of changes.changed) await put(document)
      for (const id of changes.removed) remove(id)
      revision = changes.revision
      more = changes.more
    }
    return revision !== before
  }

  async function put(document: StoredDocument): Promise<void> {
    await index.put(document)
    // Uses are counted up before they are counted down, so that words which stay are never forgotten in between.
    const hashes = document.chunks.map(({ hash }) => hash)
    for (const hash of hashes) uses.set(hash, (uses.get(hash) ?? 0) + 1)
    release(document.id)
    hashesOf.set(document.id, hashes)
    meanings?.want(document.chunks)
  }

  function remove(id: string): void {
    index.remove(id)
    release(id)
  }

  function release(id: string): void {
    const unused: string[] = []
    for (const hash of hashesOf.get(id) ?? []) {
      const left = (uses.get(hash) ?? 1) - 1
      if (left > 0) uses.set(hash, left)
      else {
        uses.delete(hash)
        unused.push(hash)
      }
    }
    hashesOf.delete(id)
    if (unused.length > 0) meanings?.forget(unused)
  }

  return {
    follow() {
      const mine = last.then(takeAll)
      last = mine.catch(() => undefined)
      return mine
    },
  }
}
