import { describe, expect, test } from 'vitest'
import { createManualClock, settle } from '../../../test/fakes/manual-clock.ts'
import { passageHash } from '../passage-hash.ts'
import { type Embedder, EmbeddingError } from '../ports.ts'
import type { StoredChunk, StoredVector } from '../store.ts'
import { createEmbeddingJob } from './embed-missing.ts'
import { createVectorIndex } from './vector-index.ts'

describe('the embedding job', () => {
  test('gives each passage its vector, with its headings', async () => {
    const { job, index, embedder, store } = start()
    job.want([chunk('Monday to Friday.', ['Visiting', 'Hours'])])
    await job.settled()
    expect(embedder.texts).toEqual(['Visiting: Hours\nMonday to Friday.'])
    expect([index.size, job.waiting, job.problem]).toEqual([1, 0, null])
    expect([...store.kept.values()].map(({ model }) => model)).toEqual(['test-embed'])
  })

  test('takes what is stored, and never embeds the same words twice', async () => {
    const chunks = numbered(700)
    const first = start()
    first.job.want(chunks.slice(0, 600))
    await first.job.settled()
    first.job.want(chunks.slice(0, 600))
    await first.job.settled()
    expect(first.embedder.texts).toHaveLength(600)
    const second = start({ kept: first.store.kept })
    second.job.want(chunks)
    await second.job.settled()
    expect(second.index.size).toBe(700)
    expect(second.embedder.texts).toHaveLength(100)
  })

  test('takes what another instance has embedded in the meantime', async () => {
    const { job, index, embedder, store } = start()
    embedder.onEmbed = () => {
      for (const { hash } of numbered(100))
        store.kept.set(hash, { model: 'test-embed', hash, vector: Int8Array.of(1, 2) })
    }
    job.want(numbered(100))
    await job.settled()
    expect(index.size).toBe(100)
    expect(embedder.texts).toHaveLength(32)
  })

  test('makes a stored vector again that does not fit the others', async () => {
    const { job, index, embedder, store } = start()
    const [good, bad] = numbered(2)
    if (good && bad) {
      store.kept.set(good.hash, { model: 'test-embed', hash: good.hash, vector: Int8Array.of(1, 2) })
      store.kept.set(bad.hash, { model: 'test-embed', hash: bad.hash, vector: Int8Array.of(1, 2, 3) })
    }
    job.want(numbered(2))
    await job.settled()
    expect([index.size, embedder.texts]).toEqual([2, ['Page\nPassage 1.']])
  })

  test('waits longer after each failure, and reports a problem once', async () => {
    const { job, index, embedder, clock, problems } = start()
    embedder.failures.push(...Array.from({ length: 4 }, () => new EmbeddingError('full', { retryable: true })))
    job.want(numbered(1))
    for (const [attempts, restMs] of [
      [1, 1_000],
      [2, 2_000],
      [3, 4_000],
      [4, 8_000],
    ] as const) {
      await clock.advance(restMs - 1)
      expect(embedder.attempts).toBe(attempts)
      await clock.advance(1)
    }
    await job.settled()
    expect([index.size, job.problem, problems]).toEqual([1, null, ['full']])
  })

  test('leaves the provider alone for as long as it asks', async () => {
    const { job, embedder, clock } = start()
    embedder.failures.push(new EmbeddingError('slow down', { retryable: true, retryAfterMs: 20_000 }))
    job.want(numbered(1))
    await clock.advance(19_999)
    expect([embedder.attempts, job.waiting, job.problem]).toEqual([1, 1, 'slow down'])
    await clock.advance(1)
    expect([embedder.attempts, job.waiting, job.problem]).toEqual([2, 0, null])
  })

  test('counts as settled when it fails again and again, and goes on', async () => {
    const { job, embedder, clock } = start()
    embedder.failures.push(...Array.from({ length: 3 }, () => new EmbeddingError('full', { retryable: true })))
    job.want(numbered(1))
    const settled = job.settled()
    await clock.advance(3_000)
    await settled
    expect(job.waiting).toBe(1)
    await clock.advance(4_000)
    expect(job.waiting).toBe(0)
  })

  test('gives up on a refusal until it is asked again', async () => {
    const { job, index, embedder, clock, problems } = start()
    embedder.failures.push(new EmbeddingError('wrong key', { retryable: false }))
    job.want(numbered(40))
    await job.settled()
    await clock.advance(3_600_000)
    expect([embedder.attempts, job.waiting, job.problem]).toEqual([1, 40, 'wrong key'])
    job.want([])
    await job.settled()
    expect([index.size, job.problem, problems]).toEqual([40, null, ['wrong key']])
  })

  test('still takes stored vectors when the provider refuses', async () => {
    const { kept } = await embedded(numbered(3))
    const { job, index, embedder } = start({ kept })
    embedder.failures.push(new EmbeddingError('wrong key', { retryable: false }))
    embedder.onEmbed = () => job.want(numbered(3))
    job.want([chunk('New.')])
    await job.settled()
    expect([index.size, job.waiting]).toEqual([3, 1])
  })

  test('does not pay again for vectors that the store did not take', async () => {
    const { job, index, embedder, store, clock } = start()
    store.failures.push(new Error('disk full'))
    job.want(numbered(5))
    await settle()
    expect([job.problem, index.size]).toEqual(['disk full', 0])
    await clock.advance(1_000)
    expect([job.problem, index.size, embedder.attempts]).toEqual([null, 5, 1])
  })

  test('forgets what is gone, though it is being embedded', async () => {
    const { job, index, embedder } = start()
    const chunks = numbered(3)
    const [first, second] = chunks.map(({ hash }) => hash)
    embedder.onEmbed = () => job.forget([first ?? ''])
    job.want(chunks)
    await job.settled()
    job.forget([second ?? ''])
    expect([index.size, index.has(first ?? ''), job.waiting]).toEqual([1, false, 0])
  })

  test('ends at once, in the middle of a request or of a rest', async () => {
    const busy = start()
    busy.embedder.hangs = true
    busy.job.want(numbered(1))
    await settle()
    const resting = start()
    resting.embedder.failures.push(new EmbeddingError('full', { retryable: true }))
    resting.job.want(numbered(1))
    await settle()
    for (const { job, embedder, clock } of [busy, resting]) {
      await Promise.all([job.settled(), job.close()])
      job.want(numbered(9))
      await settle()
      expect([embedder.attempts, clock.sleepers()]).toEqual([1, 0])
    }
    expect(busy.problems).toEqual([])
  })

  test('tells how many wait', async () => {
    const progress: number[] = []
    const { job } = start({ onProgress: (waiting) => progress.push(waiting) })
    job.want(numbered(70))
    await job.settled()
    expect(progress).toEqual([70, 38, 6, 0])
  })
})

interface Kept extends StoredVector {
  readonly model: string
}

function start({ kept = new Map<string, Kept>(), onProgress = (_waiting: number) => {} } = {}) {
  const clock = createManualClock()
  const index = createVectorIndex()
  const problems: string[] = []
  const embedder = createTestEmbedder()
  const store = {
    kept,
    failures: [] as Error[],
    vectors: async (model: string, hashes: readonly string[]) =>
      hashes.map((hash) => kept.get(hash)).filter((vector) => vector?.model === model) as Kept[],
    async putVectors(model: string, vectors: readonly StoredVector[]) {
      const failure = store.failures.shift()
      if (failure) throw failure
      for (const vector of vectors) kept.set(vector.hash, { ...vector, model })
    },
  }
  const onProblem = (problem: string) => void problems.push(problem)
  const job = createEmbeddingJob({ embedder, store, index, clock, onProblem, onProgress })
  return { job, index, embedder, store, clock, problems }
}

async function embedded(chunks: readonly StoredChunk[]): Promise<{ kept: Map<string, Kept> }> {
  const { job, store } = start()
  job.want(chunks)
  await job.settled()
  return store
}

function createTestEmbedder() {
  const embedder = {
    id: 'test-embed',
    texts: [] as string[],
    attempts: 0,
    failures: [] as Error[],
    hangs: false,
    onEmbed: () => {},
    async embed(texts: readonly string[], signal: AbortSignal) {
      embedder.attempts += 1
      embedder.onEmbed()
      const failure = embedder.failures.shift()
      if (failure) throw failure
      if (embedder.hangs) {
        await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
      }
      embedder.texts.push(...texts)
      return texts.map((text) => Float32Array.of(text.length, 1))
    },
  } satisfies Embedder & Record<string, unknown>
  return embedder
}

function chunk(text: string, headings = ['Page']): StoredChunk {
  return { hash: passageHash({ headings, text }), headings, text, keywords: '', page: null }
}

function numbered(count: number): StoredChunk[] {
  return Array.from({ length: count }, (_, at) => chunk(`Passage ${at}.`))
}
