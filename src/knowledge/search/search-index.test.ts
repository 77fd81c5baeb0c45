import { describe, expect, test } from 'vitest'
import { readDocument } from '../documents/document.ts'
import { createSearchIndex } from './search-index.ts'

const pages = {
  'hours.md': '# Opening hours\n\nThe shop is open from nine to five.',
  'parking.md':
    '# Parking\n\nThe lot is behind the shop.\n\n## What parking costs\n\nThe first hour is free. Then it is 2 dollars.',
  'cakes.md': '---\nkeywords: pastry\n---\n# Cakes\n\nWe bake cakes to order. Dr. Smith loves them. They take 2 days.',
  'list.md': '# Party service\n\nFor a party we need:\n\n- your name\n- the date\n- the number of guests',
}
const chunks = Object.entries(pages).flatMap(([file, source]) => readDocument(file, source))
const index = await createSearchIndex(chunks)

describe('search', () => {
  test.each([
    ["What are the shop's working hours?", 'hours.md', 'Opening hours'],
    ['when do you open', 'hours.md', 'Opening hours'],
    ['parking', 'parking.md', 'Parking'],
    ['how much is a place to park', 'parking.md', 'What parking costs'],
    ['do you have pastries', 'cakes.md', 'Cakes'],
    ['I want a cake', 'cakes.md', 'Cakes'],
    ['partys servise', 'list.md', 'Party service'],
  ])('%s', (query, file, heading) => {
    const [best] = index.search(query, 3)
    expect([best?.file, best?.headings.at(-1)]).toEqual([file, heading])
  })

  test('gives at most the limit, best first, and nothing for what no page has', () => {
    const scores = index.search('parking hours shop', 2).map((passage) => passage.score)
    expect(scores).toHaveLength(2)
    expect(scores).toEqual(scores.toSorted((left, right) => right - left))
    expect(index.search('quantum physics', 5)).toEqual([])
    expect(index.search('', 5)).toEqual([])
  })

  test.each(['__proto__', 'constructor', '(((', '\u0000', 'a'.repeat(10_000), '🍰', 'hours '.repeat(2_000)])(
    'odd words do no harm',
    (query) => expect(index.search(query, 3).length).toBeLessThan(4),
  )
})

describe('quote', () => {
  test('whole sentences, with an abbreviation in them', () => {
    expect(index.quote('what does Dr. Smith love', 30)?.text).toBe('Dr. Smith loves them.')
  })

  test('a list with its introduction', () => {
    expect(index.quote('what do you need for a party with guests', 300)?.text).toBe(
      'For a party we need: your name, the date, the number of guests.',
    )
  })

  test('nothing when only a lesser part of the question is written', () => {
    expect(index.quote('parking at the airport in London', 300)).toBeNull()
    expect(index.quote('and what about it', 300)).toBeNull()
  })

  test('an empty index has no answers', async () => {
    expect((await createSearchIndex([])).quote('hours', 300)).toBeNull()
  })
})
