import { describe, expect, test } from 'vitest'
import type { QuestionSet } from '../bench/knowledge/question-set.ts'
import { loadQuestionSets } from '../bench/knowledge/question-sets.ts'
import { indexVectors, readVectors, recordedMeaning } from '../bench/knowledge/recorded-vectors.ts'
import { indexPassages } from '../bench/knowledge/retrieval.ts'
import { createKnowledgeSearch, type ExplainingSearch } from '../src/knowledge/search/knowledge-search.ts'

const { hospital, faq } = await loadQuestionSets()
const vectors = await readVectors('universal-sentence-encoder')
const { signal } = new AbortController()
const limit = 4
const maxCharacters = 300

/** All questions of a set, in the ways in which they can be searched. */
const runs: [string, QuestionSet, ExplainingSearch][] = []
for (const set of [hospital, faq]) {
  const index = await indexPassages(set)
  const meaning = recordedMeaning(indexVectors(set.documents, vectors), vectors)
  runs.push([`${set.name}, by words`, set, createKnowledgeSearch({ index, meaning: null })])
  runs.push([`${set.name}, by words and meaning`, set, createKnowledgeSearch({ index, meaning })])
}

describe.each(runs)('%s', (_, set, search) => {
  const asked = [
    ...set.questions.map(({ text, before }) => ({ text, before })),
    ...Object.values(set.unanswerable).flatMap((texts) => texts.map((text) => ({ text, before: null }))),
  ].map((question) => ({ ...question, language: 'en-US' }))

  test('what is explained is what is found', { timeout: 60_000 }, async () => {
    for (const question of asked) {
      const found = await search.find(question, limit, signal)
      const { passages, findings } = await search.explain(question, { limit, maxCharacters }, signal)
      expect(findings.passages).toEqual(found.passages)
      const quote = found.quote(maxCharacters)
      expect(findings.quote(maxCharacters)).toEqual(quote)
      // The one that is quoted may come behind them.
      const fitting = passages.filter(({ fits }) => fits).slice(0, limit)
      expect(fitting.map(({ passage }) => passage)).toEqual(found.passages)
      const spoken = passages.filter(({ quote: { verdict } }) => verdict === 'spoken')
      expect(spoken.map(({ quote: { text }, passage }) => ({ text, passage }))).toEqual(quote ? [quote] : [])
      for (const { matches, byWords, coverage } of passages) {
        expect(matches.length > 0).toBe(byWords !== null)
        expect(coverage > 0).toBe(byWords !== null)
        if (byWords) expect(matches.reduce((total, { share }) => total + share, 0)).toBeCloseTo(1, 9)
      }
    }
  })
})

test('the gains of words, lowered by what they leave uncovered, are the score', async () => {
  const index = await indexPassages(hospital)
  let compared = 0
  for (const { text } of hospital.questions) {
    const { hits, gains } = await index.explain({ text, before: null, language: 'en-US' }, 50)
    expect(gains).toHaveLength(hits.length)
    for (const [place, { score, coverage }] of hits.entries()) {
      const total = (gains[place] ?? []).reduce((sum, { points }) => sum + points, 0)
      // Without a question before, what it asks itself is all of it.
      expect((total * coverage ** 3) / score).toBeCloseTo(1, 4)
      compared += 1
    }
  }
  expect(compared).toBeGreaterThan(1_000)
})
