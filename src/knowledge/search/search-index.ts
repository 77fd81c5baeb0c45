import { setImmediate } from 'node:timers/promises'
import MiniSearch, { type SearchResult } from 'minisearch'
import type { Chunk } from '../documents/document.ts'
import type { KnowledgeQuotes, KnowledgeSearch, Passage, Quote } from '../ports.ts'
import { excerpt, type Weights } from './excerpt.ts'
import { synonymsOf } from './synonyms.ts'
import { contentWords, questionWords } from './words.ts'

/** The least share of a question's words, by weight, that a passage must have to be quoted as its answer. */
const leastCoverage = 0.55
/** How many of the best by BM25 are compared by coverage as well. */
const candidates = 20
/** Chunks that are indexed before calls get their turn again. */
const atOnce = 50
const synonymWeight = 0.3
/** What a question only implies says less about its matter than what it says. */
const impliedWeight = 0.4
/** A document's first passage is what it is about; the later ones are particulars. */
const leadWeight = 1.3

interface Hit {
  readonly passage: Passage
  /** Share of the question that the passage has, each word weighing by how rare it is: 0 to 1. */
  readonly coverage: number
}

/** A word of the caller's, what else a document may say for it, and its weight: the rarer, the more. */
interface QueryWord {
  readonly word: string
  readonly synonyms: readonly string[]
  readonly weight: number
  /** What it counts in the ranking: 1, or less when it was only implied. */
  readonly share: number
}

type Query = readonly QueryWord[]

/** Indexes the chunks, giving way to other work now and then. The result never changes. */
export async function createSearchIndex(chunks: readonly Chunk[]): Promise<KnowledgeSearch & KnowledgeQuotes> {
  const index = new MiniSearch<Chunk & { id: number; heading: string; context: string }>({
    fields: ['heading', 'context', 'keywords', 'text'],
    tokenize: contentWords,
    processTerm: (word) => word,
  })
  const counts = await countChunksWith(chunks)
  await index.addAllAsync(
    chunks.map((chunk, id) => ({
      ...chunk,
      id,
      heading: chunk.headings.at(-1) ?? '',
      context: chunk.headings.slice(0, -1).join(' '),
    })),
    { chunkSize: atOnce },
  )
  return searchOver(chunks, index, counts)
}

async function countChunksWith(chunks: readonly Chunk[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const [position, { headings, keywords, text }] of chunks.entries()) {
    if (position % atOnce === 0) await setImmediate()
    const words = new Set(contentWords(`${headings.join(' ')} ${keywords} ${text}`))
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return counts
}

function searchOver(
  chunks: readonly Chunk[],
  index: MiniSearch,
  counts: ReadonlyMap<string, number>,
): KnowledgeSearch & KnowledgeQuotes {
  const weightOf = (count: number) => Math.log(1 + (chunks.length - count + 0.5) / (count + 0.5))

  function understand(question: string): Query {
    const { said, implied } = questionWords(question)
    return [...said.map((word) => weigh(word, 1)), ...implied.map((word) => weigh(word, impliedWeight))]
  }

  function weigh(word: string, share: number): QueryWord {
    const synonyms = synonymsOf(word).filter((synonym) => counts.has(synonym))
    const count = Math.max(counts.get(word) ?? 0, ...synonyms.map((synonym) => counts.get(synonym) ?? 0))
    return { word, synonyms, weight: weightOf(count) * share, share }
  }

  function find(query: Query): Hit[] {
    const own = new Map(query.map(({ word, share }) => [word, share]))
    const synonyms = query.flatMap((word) => word.synonyms).filter((synonym) => !own.has(synonym))
    const results = index.search([...own.keys(), ...new Set(synonyms)].join(' '), {
      tokenize: (text) => text.split(' '),
      boost: { heading: 2.5, keywords: 1.5 },
      boostDocument: (id: number) => (chunks[id - 1]?.file === chunks[id]?.file ? 1 : leadWeight),
      boostTerm: (term) => own.get(term) ?? synonymWeight,
      // Only words that no document has are taken for misheard or shortened ones.
      prefix: (term) => term.length > 4 && !counts.has(term),
      fuzzy: (term) => (term.length > 5 && !counts.has(term) ? 1 : false),
    })
    return results
      .slice(0, candidates)
      .flatMap((result) => toHit(result, query))
      .sort(byScore)
  }

  function toHit(result: SearchResult, query: Query): Hit[] {
    const chunk = chunks[result.id]
    if (!chunk) return []
    const coverage = coverageOf(new Set(result.queryTerms), query)
    const { file, headings, text } = chunk
    return [{ passage: { file, headings, text, score: result.score * coverage ** 2 }, coverage }]
  }

  function quote(question: string, maxCharacters: number): Quote | null {
    const query = understand(question)
    const best = find(query).find((hit) => hit.coverage >= leastCoverage)
    if (!best) return null
    return { text: excerpt(best.passage.text, weightsOf(query), maxCharacters), passage: best.passage }
  }

  return {
    search: (question, limit) =>
      find(understand(question))
        .slice(0, limit)
        .map((hit) => hit.passage),
    quote,
  }
}

function coverageOf(found: ReadonlySet<string>, words: Query): number {
  const share = words.map(({ word, synonyms, weight }) => {
    if (found.has(word)) return weight
    return synonyms.some((synonym) => found.has(synonym)) ? weight * 0.8 : 0
  })
  return sum(share) / sum(words.map(({ weight }) => weight))
}

/** What each word, or one that stands for it, adds to a sentence. */
function weightsOf(words: Query): Weights {
  return words.map(({ word, synonyms, weight }) => ({ exact: word, similar: new Set(synonyms), weight }))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function byScore(left: Hit, right: Hit): number {
  return right.passage.score - left.passage.score
}
