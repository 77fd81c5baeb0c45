import { expect, test } from 'vitest'
import { parseTypedLine } from './typed-line.ts'

test.each([
  ['When are you open?', { kind: 'say', text: 'When are you open?' }],
  ['  hello ', { kind: 'say', text: 'hello' }],
  ['', { kind: 'silence' }],
  ['   ', { kind: 'silence' }],
  ['/press 1', { kind: 'press', digits: '1' }],
  ['/press 12#', { kind: 'press', digits: '12#' }],
  ['/press one', { kind: 'unknown' }],
  ['/press', { kind: 'unknown' }],
  ['/hangup', { kind: 'hang-up' }],
  ['/pickup', { kind: 'person', reaction: 'pickup' }],
  ['/nobody', { kind: 'person', reaction: 'nobody' }],
  ['/bye', { kind: 'unknown' }],
  ['/toString', { kind: 'unknown' }],
])('reads %j', (line, expected) => {
  expect(parseTypedLine(line)).toEqual(expected)
})
