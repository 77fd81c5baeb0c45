import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFollower } from '../../src/knowledge/library/follow-store.ts'
import { createPassageIndex } from '../../src/knowledge/search/passage-index.ts'
import type { DocumentRecord, KnowledgeStore, StoredDocument } from '../../src/knowledge/store.ts'
import { createEmbeddingJob } from '../../src/knowledge/vectors/embed-missing.ts'
import { createVectorIndex } from '../../src/knowledge/vectors/vector-index.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { openKnowledgeStore } from '../../src/store/open-knowledge-store.ts'
import { createRandom, createSyntheticCorpus } from './synthetic.ts'

const size = { passages: 100_000, vocabulary: 200_000, dimensions: 1_024 }
const model = 'bench'
const source = { id: 'folder:/bench', kind: 'folder', location: '/bench' } as const

export interface FullStoreFigures {
  readonly passages: number
  readonly storeMb: number
  /** From opening the store until all passages are found by their words, in ms. */
  readonly wordsMs: number
  /** Until all of them are found by their meaning too. */
  readonly meaningMs: number
}

/** Fills a store with synthetic passages and their vectors, and times how an instance starts from it. */
export async function measureFullStore(): Promise<FullStoreFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-bench-'))
  const file = join(folder, 'knowledge.db')
  try {
    await fill(file)
    const storeMb = (await stat(file)).size / 2 ** 20
    return { passages: size.passages, storeMb, ...(await start(file)) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function fill(file: string): Promise<void> {
  const store = await openKnowledgeStore({ file })
  try {
    await store.putSource({ ...source, checkedAt: 0, succeededAt: 0, problem: null })
    const random = createRandom(4)
    for (const document of createSyntheticCorpus(size.vocabulary, 1).documents(size.passages)) {
      await store.putDocument(recordOf(document), document.chunks)
      await store.putVectors(
        model,
        document.chunks.map(({ hash }) => ({ hash, vector: randomVector(random) })),
      )
    }
  } finally {
    await store.close()
  }
}

async function start(file: string): Promise<Pick<FullStoreFigures, 'wordsMs' | 'meaningMs'>> {
  const startedAt = performance.now()
  const store: KnowledgeStore = await openKnowledgeStore({ file })
  const vectors = createVectorIndex()
  const job = createEmbeddingJob({
    ...{ store, index: vectors, clock: systemClock },
    embedder: { id: model, embed: () => Promise.reject(new Error('all vectors are in the store')) },
    onProblem: (problem) => {
      throw new Error(problem)
    },
  })
  try {
    const index = createPassageIndex({ languages: ['en-US'], vocabulary: [], synonyms: [] })
    await createFollower(store, index, job).follow()
    const wordsMs = performance.now() - startedAt
    await job.settled()
    const meaningMs = performance.now() - startedAt
    if (index.passages !== size.passages || vectors.size !== size.passages)
      throw new Error(`${index.passages} passages and ${vectors.size} vectors came out of the store`)
    return { wordsMs, meaningMs }
  } finally {
    await job.close()
    await store.close()
  }
}

function recordOf({ id, name }: StoredDocument): DocumentRecord {
  return {
    ...{
      id: `${source.id}#${id}`,
      source: source.id,
      name,
      title: name,
      kind: 'markdown',
      version: '1',
      contentHash: id,
    },
    ...{ etag: null, lastModified: null, changedAt: null, readAt: 0, checkedAt: 0, problem: null },
  }
}

function randomVector(random: () => number): Int8Array {
  return Int8Array.from({ length: size.dimensions }, () => Math.round((random() * 2 - 1) * 127))
}
