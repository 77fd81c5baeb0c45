import { expect, test } from 'vitest'
import type { KnowledgeSource } from '../data.ts'
import { shortPlace, stateOf } from './source-state.ts'

const source: KnowledgeSource = {
  ...{ id: 'folder:/srv/pages', kind: 'folder', location: '/srv/pages', checkedAt: 1, succeededAt: 1, problem: null },
  ...{ documents: 2, passages: 5, refused: [], refusedCount: 0, underWay: null },
}
const underWay = { since: 1, done: 1, total: 2, document: 'a.md' }

test.each([
  ['good', {}],
  ['partly', { refusedCount: 1 }],
  ['broken', { problem: 'it is gone', refusedCount: 1 }],
  ['empty', { documents: 0 }],
  ['unread', { checkedAt: null, documents: 0 }],
  ['waiting', { underWay: { ...underWay, done: null }, problem: 'it is gone' }],
  ['reading', { underWay, problem: 'it is gone' }],
] as const)('is %s', (state, changes) => {
  expect(stateOf({ ...source, ...changes })).toBe(state)
})

test.each([
  ['/home/maria/frontdesk/knowledge', '…/frontdesk/knowledge'],
  ['/srv/pages', '/srv/pages'],
  ['C:\\Users\\Maria\\knowledge', '…/Maria/knowledge'],
  ['https://www.example.org/visit/', 'example.org/visit'],
])('%s is shown as %s', (location, shown) => {
  expect(shortPlace(location)).toBe(shown)
})
