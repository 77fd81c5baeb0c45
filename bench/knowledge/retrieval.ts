import type { Passage } from '../../src/knowledge/ports.ts'
import { fuse } from '../../src/knowledge/search/fusion.ts'
import { createKnowledgeSearch } from '../../src/knowledge/search/knowledge-search.ts'
import { createPassageIndex, type IndexedPassage, type PassageIndex } from '../../src/knowledge/search/passage-index.ts'
import type { Meaning } from '../../src/knowledge/vectors/meaning.ts'
import type { Question, QuestionSet } from './question-set.ts'

/** A way to look for passages: gives them best first, at most `looked`. */
export type Retriever = (question: Question) => Promise<readonly Pick<Passage, 'document' | 'headings'>[]>

/** Shares from 0 to 1. */
export interface Retrieval {
  /** Of the questions, how many have a passage that answers them among the first one, three and five. */
  readonly recallAt1: number
  readonly recallAt3: number
  readonly recallAt5: number
  /** The mean of 1 / place of the first passage that answers, 0 from the eleventh place on. */
  readonly meanReciprocalRank: number
}

const looked = 10
/** As many as search itself has of words and of meaning before it puts them together. */
const candidates = 50
const { signal } = new AbortController()

export async function measureRetrieval(questions: readonly Question[], retriever: Retriever): Promise<Retrieval> {
  const places: number[] = []
  for (const question of questions) {
    const place = (await retriever(question)).findIndex(question.isAnswer)
    places.push(place < 0 ? Number.POSITIVE_INFINITY : place + 1)
  }
  const recallAt = (limit: number) => places.filter((place) => place <= limit).length / places.length
  return {
    recallAt1: recallAt(1),
    recallAt3: recallAt(3),
    recallAt5: recallAt(5),
    meanReciprocalRank: places.reduce((sum, place) => sum + 1 / place, 0) / places.length,
  }
}

export async function indexPassages({ documents, vocabulary }: QuestionSet): Promise<PassageIndex> {
  const index = createPassageIndex({ languages: ['en-US'], vocabulary, synonyms: [] })
  for (const document of documents) await index.put(document)
  return index
}

/** As the program looks: by words alone without a `meaning`, else by meaning too where words do not settle it. */
export function asShipped(index: PassageIndex, meaning: Meaning | null): Retriever {
  const search = createKnowledgeSearch({ index, meaning })
  return async ({ text, before }) => {
    const { passages } = await search.find({ text, before, language: 'en-US' }, looked, signal)
    return passages
  }
}

export function byMeaning(index: PassageIndex, meaning: Meaning): Retriever {
  return async (question) => {
    const near = (await meaning.nearest(inContext(question), looked, signal)) ?? []
    return near.flatMap(({ hash }) => index.find(hash) ?? []).map(toPassage)
  }
}

/** Words and meaning together for every question. */
export function byBoth(index: PassageIndex, meaning: Meaning): Retriever {
  return async (question) => {
    const { text, before } = question
    const found = await index.search({ text, before, language: 'en-US' }, candidates)
    const sought = found.pointsBack ? inContext(question) : text
    const near = (await meaning.nearest(sought, candidates, signal)) ?? []
    return fuse(found.hits, near, index.find)
      .slice(0, looked)
      .map(({ passage }) => toPassage(passage))
  }
}

function inContext({ text, before }: Question): string {
  return before === null ? text : `${before} ${text}`
}

function toPassage({ document, chunk }: IndexedPassage): Pick<Passage, 'document' | 'headings'> {
  return { document: document.name, headings: chunk.headings }
}
