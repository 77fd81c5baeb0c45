import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { createManualClock } from '../test/fakes/manual-clock.ts'
import { createConsolePages, type PageParts } from './console-pages.ts'

test('whoever saves a page does not wait for a library that is busy, and is told so', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pages-'))
  const clock = createManualClock()
  const sources = [{ kind: 'folder', at: folder }]
  const knowledge = { refresh: () => new Promise(() => undefined), documents: async () => [] }
  const pages = createConsolePages({
    editions: { current: { config: { assistant: { knowledge: { sources } } }, knowledge } },
    questions: { find: async () => ({ id: '0123456789', question: 'Is there a sauna?' }), mark: async () => 1 },
    search: async () => {
      throw new Error('nothing is asked before the page is read')
    },
    clock,
  } as unknown as PageParts)
  const writing = pages.create({ name: 'sauna.md', text: '# Sauna\n', answers: '0123456789' })
  await vi.waitUntil(() => clock.sleepers() > 0)
  await clock.advance(5_000)
  expect(await writing).toMatchObject({ isRead: false, check: null, questions: 0, page: { title: null } })
  expect(await readFile(join(folder, 'sauna.md'), 'utf8')).toBe('# Sauna\n')
  await rm(folder, { recursive: true })
})
