import { expect, test } from 'vitest'
import { searchQuery } from './search-query.ts'

const visiting = [{ caller: 'What are the visiting hours?', assistant: 'Two to eight.', interrupted: false }]

test.each([
  { question: 'And on Saturday?', history: visiting, query: 'And on Saturday? What are the visiting hours?' },
  { question: 'Why?', history: visiting, query: 'Why? What are the visiting hours?' },
  { question: 'Why?', history: [], query: 'Why?' },
  {
    question: 'How do I pay my parking ticket by card?',
    history: visiting,
    query: 'How do I pay my parking ticket by card?',
  },
])('$question', ({ question, history, query }) => {
  expect(searchQuery(question, history)).toBe(query)
})
