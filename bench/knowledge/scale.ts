import { createKnowledgeSearch } from '../../src/knowledge/search/knowledge-search.ts'
import { createPassageIndex, type PassageIndex } from '../../src/knowledge/search/passage-index.ts'
import type { StoredDocument } from '../../src/knowledge/store.ts'
import type { Meaning } from '../../src/knowledge/vectors/meaning.ts'
import { createVectorIndex, type VectorIndex } from '../../src/knowledge/vectors/vector-index.ts'
import { percentile } from '../statistics.ts'
import { createRandom, createSyntheticCorpus } from './synthetic.ts'

const size = { passages: 100_000, vocabulary: 200_000, questions: 2_000, dimensions: 1_024, clusters: 500 }
const found = 5

export interface ScaleFigures {
  readonly passages: number
  readonly buildMs: number
  /** The longest that building kept everything else waiting, in ms. */
  readonly longestPauseMs: number
  /** Of the process, beyond what it took before the index: the index without the texts, all of the heap, all. */
  readonly indexMb: number
  readonly heapMb: number
  readonly residentMb: number
  readonly wordsP50Ms: number
  readonly wordsP99Ms: number
  readonly vectorsMb: number
  readonly hybridP50Ms: number
  readonly hybridP99Ms: number
  /** Share of the questions for which meaning was asked, since words did not settle them. */
  readonly meaningShare: number
}

/** Builds an index of synthetic passages and times searches in it, one after the other; the same data in every run. */
export async function measureScale(): Promise<ScaleFigures> {
  const corpus = createSyntheticCorpus(size.vocabulary, 1)
  const documents = [...corpus.documents(size.passages)]
  const questions = corpus.questions(size.questions, documents)
  const before = memory()
  const index = createPassageIndex({ languages: ['en-US'], vocabulary: [], synonyms: [] })
  const { buildMs, longestPauseMs } = await build(index, documents)
  const after = memory()
  const words = await timeSearches(index, null, questions)
  const vectors = createVectors(documents)
  const meaning = createMeaning(vectors)
  const hybrid = await timeSearches(index, meaning, questions)
  return {
    passages: index.passages,
    buildMs,
    longestPauseMs,
    indexMb: index.bytes / 2 ** 20,
    heapMb: after.heap - before.heap,
    residentMb: after.resident - before.resident,
    wordsP50Ms: percentile(words, 0.5),
    wordsP99Ms: percentile(words, 0.99),
    vectorsMb: vectors.bytes / 2 ** 20,
    hybridP50Ms: percentile(hybrid, 0.5),
    hybridP99Ms: percentile(hybrid, 0.99),
    meaningShare: meaning.asked() / (size.questions * rounds + warmUp),
  }
}

async function build(index: PassageIndex, documents: readonly StoredDocument[]) {
  let last = performance.now()
  let longestPauseMs = 0
  const beat = setInterval(() => {
    const now = performance.now()
    longestPauseMs = Math.max(longestPauseMs, now - last)
    last = now
  }, 1)
  const startedAt = performance.now()
  for (const document of documents) await index.put(document)
  const buildMs = performance.now() - startedAt
  clearInterval(beat)
  return { buildMs, longestPauseMs }
}

const warmUp = 200
/** Each question is asked so often, and its shortest time counts: the others are those of a busy machine. */
const rounds = 3

async function timeSearches(index: PassageIndex, meaning: Meaning | null, questions: readonly string[]) {
  const search = createKnowledgeSearch({ index, meaning })
  const { signal } = new AbortController()
  const ask = (text: string) => search.find({ text, before: null, language: 'en-US' }, found, signal)
  for (const text of questions.slice(0, warmUp)) await ask(text)
  const times = questions.map(() => Number.POSITIVE_INFINITY)
  for (let round = 0; round < rounds; round++) {
    for (const [place, text] of questions.entries()) {
      const startedAt = performance.now()
      await ask(text)
      times[place] = Math.min(times[place] ?? 0, performance.now() - startedAt)
    }
  }
  return times
}

/** A vector for each passage, in clusters as those of real texts are. */
function createVectors(documents: readonly StoredDocument[]): VectorIndex {
  const random = createRandom(2)
  const centres = Array.from({ length: size.clusters }, () => direction(random))
  const vectors = createVectorIndex()
  for (const { chunks } of documents) {
    for (const { hash } of chunks) {
      const centre = centres[Math.floor(random() * centres.length)] as Float32Array
      vectors.put(
        hash,
        Int8Array.from(centre, (value) => Math.round(40 * (value + random() * 2 - 1))),
      )
    }
  }
  return vectors
}

function createMeaning(vectors: VectorIndex): Meaning & { asked(): number } {
  const random = createRandom(3)
  let asked = 0
  return {
    nearest(_text, limit) {
      asked++
      return Promise.resolve(vectors.nearest(direction(random), limit))
    },
    asked: () => asked,
  }
}

/** Components from -1 to 1. */
function direction(random: () => number): Float32Array {
  return Float32Array.from({ length: size.dimensions }, () => random() * 2 - 1)
}

function memory() {
  globalThis.gc?.()
  const { heapUsed, rss } = process.memoryUsage()
  return { heap: heapUsed / 2 ** 20, resident: rss / 2 ** 20 }
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(await measureScale(), null, 2)}\n`)
