import { describe, expect } from 'vitest'
import { chunksOf, documentOf, onEveryKnowledgeStore } from '../../../test/knowledge-store-contract.ts'
import type { KnowledgeStore, SourceRecord, StoredVector } from '../../knowledge/store.ts'
import { StoreError } from '../store-error.ts'

const folder = 'folder:/srv/knowledge'
const site = 'site:https://example.com/'
const parking = documentOf(folder, 'parking.md')
const prices = documentOf(folder, 'prices.md', { title: 'Prices', changedAt: null })
const away: SourceRecord = {
  id: site,
  kind: 'site',
  location: 'https://example.com/',
  checkedAt: 5,
  succeededAt: null,
  problem: 'the server refused the connection',
}

/** Everything after the revision, read page by page as a follower does. */
async function follow(store: KnowledgeStore, since: number, limit = 1_000) {
  const changed = new Map<string, string[]>()
  const removed = new Set<string>()
  let revision = since
  for (let more = true; more; ) {
    const changes = await store.changesSince(revision, limit)
    for (const { id, chunks } of changes.changed) {
      changed.set(
        id,
        chunks.map(({ text }) => text),
      )
    }
    for (const id of changes.removed) removed.add(id)
    revision = changes.revision
    more = changes.more
  }
  return { revision, changed: Object.fromEntries(changed), removed: [...removed] }
}

const vector = (first: number): Int8Array =>
  Int8Array.from({ length: 1_024 }, (_, index) => ((first + index) % 255) - 127)
const many = (count: number) => Array.from({ length: count }, (_, index) => index)

describe('sources', () => {
  onEveryKnowledgeStore('are added, replaced and removed', async (store) => {
    const local: SourceRecord = { ...away, id: folder, kind: 'folder', location: '/srv/knowledge', problem: null }
    await store.putSource(away)
    await store.putSource(local)
    expect(await store.sources()).toEqual([local, away])
    await store.putSource({ ...away, checkedAt: 9, succeededAt: 9, problem: null })
    await store.removeSource(local.id)
    await store.removeSource('folder:/nowhere')
    expect(await store.sources()).toEqual([{ ...away, checkedAt: 9, succeededAt: 9, problem: null }])
  })

  onEveryKnowledgeStore('go with their documents, and with no others', async (store) => {
    await store.putSource(away)
    const page = documentOf(site, 'https://example.com/parking')
    const unread = documentOf(site, 'https://example.com/list.pdf', { problem: 'it is encrypted' })
    await store.putDocument(parking, chunksOf('In the yard.'))
    await store.putDocument(page, chunksOf('On the roof.'))
    await store.putDocument(unread, null)
    const before = await follow(store, 0)
    await store.removeSource(site)
    expect(await store.sources()).toEqual([])
    expect(await store.documents(site)).toEqual([])
    expect(await store.documents(folder)).toEqual([parking])
    expect(await follow(store, before.revision)).toMatchObject({ changed: {}, removed: [page.id] })
  })
})

describe('documents', () => {
  onEveryKnowledgeStore('come back as they were put, by name', async (store) => {
    const page = { ...prices, kind: 'html', etag: 'W/"1"', lastModified: 'Sat, 21 Nov 2026 10:00:00 GMT' } as const
    await store.putDocument(page, chunksOf('Two dollars.', 'Free on Sundays.'))
    await store.putDocument(parking, [])
    await store.putDocument(documentOf(site, 'a'), [])
    expect(await store.documents(folder)).toEqual([parking, page])
    expect(await store.chunkCounts(folder)).toEqual(
      new Map([
        [parking.id, 0],
        [page.id, 2],
      ]),
    )
    expect(await store.documents('folder:/nowhere')).toEqual([])
    expect(await store.summary(folder)).toEqual({ documents: 1, passages: 2, refused: [] })
    expect(await store.summary('folder:/nowhere')).toEqual({ documents: 0, passages: 0, refused: [] })
    expect(await store.chunks(page.id, 0, 10)).toEqual(chunksOf('Two dollars.', 'Free on Sundays.'))
    expect(await store.chunks(page.id, 0, 1)).toEqual(chunksOf('Two dollars.'))
    expect(await store.chunks(page.id, 1, 1)).toEqual(chunksOf('Two dollars.', 'Free on Sundays.').slice(1))
    expect(await store.chunks(parking.id, 0, 10)).toEqual([])
    expect(await store.chunks('folder:/nowhere#a', 0, 10)).toEqual([])
  })

  onEveryKnowledgeStore('are replaced with their text', async (store) => {
    await store.putDocument(parking, chunksOf('In the yard.', 'For an hour.', 'Not at night.'))
    await store.putDocument({ ...parking, version: '2', title: 'Car park' }, chunksOf('On the roof.'))
    expect(await store.documents(folder)).toEqual([{ ...parking, version: '2', title: 'Car park' }])
    expect(await store.chunkCounts(folder)).toEqual(new Map([[parking.id, 1]]))
    expect((await follow(store, 0)).changed).toEqual({ [parking.id]: ['On the roof.'] })
  })

  onEveryKnowledgeStore('keep their text when only what is known of them changes', async (store) => {
    await store.putDocument(parking, chunksOf('In the yard.'))
    const { revision } = await follow(store, 0)
    await store.putDocument({ ...parking, checkedAt: 9_000, problem: 'it is encrypted' }, null)
    expect(await store.documents(folder)).toEqual([{ ...parking, checkedAt: 9_000, problem: 'it is encrypted' }])
    const refused = [{ name: parking.name, problem: 'it is encrypted', readAt: parking.readAt }]
    expect(await store.summary(folder)).toEqual({ documents: 1, passages: 1, refused })
    expect(await store.chunkCounts(folder)).toEqual(new Map([[parking.id, 1]]))
    expect(await store.changesSince(revision, 10)).toEqual({ revision, changed: [], removed: [], more: false })
    expect((await follow(store, 0)).changed).toEqual({ [parking.id]: ['In the yard.'] })
  })

  onEveryKnowledgeStore('that could never be read are listed, and are no change', async (store) => {
    const unread = { ...parking, contentHash: '', readAt: null, problem: 'it is encrypted' }
    await store.putDocument(unread, null)
    expect(await store.documents(folder)).toEqual([unread])
    expect(await follow(store, 0)).toEqual({ revision: 0, changed: {}, removed: [] })
    await store.removeDocuments([unread.id])
    expect(await store.documents(folder)).toEqual([])
    expect(await follow(store, 0)).toEqual({ revision: 0, changed: {}, removed: [] })
  })

  const texts: [string, string][] = [
    ['emoji and right-to-left', 'مرحبا 👩‍⚕️ שלום'],
    ['nulls and control characters', 'a\u0000b\u0007\r\n'],
    ['a lone surrogate', 'half \ud83d of it'],
    ['quotes and SQL', `'); drop table passages; -- "\\`],
    ['64 kB', 'é'.repeat(32 * 1024)],
    ['nothing', ''],
  ]
  for (const [name, text] of texts) {
    onEveryKnowledgeStore(`give back ${name} unchanged`, async (store) => {
      const chunks = chunksOf(text, text)
      await store.putDocument(parking, chunks)
      const { changed } = await store.changesSince(0, 10)
      expect(changed).toEqual([{ id: parking.id, name: parking.name, changedAt: parking.changedAt, chunks }])
    })
  }

  onEveryKnowledgeStore('may be long', async (store) => {
    const texts = many(5_003).map((index) => `Line ${index}.`)
    await store.putDocument(parking, chunksOf(...texts))
    expect((await follow(store, 0, 100)).changed).toEqual({ [parking.id]: texts })
  })

  onEveryKnowledgeStore('that are no documents change nothing', async (store) => {
    await store.putDocument(parking, chunksOf('In the yard.'))
    const nameless = { ...parking, name: null as unknown as string }
    await expect(store.putDocument(nameless, chunksOf('On the roof.'))).rejects.toThrow(StoreError)
    expect((await follow(store, 0)).changed).toEqual({ [parking.id]: ['In the yard.'] })
  })
})

describe('changes', () => {
  onEveryKnowledgeStore('are told oldest first, each document once with its newest text', async (store) => {
    await store.putDocument(parking, chunksOf('In the yard.'))
    await store.putDocument(prices, chunksOf('Two dollars.'))
    await store.putDocument(parking, chunksOf('On the roof.'))
    const { changed, removed, more } = await store.changesSince(0, 10)
    expect(changed.map(({ id, chunks }) => [id, chunks.map(({ text }) => text)])).toEqual([
      [prices.id, ['Two dollars.']],
      [parking.id, ['On the roof.']],
    ])
    expect([removed, more]).toEqual([[], false])
  })

  onEveryKnowledgeStore('come from a revision on', async (store) => {
    await store.putDocument(parking, chunksOf('In the yard.'))
    const first = await follow(store, 0)
    await store.putDocument(prices, chunksOf('Two dollars.'))
    const second = await follow(store, first.revision)
    expect(second.changed).toEqual({ [prices.id]: ['Two dollars.'] })
    expect(await follow(store, second.revision)).toEqual({ revision: second.revision, changed: {}, removed: [] })
  })

  onEveryKnowledgeStore('come in pages of about as many chunks as asked for', async (store) => {
    const names = many(25)
    for (const name of names) await store.putDocument(documentOf(folder, `${name}.md`), chunksOf('a', 'b', 'c'))
    const { changed, more } = await store.changesSince(0, 10)
    expect([changed.length, more]).toEqual([4, true])
    for (const limit of [1, 3, 10, 75]) {
      expect(Object.keys((await follow(store, 0, limit)).changed)).toEqual(names.map((name) => `${folder}#${name}.md`))
    }
  })

  onEveryKnowledgeStore('give documents without text a place in the pages', async (store) => {
    for (const name of many(7)) await store.putDocument(documentOf(folder, `${name}.md`), [])
    expect(Object.keys((await follow(store, 0, 2)).changed)).toHaveLength(7)
  })

  onEveryKnowledgeStore('tell what is gone, until it is back', async (store) => {
    await store.putDocument(parking, chunksOf('In the yard.'))
    await store.putDocument(prices, chunksOf('Two dollars.'))
    const before = await follow(store, 0)
    await store.removeDocuments([parking.id, parking.id, 'folder:/nowhere#x.md'])
    await store.removeDocuments([])
    expect(await store.documents(folder)).toEqual([prices])
    const after = await follow(store, before.revision)
    expect(after).toMatchObject({ changed: {}, removed: [parking.id] })
    await store.removeDocuments([parking.id])
    expect((await follow(store, after.revision)).removed).toEqual([])
    await store.putDocument(parking, chunksOf('On the roof.'))
    expect(await follow(store, before.revision)).toMatchObject({
      changed: { [parking.id]: ['On the roof.'] },
      removed: [],
    })
  })

  onEveryKnowledgeStore('tell of a removed document that came back unreadable', async (store) => {
    await store.putDocument(parking, chunksOf('In the yard.'))
    const before = await follow(store, 0)
    await store.removeDocuments([parking.id])
    await store.putDocument({ ...parking, problem: 'it is encrypted' }, null)
    expect((await follow(store, before.revision)).changed).toEqual({ [parking.id]: [] })
    expect(await store.documents(folder)).toHaveLength(1)
  })

  onEveryKnowledgeStore('tell of many removals at once, page by page', async (store) => {
    const documents = many(450).map((name) => documentOf(folder, `${name}.md`))
    for (const document of documents) await store.putDocument(document, chunksOf('a'))
    const before = await follow(store, 0)
    await store.removeDocuments(documents.slice(50).map(({ id }) => id))
    const after = await follow(store, before.revision, 30)
    expect(new Set(after.removed)).toEqual(new Set(documents.slice(50).map(({ id }) => id)))
    await store.removeSource(folder)
    expect((await follow(store, after.revision, 7)).removed).toHaveLength(50)
  })

  onEveryKnowledgeStore('are all told when many write at once', async (store) => {
    const documents = many(60).map((name) => documentOf(folder, `${name}.md`))
    const followed = follow(store, 0, 5)
    await Promise.all(documents.map((document) => store.putDocument(document, chunksOf('a', 'b'))))
    const { revision, changed } = await followed
    const rest = await follow(store, revision, 5)
    expect(Object.keys({ ...changed, ...rest.changed })).toHaveLength(60)
  })
})

describe('vectors', () => {
  onEveryKnowledgeStore('come back by hash, for their model only', async (store) => {
    const vectors: StoredVector[] = many(500).map((index) => ({ hash: `h${index}`, vector: vector(index) }))
    await store.putVectors('small', vectors)
    await store.putVectors('large', [{ hash: 'h1', vector: vector(100) }])
    await store.putVectors('small', [])
    const hashes = ['h499', 'h1', 'none', 'h1', ...many(450).map((index) => `h${index}`)]
    const found = new Map((await store.vectors('small', hashes)).map(({ hash, vector }) => [hash, vector]))
    expect(found.size).toBe(451)
    expect(found.get('h499')).toEqual(vector(499))
    expect(found.get('h1')).toEqual(vector(1))
    expect(await store.vectors('large', ['h1', 'h2'])).toEqual([{ hash: 'h1', vector: vector(100) }])
    expect(await store.vectors('small', [])).toEqual([])
    expect(await store.vectors('other', ['h1'])).toEqual([])
  })

  onEveryKnowledgeStore('are replaced, and may be part of a larger array', async (store) => {
    await store.putVectors('small', [{ hash: 'h', vector: Int8Array.of(1, 2, 3) }])
    await store.putVectors('small', [{ hash: 'h', vector: Int8Array.of(0, -127, 127, 0).subarray(1, 3) }])
    expect(await store.vectors('small', ['h'])).toEqual([{ hash: 'h', vector: Int8Array.of(-127, 127) }])
  })

  onEveryKnowledgeStore('go when no document has their text, or their model is another', async (store) => {
    const chunks = chunksOf('yard', 'roof')
    const [yard = '', roof = ''] = chunks.map(({ hash }) => hash)
    const vectors = [yard, roof].map((hash) => ({ hash, vector: vector(1) }))
    await store.putDocument(parking, chunks)
    await store.putDocument(prices, chunks.slice(0, 1))
    await store.putVectors('old', vectors)
    await store.putVectors('new', vectors)
    expect(await store.pruneVectors('new')).toBe(2)
    expect(await store.vectors('old', [yard])).toEqual([])
    await store.removeDocuments([parking.id])
    expect(await store.pruneVectors('new')).toBe(1)
    expect((await store.vectors('new', [yard, roof])).map(({ hash }) => hash)).toEqual([yard])
    expect(await store.pruneVectors('new')).toBe(0)
  })
})

describe('life of the store', () => {
  onEveryKnowledgeStore('finishes what is under way before it closes, and refuses the rest', async (store) => {
    const puts = many(50).map((name) => store.putDocument(documentOf(folder, `${name}.md`), chunksOf('a')))
    await Promise.all([store.close(), store.close()])
    await expect(Promise.all(puts)).resolves.toHaveLength(50)
    await expect(store.putDocument(parking, null)).rejects.toThrow(StoreError)
    await expect(store.changesSince(0, 10)).rejects.toThrow(StoreError)
  })
})
