import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { DocumentList, DocumentText, KnowledgeOverview } from '../../src/console/routes/knowledge/schema.ts'
import type { SearchResult } from '../../src/console/routes/knowledge/search-schema.ts'
import { addPerson, asOwner, startConsole } from '../support/console.ts'
import { type KnowledgeDesk, openKnowledgeDesk } from '../support/knowledge-desk.ts'
import type { TestAppOptions } from '../support/test-app.ts'

const pages = {
  'parking.md': '# Parking\n\nThe garage is behind the house.\n\n## Price\n\nParking costs a few coins an hour.\n',
  'rooms/suites.md': '---\nkeywords: penthouse\n---\n# Suites\n\nThe suite on the roof has a bath.\n',
  'notes.txt': 'House rules\n\nDogs sleep in the yard.\n',
  'later.md': '---\ndraft: true\n---\n# Later\n\nNobody hears this.\n',
  'scan.pdf': 'no PDF at all',
}

const open: AsyncDisposable[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one[Symbol.asyncDispose]()
})

async function start(options: TestAppOptions = {}): Promise<KnowledgeDesk> {
  const desk = await openKnowledgeDesk(pages, options)
  open.push(desk)
  return desk
}

const overview = async ({ owner }: KnowledgeDesk) => (await owner.get<KnowledgeOverview>('/api/knowledge')).body

async function search({ owner }: KnowledgeDesk, query: Record<string, string>): Promise<SearchResult> {
  const { body } = await owner.get<SearchResult>(`/api/knowledge/search?${new URLSearchParams(query)}`)
  return body
}

describe('sources', () => {
  test('are shown with what came of them, and what did not', async () => {
    const desk = await start()
    const { documents, passages, meaning, isExample, folders, sources } = await overview(desk)
    expect({ documents, passages, isExample }).toEqual({ documents: 3, passages: 4, isExample: false })
    expect(meaning).toEqual({ state: 'off', because: 'no-key', problem: null, waiting: 0 })
    expect(folders).toEqual([{ id: `folder:${desk.folder}`, location: desk.folder }])
    expect(sources).toEqual([
      {
        ...{ id: `folder:${desk.folder}`, kind: 'folder', location: desk.folder, problem: null, underWay: null },
        ...{ checkedAt: expect.any(Number), succeededAt: expect.any(Number), documents: 3, passages: 4 },
        refused: [{ name: 'scan.pdf', problem: expect.stringContaining('it is not a PDF'), readAt: null }],
        refusedCount: 1,
      },
    ])
  })

  test('say why meaning is not searched', async () => {
    const desk = await start({
      assistant: {},
      env: { MISTRAL_API_KEY: 'some-key', MISTRAL_BASE_URL: 'http://127.0.0.1:9' },
    })
    await vi.waitFor(async () => {
      expect((await overview(desk)).meaning).toMatchObject({ state: 'troubled', because: 'provider' })
    })
    expect((await overview(desk)).meaning.problem).toMatch(/cannot be reached/)
  })

  test('are none where none are configured, and everything says so', async () => {
    const app = await startConsole({ assistant: { models: [] } })
    open.push(app)
    const owner = await asOwner(app)
    const { body } = await owner.get('/api/knowledge')
    expect(body).toMatchObject({
      documents: 0,
      sources: [],
      folders: [],
      meaning: { state: 'off', because: 'no-documents' },
    })
    expect((await owner.post<{ sources: [] }>('/api/knowledge/refresh', {})).body).toEqual({ sources: [] })
    const { body: found } = await owner.get<SearchResult>('/api/knowledge/search?q=where+can+I+park')
    expect(found).toMatchObject({ passages: [], answer: { from: 'declined' }, meaning: 'off' })
    const written = await owner.post('/api/knowledge/pages', { name: 'a.md', text: 'A' })
    expect([written.status, written.text]).toEqual([409, expect.stringContaining('folder')])
  })

  test('are looked at again on request, in the background, and whoever asks meanwhile joins', async () => {
    const desk = await start()
    const id = `folder:${desk.folder}`
    const before = (await overview(desk)).sources[0]?.checkedAt ?? 0
    await vi.waitUntil(() => Date.now() > before)
    const asked = await Promise.all(
      [{ source: id }, {}, { source: id }].map((wish) => desk.owner.post('/api/knowledge/refresh', wish)),
    )
    for (const { status, body } of asked) expect([status, body]).toEqual([202, { sources: [id] }])
    await vi.waitFor(async () => {
      const [source] = (await overview(desk)).sources
      expect(source).toMatchObject({ underWay: null })
      expect(source?.checkedAt).toBeGreaterThan(before)
    })
    const unknown = await desk.owner.post('/api/knowledge/refresh', { source: 'folder:/etc' })
    expect(unknown.status).toBe(404)
    const { body: audit } = await desk.owner.get('/api/audit?action=knowledge.refresh')
    expect(JSON.stringify(audit)).toContain(id)
  })

  test('without a body, all of them are meant', async () => {
    const desk = await start()
    expect((await desk.owner.post('/api/knowledge/refresh')).status).toBe(202)
  })

  test('that are gone from the disk keep what was read, and say so', async () => {
    const desk = await start()
    await rm(desk.folder, { recursive: true })
    await desk.owner.post('/api/knowledge/refresh', {})
    await vi.waitFor(async () => {
      const [source] = (await overview(desk)).sources
      expect(source?.problem).toMatch(/there is no such file or folder/)
      expect(source).toMatchObject({ documents: 3, passages: 4 })
    })
  })
})

describe('documents', () => {
  test('are listed by name, found by words, and shown as they were read', async () => {
    const desk = await start()
    const list = async (query: Record<string, string> = {}) => {
      const all = new URLSearchParams({ source: `folder:${desk.folder}`, ...query })
      return (await desk.owner.get<DocumentList>(`/api/knowledge/documents?${all}`)).body
    }
    const { documents, total, next } = await list()
    expect([total, next]).toEqual([5, null])
    expect(documents.map(({ name, kind, passages, page }) => [name, kind, passages, page !== null])).toEqual([
      ['later.md', 'markdown', 0, true],
      ['notes.txt', 'text', 1, true],
      ['parking.md', 'markdown', 2, true],
      ['rooms/suites.md', 'markdown', 1, true],
      ['scan.pdf', 'pdf', 0, false],
    ])
    expect((await list({ q: 'SUITE' })).documents.map(({ name }) => name)).toEqual(['rooms/suites.md'])
    const first = await list({ limit: '2' })
    expect(first.next).toBe('notes.txt')
    expect((await list({ limit: '2', after: 'notes.txt' })).documents.map(({ name }) => name)).toEqual([
      'parking.md',
      'rooms/suites.md',
    ])

    const text = async (query: Record<string, string>) => {
      const all = new URLSearchParams({ source: `folder:${desk.folder}`, ...query })
      return desk.owner.get<DocumentText>(`/api/knowledge/documents/text?${all}`)
    }
    const { body } = await text({ name: 'parking.md' })
    expect(body.document).toMatchObject({ title: 'Parking', passages: 2 })
    expect(body.passages).toEqual([
      { headings: ['Parking'], text: 'The garage is behind the house.', keywords: '', page: null },
      { headings: ['Parking', 'Price'], text: 'Parking costs a few coins an hour.', keywords: '', page: null },
    ])
    expect((await text({ name: 'parking.md', from: '1', limit: '1' })).body.passages).toEqual(body.passages.slice(1))
    expect((await text({ name: 'rooms/suites.md' })).body.passages[0]?.keywords).toBe('penthouse')
    expect((await text({ name: '../../etc/passwd' })).status).toBe(404)
    expect((await desk.owner.get('/api/knowledge/documents?source=folder:/etc')).status).toBe(404)
  })

  test('that are edited by hand are searched anew', async () => {
    const desk = await start()
    await mkdir(join(desk.folder, 'more'))
    await writeFile(join(desk.folder, 'more', 'pool.md'), '# Pool\n\nThe pool is heated.\n')
    await vi.waitFor(async () => {
      expect((await search(desk, { q: 'is there a pool' })).answer).toMatchObject({ text: 'The pool is heated.' })
    })
  })
})

describe('a question', () => {
  test('is answered as a caller would be, and it is said why', async () => {
    const desk = await start()
    const found = await search(desk, { q: 'How much is parking?' })
    const [heard] = await desk.ask(1, 'How much is parking?')
    expect(found.answer.from).toBe('knowledge')
    expect(heard).toContain(found.answer.text)
    const [best] = found.passages
    expect(best).toMatchObject({
      ...{ source: `folder:${desk.folder}`, document: 'parking.md', headings: ['Parking', 'Price'] },
      ...{ fits: true, toModel: false, byWords: { place: 1, share: 1 }, byMeaning: null },
      quote: { verdict: 'spoken', text: found.answer.text },
    })
    const meetings = best?.matches.flatMap(({ meets, words }) =>
      meets.map(({ concept, how }) => [found.concepts[concept]?.said, how, words]),
    )
    expect(meetings).toContainEqual(['parking', 'same', ['Parking']])
    expect(meetings).toContainEqual(['how much', 'same', ['costs']])
    expect(best?.marks.text).toContainEqual({ from: 0, to: 'Parking'.length, match: expect.any(Number) })
  })

  test('that nothing answers is declined, as a caller would hear it', async () => {
    const desk = await start()
    const found = await search(desk, { q: 'do you sell zeppelins' })
    const [heard] = await desk.ask(2, 'do you sell zeppelins')
    expect(found).toMatchObject({
      answer: { from: 'declined' },
      concepts: [{ said: 'sell' }, { said: 'zeppelins', isKnown: false }],
    })
    expect(heard).toContain(found.answer.text)
  })

  test('about the opening hours is answered from them', async () => {
    const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
    const week = Object.fromEntries(days.map((day) => [day, ['00:00-24:00']]))
    const desk = await start({ assistant: { openingHours: { zone: 'Europe/Berlin', days: week } } })
    const found = await search(desk, { q: 'are you open now' })
    const [heard] = await desk.ask(3, 'are you open now')
    expect(found.answer.from).toBe('hours')
    expect(heard).toContain(found.answer.text)
  })

  test('can go on from the one before', async () => {
    const desk = await start()
    const found = await search(desk, { q: 'and how much is it', before: 'where can I park' })
    expect(found).toMatchObject({ withBefore: true, answer: { text: expect.stringContaining('a few coins') } })
    expect(found.concepts.some(({ from }) => from === 'before')).toBe(true)
    expect((await search(desk, { q: 'hello' })).answer.from).toBe('small-talk')
  })

  test('is given to a model with the passages that it may use', async () => {
    const desk = await start({
      assistant: { models: [{ provider: 'mistral', model: 'mistral-small-latest' }], answers: { passages: 1 } },
      env: { MISTRAL_API_KEY: 'some-key', MISTRAL_BASE_URL: 'http://127.0.0.1:9' },
    })
    const { passages } = await search(desk, { q: 'parking garage price' })
    expect(passages.map(({ toModel }) => toModel)).toEqual([true, ...passages.slice(1).map(() => false)])
    expect((await overview(desk)).modelPassages).toBe(1)
  })

  test.each([
    ['', 'q'],
    ['q=', 'q'],
    [`q=${'a'.repeat(1_001)}`, 'q'],
    ['q=parking&language=../../etc', 'language'],
    ['q=parking&before=', 'before'],
  ])('that is none is refused with the field: %s', async (query, field) => {
    const desk = await start()
    const { status, body } = await desk.owner.get<{ faults: { path: string }[] }>(`/api/knowledge/search?${query}`)
    expect([status, body.faults[0]?.path]).toEqual([400, field])
  })

  test('in a language that nobody knows does no harm', async () => {
    const desk = await start()
    expect((await search(desk, { q: 'parking', language: 'tlh' })).passages[0]?.document).toBe('parking.md')
  })
})

test('what answers new calls is what is shown, when other settings are published', async () => {
  const desk = await start()
  const other = desk.path('others')
  await mkdir(other)
  await writeFile(join(other, 'sauna.md'), '# Sauna\n\nThe sauna is free.\n')
  const { body } = await desk.owner.get<{ version: string; text: string }>('/api/assistant')
  const text = body.text.replace(desk.folder, other)
  expect((await desk.owner.post('/api/assistant/publish', { text, base: body.version })).status).toBe(200)
  expect((await overview(desk)).sources.map(({ location }) => location)).toEqual([other])
  expect((await search(desk, { q: 'what does the sauna cost' })).answer.text).toBe('The sauna is free.')
  const written = await desk.owner.post('/api/knowledge/pages', { name: 'gym.md', text: '# Gym\n\nThe gym is open.' })
  expect(written.status).toBe(201)
  expect(await readFile(join(other, 'gym.md'), 'utf8')).toContain('The gym is open.')
})

test('viewers look, and change nothing', async () => {
  const desk = await start()
  const viewer = await addPerson(desk.app, desk.owner, 'Vera', 'viewer')
  expect((await viewer.get('/api/knowledge')).status).toBe(200)
  expect((await viewer.get('/api/knowledge/search?q=parking')).status).toBe(200)
  for (const answer of [
    await viewer.post('/api/knowledge/refresh', {}),
    await viewer.post('/api/knowledge/pages', { name: 'a.md', text: 'A' }),
    await viewer.put(`/api/knowledge/pages/${'a'.repeat(16)}`, { text: 'A', base: 'b'.repeat(16) }),
    await viewer.post('/api/knowledge/unanswered/0123456789/done'),
  ]) {
    expect(answer.status).toBe(403)
  }
})
