import { describe, expect, test } from 'vitest'
import type { Passage } from '../knowledge/ports.ts'
import { sourcesOf } from './sources.ts'

const passage = (id: string, heading: string, text: string, page: number | null = null): Passage => ({
  ...{ id, document: `${id}.md`, headings: ['Hospital', heading], text },
  ...{ page, changedAt: null, score: 1 },
})
const passages = [
  passage('parking', 'Parking', 'The garage behind the main building costs 2 dollars an hour.', 3),
  passage('visits', 'Visiting hours', 'Visiting hours are every day from 10 a.m. to 8 p.m.'),
]

describe('the sources of an answer', () => {
  test('are those that it cites, in their order; numbers without a passage count for nothing', () => {
    expect(sourcesOf('Whatever.', [2, 9, 0, 1], passages)).toEqual([
      { passage: 'visits', document: 'visits.md', headings: ['Hospital', 'Visiting hours'], page: null, how: 'cited' },
      { passage: 'parking', document: 'parking.md', headings: ['Hospital', 'Parking'], page: 3, how: 'cited' },
    ])
  })

  test.each([
    ['You can visit every day during the visiting hours.', ['visits']],
    ['The garage is behind the main building.', ['parking']],
    ['Yes.', []],
    ['Please tell me what you need.', []],
    ['', []],
  ])('without citations they are those that share its words: %s', (answer, ids) => {
    const sources = sourcesOf(answer, [], passages)
    expect(sources.map((source) => [source.passage, source.how])).toEqual(ids.map((id) => [id, 'matched']))
  })
})
