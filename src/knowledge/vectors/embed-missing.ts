import type { Clock } from '../../lib/clock.ts'
import { type Embedder, EmbeddingError } from '../ports.ts'
import type { KnowledgeStore, StoredChunk, StoredVector } from '../store.ts'
import { embeddedText } from './passage-text.ts'
import { quantise } from './quantise.ts'
import type { VectorIndex } from './vector-index.ts'

/** Gives passages their vectors, in the background: the stored ones first, the others from the provider. */
export interface EmbeddingJob {
  /** Adds passages; those that have their vector cost nothing. Also takes up again what the provider had refused. */
  want(chunks: readonly StoredChunk[]): void
  /** For texts that no document has any more. */
  forget(hashes: readonly string[]): void
  /** How many passages have no vector so far. */
  readonly waiting: number
  /** Why passages are without vectors though the provider was asked, in a sentence; null when all goes well. */
  readonly problem: string | null
  /** Resolves once no passage waits, or those that wait failed three times in a row or for good. Never rejects. */
  settled(): Promise<void>
  /** Ends what is under way. Never rejects. */
  close(): Promise<void>
}

export interface EmbeddingJobParts {
  readonly embedder: Embedder
  readonly store: Pick<KnowledgeStore, 'vectors' | 'putVectors'>
  readonly index: Pick<VectorIndex, 'has' | 'put' | 'delete'>
  readonly clock: Clock
  /** Told of each problem once, when it begins. */
  readonly onProblem: (problem: string) => void
  /** Told how many passages wait after each step. */
  readonly onProgress?: (waiting: number) => void
}

/** At a time: few enough that calls hardly wait behind them. */
const lookedUpAtOnce = 256
/** About one request to the provider. What a crash loses, at most. */
const embeddedAtOnce = 32
const firstRestMs = 1_000
const longestRestMs = 300_000
const failuresUntilSettled = 3

export function createEmbeddingJob(parts: EmbeddingJobParts): EmbeddingJob {
  const { embedder, store, index, clock } = parts
  /** Not yet looked for in the store. */
  const wanted = new Map<string, StoredChunk>()
  /** Looked for and not there. */
  const missing = new Map<string, StoredChunk>()
  /** Embedded and not yet stored, since the store failed; paid for, so kept. */
  let unsaved: StoredVector[] = []
  let refused = false
  let failures = 0
  let problem: string | null = null
  let running: Promise<void> | null = null
  const settling: (() => void)[] = []
  const closing = new AbortController()

  async function run(): Promise<void> {
    await null // `running` is set before it can be cleared, and passages wanted together begin together
    while (!closing.signal.aborted && (wanted.size > 0 || (missing.size > 0 && !refused))) {
      try {
        await (wanted.size > 0 ? takeStored() : embedSome())
        parts.onProgress?.(wanted.size + missing.size)
      } catch (error) {
        await failed(error)
      }
    }
    if (missing.size === 0) succeeded()
    running = null
    release()
  }

  async function takeStored(): Promise<void> {
    const hashes = wanted.keys().take(lookedUpAtOnce).toArray()
    for (const vector of await store.vectors(embedder.id, hashes)) {
      if (wanted.has(vector.hash) && fits(vector)) wanted.delete(vector.hash)
    }
    for (const hash of hashes) {
      const chunk = wanted.get(hash)
      if (chunk) missing.set(hash, chunk)
      wanted.delete(hash)
    }
  }

  async function embedSome(): Promise<void> {
    if (unsaved.length === 0) {
      const chunks = await stillMissing()
      if (chunks.length === 0) return
      const vectors = await embedder.embed(chunks.map(embeddedText), closing.signal)
      unsaved = chunks.map(({ hash }, at) => ({ hash, vector: quantise(vectors[at] as Float32Array) }))
    }
    await store.putVectors(embedder.id, unsaved)
    for (const { hash, vector } of unsaved.splice(0)) {
      if (missing.has(hash)) index.put(hash, vector)
      missing.delete(hash)
    }
    succeeded()
  }

  /** Another instance may have embedded the same texts in the meantime. */
  async function stillMissing(): Promise<StoredChunk[]> {
    const chunks = missing.values().take(embeddedAtOnce).toArray()
    const hashes = chunks.map(({ hash }) => hash)
    for (const vector of await store.vectors(embedder.id, hashes)) {
      if (missing.has(vector.hash) && fits(vector)) missing.delete(vector.hash)
    }
    return chunks.filter(({ hash }) => missing.has(hash))
  }

  /** False for a stored vector that cannot be used, and is made again. */
  function fits({ hash, vector }: StoredVector): boolean {
    try {
      index.put(hash, vector)
      return true
    } catch (error) {
      if (error instanceof RangeError) return false
      throw error
    }
  }

  async function failed(error: unknown): Promise<void> {
    if (closing.signal.aborted) return
    const message = error instanceof Error ? error.message : String(error)
    if (message !== problem) parts.onProblem(message)
    problem = message
    if (error instanceof RangeError || (error instanceof EmbeddingError && !error.retryable)) {
      refused = true
      return
    }
    failures += 1
    if (failures >= failuresUntilSettled) release()
    const asked = error instanceof EmbeddingError ? (error.retryAfterMs ?? 0) : 0
    const restMs = Math.min(longestRestMs, Math.max(asked, firstRestMs * 2 ** (failures - 1)))
    await clock.sleep(restMs, closing.signal).catch(() => undefined)
  }

  function succeeded(): void {
    failures = 0
    problem = null
  }

  function release(): void {
    for (const settle of settling.splice(0)) settle()
  }

  return {
    want(chunks) {
      if (closing.signal.aborted) return
      refused = false
      for (const chunk of chunks) {
        if (!index.has(chunk.hash) && !missing.has(chunk.hash)) wanted.set(chunk.hash, chunk)
      }
      running ??= run()
    },
    forget(hashes) {
      for (const hash of hashes) {
        wanted.delete(hash)
        missing.delete(hash)
        index.delete(hash)
      }
    },
    get waiting() {
      return wanted.size + missing.size
    },
    get problem() {
      return problem
    },
    settled: async () => {
      if (!running || failures >= failuresUntilSettled) return
      await new Promise<void>((resolve) => settling.push(resolve))
    },
    async close() {
      closing.abort()
      await running
    },
  }
}
