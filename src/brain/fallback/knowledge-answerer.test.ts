import { describe, expect, test } from 'vitest'
import type { KnowledgeQuotes } from '../../knowledge/ports.ts'
import { createKnowledgeAnswerer } from './knowledge-answerer.ts'

const prompts = { notFound: 'Nothing written.', nextStep: 'Ask again.', trouble: 'No documents.' }
const passage = { file: 'a.md', headings: ['A'], text: 'Bread costs 3 dollars.', score: 1 }
const knowledge: KnowledgeQuotes = {
  quote: (question) => (question.includes('bread') ? { text: passage.text, passage } : null),
}
const calendar = { answer: (question: string, now: number) => (question === 'hours?' ? `open at ${now}` : null) }
const parts = { knowledge, calendar, name: 'the bakery assistant', prompts }

function ask(question: string, changes: Partial<Parameters<typeof createKnowledgeAnswerer>[0]> = {}) {
  return createKnowledgeAnswerer({ ...parts, ...changes }).answer({ question, now: 7 })
}

describe('answers without a model', () => {
  test('the calendar goes before the documents', () => {
    expect(ask('hours?')).toEqual({ text: 'open at 7', source: 'hours' })
  })

  test('the documents are quoted', () => {
    expect(ask('what is bread')).toEqual({ text: 'Bread costs 3 dollars.', source: 'knowledge' })
  })

  test('what is not written is said to be so, with the next step', () => {
    expect(ask('fish')).toEqual({ text: 'Nothing written. Ask again.', source: 'offer' })
  })

  test('without documents and hours there is still something to say', () => {
    expect(ask('fish', { knowledge: null, calendar: null })).toEqual({
      text: 'No documents. Ask again.',
      source: 'offer',
    })
  })

  test.each([
    ['Hello', 'Hello.'],
    ['Hi there, good morning!', 'Hello.'],
    ['Yes, please', 'Please tell me in a few words'],
    ['Thank you very much', 'You are welcome.'],
    ['Who are you?', 'the bakery assistant'],
    ["Hi, who's this?", 'the bakery assistant'],
    ['Are you a robot?', 'a computer program'],
    ['Can you help me please', 'Yes, I am here to help'],
    ['What can you do?', 'opening hours and services'],
    ['Could you repeat that?', 'once more'],
    ['Are you still there?', 'I can hear you'],
  ])('small talk: %s', (question, phrase) => {
    expect(ask(question)).toEqual({ source: 'offer', text: expect.stringContaining(phrase) })
  })

  test.each(['Hello, what is bread', 'Can you help me with bread', 'Thanks, and the bread?'])(
    'a question behind small talk is answered: %s',
    (question) => expect(ask(question).source).toBe('knowledge'),
  )

  test.each(['', '   ', '…', '?'])('no words at all (%j) are no small talk', (question) => {
    expect(ask(question).text).toBe('Nothing written. Ask again.')
  })
})
