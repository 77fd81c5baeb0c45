import { describe, expect, test } from 'vitest'
import type { Explanation } from './explanation.ts'
import { documentOf, indexOf } from './index-of.test-support.ts'
import { createKnowledgeSearch } from './knowledge-search.ts'

const index = await indexOf(
  [
    documentOf('hours.md', 'Opening hours', ['The shop is open from nine to five.']),
    documentOf('parking.md', 'Parking', [
      'The lot is behind the shop.',
      ['What parking costs', 'The first hour is free. Then it is 2 dollars.'],
    ]),
    documentOf('scan.md', 'Scans', ['X-rays and check-ups are on floor 3. The Wi-Fi is called Guest.']),
    documentOf('gym.md', 'Rehabilitation', ['Physical therapy is in the garden building. Bring comfortable shoes.']),
  ],
  { vocabulary: ['Rehabilitation'], synonyms: [['physio', 'physical therapy']] },
)
const search = createKnowledgeSearch({ index, meaning: null })

function explain(text: string, before: string | null = null): Promise<Explanation> {
  const options = { limit: 5, maxCharacters: 300 }
  return search.explain({ text, before, language: 'en-US' }, options, new AbortController().signal)
}

/** What of the question met which words of the best passage, and how. */
function meetings({ passages: [best], concepts }: Explanation) {
  return (best?.matches ?? []).flatMap(({ meets, words }) =>
    meets.map(({ concept, how }) => [concepts[concept]?.said.join(' '), how, words]),
  )
}

describe('why a passage is found', () => {
  test.each([
    ['shoes', 'shoes', 'same', ['shoes']],
    ['I need an x ray', 'x ray', 'joined', ['X-rays']],
    ['do you do physio', 'physio', 'synonym', ['Physical', 'therapy']],
    ['reha billy tation', 'reha billy tation', 'sound', ['Rehabilitation']],
    ['comfortible ones', 'comfortible', 'spelling', ['comfortable']],
    ['a place for my car', 'car', 'related', ['Parking']],
    ['how much is a place to park', 'how much', 'same', ['costs']],
  ])('%s', async (question, said, how, words) => {
    expect(meetings(await explain(question))).toContainEqual([said, how, words])
  })

  test('each match has its share, the strongest first, and marks where its words stand', async () => {
    const { passages } = await explain('what does parking cost')
    const [best] = passages
    const shares = best?.matches.map(({ share }) => share) ?? []
    expect(shares.reduce((total, share) => total + share, 0)).toBeCloseTo(1, 9)
    expect(shares).toEqual(shares.toSorted((left, right) => right - left))
    const heading = best?.passage.headings.at(-1) ?? ''
    const marked = best?.marks.headings.at(-1)?.map(({ from, to }) => heading.slice(from, to))
    expect(marked).toEqual(['parking', 'costs'])
  })

  test('what no document speaks of is told apart, as is what came from the question before', async () => {
    const { concepts, withBefore } = await explain('and for my zeppelin', 'what does parking cost')
    expect(withBefore).toBe(true)
    expect(concepts).toContainEqual(expect.objectContaining({ said: ['zeppelin'], from: 'said', isKnown: false }))
    expect(concepts).toContainEqual(expect.objectContaining({ said: ['parking'], from: 'before', isKnown: true }))
    expect(concepts.reduce((total, { share }) => total + share, 0)).toBeCloseTo(1, 9)
  })
})

describe('whether it is quoted', () => {
  test('the sentence that is spoken is the one that callers hear', async () => {
    const { passages, findings } = await explain('what does parking cost')
    expect(passages.map(({ quote }) => quote.verdict)).toEqual(['spoken', ...passages.slice(1).map(() => 'outdone')])
    expect(passages[0]?.quote.text).toBe(findings.quote(300)?.text)
    expect(passages[0]?.quote.sure).toBeGreaterThan(passages[0]?.quote.needed ?? 1)
  })

  test('what is not sure enough is said to be so', async () => {
    const { passages, findings } = await explain('can I land a zeppelin behind the shop and feed it uranium')
    expect(findings.quote(300)).toBeNull()
    expect(passages[0]?.quote).toMatchObject({ verdict: 'unsure', evidence: { wordsUnknown: expect.any(Number) } })
    expect(passages[0]?.quote.sure).toBeLessThan(passages[0]?.quote.needed ?? 0)
  })
})
