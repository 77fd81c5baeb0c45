import { beforeAll, describe, expect, test } from 'vitest'
import type { KnowledgeSearch } from '../ports.ts'
import { indexHospital } from './hospital.test-support.ts'
import { createKnowledgeSearch } from './knowledge-search.ts'
import { questionsWithoutAnswer } from './no-answer.test-support.ts'

let search: KnowledgeSearch

beforeAll(async () => {
  search = createKnowledgeSearch({ index: await indexHospital(['cardiology', 'X-ray', 'Medicare']), meaning: null })
})

function find(text: string) {
  return search.find({ text, before: null, language: 'en-US' }, 5, new AbortController().signal)
}

describe('questions that the documents do not answer', () => {
  test('at least 95 of 100 are declined', async () => {
    expect(questionsWithoutAnswer.length).toBeGreaterThanOrEqual(100)
    const answered: string[] = []
    for (const question of questionsWithoutAnswer) if ((await find(question)).quote(300)) answered.push(question)
    expect(answered.length, answered.join('\n')).toBeLessThanOrEqual(questionsWithoutAnswer.length * 0.05)
  })

  test.each([
    'What is the capital of France?',
    'Tell me a joke',
    'How do I renew my passport?',
    'quantum entanglement',
    '',
  ])('a model is shown nothing either: %j', async (question) => expect((await find(question)).passages).toEqual([]))

  test('what is written in part is shown to a model and not quoted', async () => {
    const findings = await find('Do you accept Kaiser insurance?')
    expect(findings.passages[0]?.headings.at(-1)).toBe('Insurance we accept')
    expect(findings.quote(300)).toBeNull()
  })
})
