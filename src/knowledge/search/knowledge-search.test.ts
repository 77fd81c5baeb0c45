import { describe, expect, test, vi } from 'vitest'
import type { Meaning } from '../vectors/meaning.ts'
import { ask, documentOf, indexOf } from './index-of.test-support.ts'
import { createKnowledgeSearch } from './knowledge-search.ts'

const documents = [
  documentOf('hours.md', 'Opening hours', ['The shop is open from nine to five.']),
  documentOf('parking.md', 'Parking', [
    'The lot is behind the shop.',
    ['What parking costs', 'The first hour is free. Then it is 2 dollars.'],
  ]),
  documentOf('cakes.md', 'Cakes', ['We bake cakes to order. Dr. Smith loves them. They take 2 days.']),
  documentOf('party.md', 'Party service', ['For a party we need:\nyour name\nthe date\nthe number of guests']),
  documentOf('scan.md', 'Scans', ['X-rays and check-ups are on floor 3. The Wi-Fi is called Guest.']),
  documentOf('gym.md', 'Rehabilitation', ['Physical therapy is in the garden building. Bring comfortable shoes.']),
]
const index = await indexOf(documents, {
  vocabulary: ['orthopedics', 'Rehabilitation', 'garden building'],
  synonyms: [
    ['physio', 'physical therapy'],
    ['gateau', 'cakes', 'tart'],
    ['place to leave the car', 'parking'],
  ],
})

describe('passages', () => {
  test.each([
    ["What are the shop's working hours?", 'Opening hours'],
    ['when do you open', 'Opening hours'],
    ['parking', 'Parking'],
    ['how much is a place to park', 'What parking costs'],
    ['I want a cake', 'Cakes'],
    ['partys servise', 'Party service'],
    ['where do I get an x ray', 'Scans'],
    ['xrays', 'Scans'],
    ['I need a checkup', 'Scans'],
    ['why is the wi fi so slow', 'Scans'],
    ['gardin', 'Rehabilitation'],
    ['comfortible', 'Rehabilitation'],
    ['reha billy tation', 'Rehabilitation'],
    ['do you do physio', 'Rehabilitation'],
    ['I want a gateau', 'Cakes'],
    ['is there a place to leave the car', 'Parking'],
  ])('%s', async (question, heading) => {
    expect((await ask(index, question)).passages[0]?.headings.at(-1)).toBe(heading)
  })

  test('at most the limit, best first, and none for what no page has', async () => {
    const { passages } = await ask(index, 'parking hours shop', { limit: 2 })
    const scores = passages.map(({ score }) => score)
    expect(scores).toHaveLength(2)
    expect(scores).toEqual(scores.toSorted((left, right) => right - left))
    expect((await ask(index, 'quantum entanglement')).passages).toEqual([])
  })
})

describe('quote', () => {
  test.each([
    ['what does Dr. Smith love', 30, 'Dr. Smith loves them.'],
    [
      'what do you need for a party with guests',
      300,
      'For a party we need: your name, the date, the number of guests.',
    ],
    ['do you have physio', 300, 'Physical therapy is in the garden building. Bring comfortable shoes.'],
  ])('whole sentences that matter: %s', async (question, most, text) => {
    expect((await ask(index, question)).quote(most)?.text).toBe(text)
  })

  test.each(['parking at the airport in London', 'and what about it', 'can I bring my horse to the party'])(
    'nothing when only a lesser part is written: %s',
    async (question) => expect((await ask(index, question)).quote(300)).toBeNull(),
  )

  test('holds though the document goes meanwhile', async () => {
    const brief = await indexOf(documents)
    const findings = await ask(brief, 'do you bake cakes')
    brief.remove('test#cakes.md')
    await brief.put(documentOf('other.md', 'Others', ['Nothing of that.']))
    expect(findings.quote(300)?.text).toContain('We bake cakes to order.')
  })
})

describe('a question that goes on from the one before', () => {
  test.each([
    ['how much is it', 'Where is the parking lot?', 'What parking costs'],
    ['and cakes?', 'What does parking cost?', 'Cakes'],
    ['where do I get an x-ray', 'What does parking cost?', 'Scans'],
    ['What do you need for a party?', 'Do you bake cakes?', 'Party service'],
  ])('%s', async (text, before, heading) => {
    expect((await ask(index, text, { before })).passages[0]?.headings.at(-1)).toBe(heading)
  })

  test('about something that is nowhere, it is not answered from something else', async () => {
    expect((await ask(index, 'how much is it', { before: 'Where is the sauna?' })).quote(300)).toBeNull()
  })

  test('with a subject that is nowhere, it is not answered from the old one', async () => {
    expect((await ask(index, 'and helicopters?', { before: 'Where can I park?' })).quote(300)).toBeNull()
  })
})

describe('words and meaning together', () => {
  const [, parking, cakes, party] = documents.map(({ chunks }) => chunks[0]?.hash ?? '')

  function meaningOf(near: Record<string, number> | null): Meaning & { nearest: ReturnType<typeof vi.fn> } {
    const found = near && Object.entries(near).map(([hash, similarity]) => ({ hash, similarity }))
    return { nearest: vi.fn(() => Promise.resolve(found)) }
  }

  test('what only meaning finds is shown, and quoted when it is unmistakable', async () => {
    const near = meaningOf({ [cakes ?? '']: 0.91, [party ?? '']: 0.7 })
    const sure = await ask(index, 'something sweet to order for a birthday', { meaning: near })
    expect(sure.passages[0]?.document).toBe('cakes.md')
    expect(sure.quote(300)?.passage.document).toBe('cakes.md')
    const unsure = meaningOf({ [cakes ?? '']: 0.8, [party ?? '']: 0.7 })
    const findings = await ask(index, 'birthday treats', { meaning: unsure })
    expect(findings.passages[0]?.document).toBe('cakes.md')
    expect(findings.quote(300)).toBeNull()
  })

  test('what is far in meaning and words is not shown', async () => {
    const far = meaningOf({ [cakes ?? '']: 0.6, [party ?? '']: 0.55 })
    expect((await ask(index, 'the capital of France', { meaning: far })).passages).toEqual([])
  })

  test('both decide the order', async () => {
    const question = 'shop lot guests'
    const order = async (near: Record<string, number>) =>
      (await ask(index, question, { meaning: meaningOf(near) })).passages[0]?.document
    expect(await order({ [parking ?? '']: 0.9, [party ?? '']: 0.6 })).toBe('parking.md')
    expect(await order({ [party ?? '']: 0.9, [parking ?? '']: 0.6 })).toBe('party.md')
  })

  test('meaning is not asked when words settle it, and asked with the question before when that is meant', async () => {
    const meaning = meaningOf({})
    await ask(index, 'do you have cakes', { meaning })
    expect(meaning.nearest).not.toHaveBeenCalled()
    await ask(index, 'how much is it', { meaning, before: 'Where is the cellar?' })
    expect(meaning.nearest).toHaveBeenLastCalledWith('Where is the cellar? how much is it', 50, expect.any(AbortSignal))
    await ask(index, 'and the cellar?', { meaning, before: 'Where is the lot?' })
    expect(meaning.nearest).toHaveBeenLastCalledWith('Where is the lot? and the cellar?', 50, expect.any(AbortSignal))
    await ask(index, 'do you have a garden shop with shoes', { meaning, before: 'Where is the lot?' })
    const [text] = meaning.nearest.mock.lastCall ?? []
    expect(text).toBe('do you have a garden shop with shoes')
  })

  test('words alone serve when there is no telling by meaning, or only of passages that are gone', async () => {
    for (const meaning of [meaningOf(null), meaningOf({ gone: 0.99 })]) {
      const { passages } = await ask(index, 'parking hours shop', { meaning })
      expect(passages.map(({ document }) => document)).toContain('parking.md')
    }
  })

  test('an abort rejects with its reason', async () => {
    const search = createKnowledgeSearch({ index, meaning: null })
    const question = { text: 'cakes', before: null, language: 'en-US' }
    const reason = new Error('the caller hung up')
    await expect(search.find(question, 5, AbortSignal.abort(reason))).rejects.toBe(reason)
  })
})
