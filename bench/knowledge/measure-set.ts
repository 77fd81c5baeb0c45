import { createKnowledgeSearch } from '../../src/knowledge/search/knowledge-search.ts'
import { type Answers, measureAnswers } from './answers.ts'
import type { Question, QuestionSet } from './question-set.ts'
import { indexVectors, type RecordedVectors, recordedMeaning } from './recorded-vectors.ts'
import {
  asShipped,
  byBoth,
  byMeaning,
  indexPassages,
  measureRetrieval,
  type Retrieval,
  type Retriever,
} from './retrieval.ts'

/** All that is measured with a question set. */
export interface SetFigures {
  readonly set: QuestionSet
  readonly passages: number
  /** By way of searching, then by kind of question; `all` is all of them. */
  readonly retrieval: ReadonlyMap<Way, Readonly<Record<string, Retrieval>>>
  /** Share of the questions for which the program asks for meaning. */
  readonly meaningShare: number
  readonly answersByWords: Answers
  readonly answersByBoth: Answers
}

type Way = 'words' | 'vectors' | 'hybrid always' | 'hybrid as shipped'

export async function measureSet(set: QuestionSet, vectors: RecordedVectors): Promise<SetFigures> {
  const index = await indexPassages(set)
  const near = indexVectors(set.documents, vectors)
  const meaning = recordedMeaning(near, vectors)
  const shipped = recordedMeaning(near, vectors)
  const ways: readonly [Way, Retriever][] = [
    ['words', asShipped(index, null)],
    ['vectors', byMeaning(index, meaning)],
    ['hybrid always', byBoth(index, meaning)],
    ['hybrid as shipped', asShipped(index, shipped)],
  ]
  const retrieval = new Map<Way, Record<string, Retrieval>>()
  for (const [way, retriever] of ways) retrieval.set(way, await byKind(set.questions, retriever))
  // Each kind was asked once by itself and once among all.
  const meaningShare = shipped.asked() / (2 * set.questions.length)
  return {
    ...{ set, passages: index.passages, retrieval, meaningShare },
    answersByWords: await measureAnswers(set, createKnowledgeSearch({ index, meaning: null })),
    answersByBoth: await measureAnswers(set, createKnowledgeSearch({ index, meaning })),
  }
}

async function byKind(questions: readonly Question[], retriever: Retriever): Promise<Record<string, Retrieval>> {
  const figures: Record<string, Retrieval> = { all: await measureRetrieval(questions, retriever) }
  for (const [kind, some] of Object.entries(Object.groupBy(questions, ({ kind }) => kind)))
    figures[kind] = await measureRetrieval(some ?? [], retriever)
  return figures
}
