import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import type { SourceStatus } from './open-desk.ts'
import { sourceLines } from './source-lines.ts'

const now = Date.UTC(2026, 10, 22, 12)
const hour = 3_600_000

function source(more: Partial<SourceStatus>): SourceStatus {
  const location = resolve('pages')
  return {
    ...{ id: `folder:${location}`, kind: 'folder', location, documents: 12, passages: 80, refused: [] },
    ...{ checkedAt: now - hour, succeededAt: now - hour, problem: null },
    ...more,
  }
}

test('sources stand in columns, with their age', () => {
  const page = { kind: 'page', location: 'https://a.example/faq', documents: 1, passages: 1 } as const
  expect(sourceLines([source({}), source(page)], now)).toEqual([
    'folder  pages                  12 documents, 80 passages, read 1 hour ago',
    'page    https://a.example/faq  1 document, 1 passage, read 1 hour ago',
  ])
})

test('what could not be read is named below, with the age of the copy that is used', () => {
  const refused = [
    { name: 'a.pdf', problem: 'it is encrypted', readAt: null },
    { name: 'b\u001b[2J.pdf', problem: 'it is\ndamaged', readAt: now - 3 * hour },
  ]
  const problem = 'the server refused the connection'
  expect(sourceLines([source({ problem, succeededAt: now - 48 * hour, refused })], now)).toEqual([
    'folder  pages  12 documents, 80 passages, read 2 days ago',
    '        the server refused the connection; the copy read 2 days ago stays in use',
    '        a.pdf: it is encrypted',
    '        b.pdf: it is damaged; the copy read 3 hours ago stays in use',
  ])
})

test('what was never read says so, and what never could be has no copy', () => {
  const none = { documents: 0, passages: 0, succeededAt: null }
  const problem = 'the server refused the connection'
  const lines = sourceLines([source({ ...none, checkedAt: null }), source({ ...none, problem })], now)
  expect(lines).toEqual([
    'folder  pages  not read yet',
    'folder  pages  0 documents, 0 passages',
    '        the server refused the connection',
  ])
})
