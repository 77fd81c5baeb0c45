import { beforeAll, describe, expect, test } from 'vitest'
import { type Answers, measureAnswers } from '../bench/knowledge/answers.ts'
import { loadQuestionSets } from '../bench/knowledge/question-sets.ts'
import { asShipped, indexPassages, measureRetrieval, type Retrieval } from '../bench/knowledge/retrieval.ts'
import { createKnowledgeSearch } from '../src/knowledge/search/knowledge-search.ts'

/**
 * What the hospital example must reach by words alone, some points under what it does; `npm run bench:knowledge` has the
 * figures, compares them more closely, and shows the questions behind them with `-- --faults`.
 */
const floors = {
  recallAt1: 0.75,
  recallAt3: 0.88,
  recallAt5: 0.9,
  right: 0.6,
  fromRightPassage: 0.85,
  declined: 0.95,
}

let retrieval: Retrieval
let answers: Answers

beforeAll(async () => {
  const { hospital } = await loadQuestionSets()
  const index = await indexPassages(hospital)
  retrieval = await measureRetrieval(hospital.questions, asShipped(index, null))
  answers = await measureAnswers(hospital, createKnowledgeSearch({ index, meaning: null }))
})

describe('the questions of callers to the hospital example', () => {
  test('find the passages that answer them', () => {
    expect(retrieval.recallAt1).toBeGreaterThanOrEqual(floors.recallAt1)
    expect(retrieval.recallAt3).toBeGreaterThanOrEqual(floors.recallAt3)
    expect(retrieval.recallAt5).toBeGreaterThanOrEqual(floors.recallAt5)
  })

  test('are answered right without a language model', () => {
    expect(answers.right).toBeGreaterThanOrEqual(floors.right)
    expect(answers.fromRightPassage).toBeGreaterThanOrEqual(floors.fromRightPassage)
  })

  test('are declined when nothing is written about them', () => {
    expect(answers.declinedOfUnanswerable).toBeGreaterThanOrEqual(floors.declined)
  })
})
