import { expect, test } from 'vitest'
import { segmentsOf } from './segments.ts'

test('a text comes apart where words are marked, and is whole together', () => {
  const text = 'Parking costs 2 dollars.'
  const segments = segmentsOf(text, [
    { from: 0, to: 7, match: 1 },
    { from: 8, to: 13, match: 0 },
  ])
  expect(segments).toEqual([
    { text: 'Parking', match: 1 },
    { text: ' ', match: null },
    { text: 'costs', match: 0 },
    { text: ' 2 dollars.', match: null },
  ])
  expect(segments.map((segment) => segment.text).join('')).toBe(text)
})

test('marks that do not fit the text are passed over', () => {
  const marks = [
    { from: 0, to: 3, match: 0 },
    { from: 2, to: 4, match: 1 },
    { from: 3, to: 99, match: 2 },
  ]
  expect(segmentsOf('abcdef', marks)).toEqual([
    { text: 'abc', match: 0 },
    { text: 'def', match: null },
  ])
  expect(segmentsOf('', [])).toEqual([])
})
