import { describe, expect, test } from 'vitest'
import type { FoundPassage, SearchResult } from '../data.ts'
import { declinedBecause, foundBecause, quotedBecause } from './reasons.ts'

const concept = (said: string, more: Partial<SearchResult['concepts'][number]> = {}) => ({
  ...{ said, from: 'said' as const, light: false, share: 0.5, isKnown: true },
  ...more,
})
const concepts = [concept('park'), concept('how much', { from: 'implied' }), concept('zeppelin', { isKnown: false })]

function passage(more: Partial<FoundPassage> = {}, quote: Partial<FoundPassage['quote']> = {}): FoundPassage {
  const evidence = { ownCoverage: 1, quoteCoverage: 1, headingCoverage: 1, subjectsMet: 1, lead: 0.5, wordsUnknown: 0 }
  return {
    ...{ source: 'folder:/pages', document: 'parking.md', headings: ['Parking'], text: 'Parking.', keywords: '' },
    ...{ page: null, changedAt: null, score: 1, toModel: true, fits: true, coverage: 1 },
    ...{ byWords: { place: 1, share: 1 }, byMeaning: null, marks: { headings: [], text: [], keywords: [] } },
    matches: [{ meets: [{ concept: 0, how: 'same' }], words: ['Parking'], share: 1 }],
    ...more,
    quote: { text: 'Parking.', sure: 0.9, needed: 0.45, verdict: 'spoken', evidence, ...quote },
  }
}

function result(passages: readonly FoundPassage[], more: Partial<SearchResult> = {}): SearchResult {
  return {
    ...{ question: 'q', language: 'en-US', answer: { text: 'Sorry.', from: 'declined' as const } },
    ...{ withBefore: false, meaning: 'off' as const, concepts, passages: [...passages] },
    ...more,
  }
}

describe('why a passage is found', () => {
  test.each([
    ['same', 'Found because it has “Parking”.'],
    ['related', 'Found because it has “Parking” for “park”.'],
    ['synonym', 'Found because it has “Parking”, which your settings say means “park”.'],
    ['sound', 'Found because it has “Parking”, which sounds like “park”.'],
    ['spelling', 'Found because it has “Parking”, which is spelled like “park”.'],
    ['in-two', 'Found because it has “Parking”, the parts of “park”.'],
  ] as const)('%s', (how, sentence) => {
    const matches = [{ meets: [{ concept: 0, how }], words: ['Parking'], share: 1 }]
    expect(foundBecause(passage({ matches }), concepts)).toBe(sentence)
  })

  test('a turn of phrase, words without a place, and meaning are told too', () => {
    const matches = [
      { meets: [{ concept: 1, how: 'same' as const }], words: ['costs', 'price', 'fee', 'toll'], share: 0.6 },
      { meets: [{ concept: 0, how: 'same' as const }], words: [], share: 0.4 },
    ]
    const byMeaning = { place: 3, share: 0.2, similarity: 0.8 }
    expect(foundBecause(passage({ matches, byMeaning }), concepts)).toBe(
      'Found because it has “costs” / “price” / “fee” for “how much” and “park” and it is the 3rd nearest in meaning.',
    )
    expect(foundBecause(passage({ matches: [], byMeaning: { ...byMeaning, place: 1 } }), concepts)).toBe(
      'Found because it is the nearest in meaning.',
    )
    expect(foundBecause(passage({ matches: [] }), concepts)).toBeNull()
  })
})

describe('whether it is quoted', () => {
  const asked = (from: SearchResult['answer']['from']) => result([], { answer: { text: '', from } })

  test('it says how likely it is the answer, or what comes before it', () => {
    expect(quotedBecause(passage(), asked('knowledge'))).toEqual([
      'Quoted where no model answers: it is 90% likely to be the answer.',
    ])
    const outdone = passage({}, { verdict: 'outdone' })
    expect(quotedBecause(outdone, asked('knowledge'))).toEqual(['Not quoted: another passage comes first.'])
    expect(quotedBecause(outdone, asked('hours'))).toEqual(['Not quoted: the opening hours come first.'])
  })

  test('what it lacks is named, if any document has it', () => {
    const unsure = passage({ matches: [] }, { verdict: 'unsure', sure: 0.2 })
    expect(quotedBecause(unsure, asked('declined'))).toEqual([
      'Not quoted: it is only 20% likely to be the answer, and 45% are asked for.',
      'It says nothing about “park”.',
    ])
  })
})

describe('why a question is declined', () => {
  test('words that nobody has written down', () => {
    expect(declinedBecause(result([]))).toEqual(['No document has a word for “zeppelin”.'])
    const unknown = [concept('zeppelin', { isKnown: false })]
    expect(declinedBecause(result([], { concepts: unknown }))).toEqual(['No document has any of these words.'])
    expect(declinedBecause(result([], { concepts: [] }))).toEqual(['There is nothing in these words to search for.'])
  })

  test('passages that are not sure enough, or as good as one another', () => {
    const evidence = { ...passage().quote.evidence, lead: 0 }
    const unsure = passage({}, { verdict: 'unsure', sure: 0.3, evidence })
    expect(declinedBecause(result([unsure, passage({}, { verdict: 'outdone' })]))).toEqual([
      'No document has a word for “zeppelin”.',
      'The best passage is 30% likely to be the answer, and 45% are asked for.',
      'Other passages fit about as well, so it is not clear which one is meant.',
    ])
  })
})
