import { describe, expect, test } from 'vitest'
import type { Findings } from '../../knowledge/ports.ts'
import { createKnowledgeAnswerer } from './knowledge-answerer.ts'

const prompts = { notFound: 'Nothing written.', nextStep: 'Ask again.', trouble: 'No documents.' }
const passage = {
  ...{ id: 'a1', document: 'a.md', headings: ['A'], text: 'Bread costs 3 dollars.' },
  ...{ page: null, changedAt: null, score: 1 },
}
const bread: Findings = { passages: [passage], quote: () => ({ text: passage.text, passage }) }
const nothing: Findings = { passages: [], quote: () => null }
const calendar = { answer: (question: string, now: number) => (question === 'hours?' ? `open at ${now}` : null) }
const parts = { calendar, name: 'the bakery assistant', prompts }

function ask(question: string, changes: Partial<Parameters<typeof createKnowledgeAnswerer>[0]> = {}, documents = true) {
  const findings = documents ? (question.includes('bread') ? bread : nothing) : null
  return createKnowledgeAnswerer({ ...parts, ...changes }).answer({ question, now: 7, findings, earlier: [] })
}

describe('answers without a model', () => {
  test('the calendar goes before the documents', () => {
    expect(ask('hours?')).toEqual({ text: 'open at 7', source: 'hours', passage: null, unanswered: null })
  })

  test('the documents are quoted', () => {
    expect(ask('what is bread')).toEqual({
      text: 'Bread costs 3 dollars.',
      source: 'knowledge',
      passage,
      unanswered: null,
    })
  })

  test('what is not written is said to be so, with the next step', () => {
    expect(ask('fish')).toEqual({
      text: 'Nothing written. Ask again.',
      source: 'offer',
      passage: null,
      unanswered: 'nothing-found',
    })
  })

  test('without documents and hours there is still something to say', () => {
    expect(ask('fish', { calendar: null }, false)).toMatchObject({ text: 'No documents. Ask again.', source: 'offer' })
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
    expect(ask(question)).toMatchObject({ source: 'offer', text: expect.stringContaining(phrase), unanswered: null })
  })

  test.each(['Hello, what is bread', 'Can you help me with bread', 'Thanks, and the bread?'])(
    'a question behind small talk is answered: %s',
    (question) => expect(ask(question).source).toBe('knowledge'),
  )

  test.each(['', '   ', '…', '?'])('no words at all (%j) are no small talk', (question) => {
    expect(ask(question)).toMatchObject({ text: 'Nothing written. Ask again.', unanswered: null })
  })
})
