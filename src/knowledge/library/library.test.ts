import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createManualClock } from '../../../test/fakes/manual-clock.ts'
import { knowledgeSchema } from '../../config/knowledge-schema.ts'
import { type Clock, systemClock } from '../../lib/clock.ts'
import { openKnowledgeStore } from '../../store/open-knowledge-store.ts'
import { passageHash } from '../passage-hash.ts'
import type { Embedder } from '../ports.ts'
import type { KnowledgeStore } from '../store.ts'
import { type Library, openLibrary } from './library.ts'
import type { LibraryStatus } from './status.ts'

let parent: string
let folder: string
let store: KnowledgeStore
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'library-'))
  folder = join(parent, 'pages')
  await mkdir(folder)
  store = await openKnowledgeStore({ file: ':memory:' })
})
afterEach(async () => {
  await store.close()
  await rm(parent, { recursive: true, force: true })
})

interface Setting {
  readonly sources?: readonly object[]
  readonly web?: object
  readonly passages?: number
  readonly clock?: Clock
  readonly embedder?: Embedder
  readonly mode?: 'follow' | 'rest'
}

/** A library on `store`, with the state that an edit should lead to waited for. */
async function open({ sources = [{ kind: 'folder', at: folder }], mode = 'follow', ...setting }: Setting = {}) {
  const { web = {}, passages = 1_000, clock = systemClock, embedder = null } = setting
  const problems: { name: string; reason: string }[] = []
  const waiting = new Set<() => void>()
  const tell = () => {
    for (const look of waiting) look()
  }
  const library: Library = await openLibrary({
    settings: {
      ...knowledgeSchema.parse({ sources, web, passages }),
      sources: knowledgeSchema.parse({ sources }).sources,
    },
    ...{ languages: ['en-US'], vocabulary: [], store, embedder, clock, mode },
    onProblem(problem) {
      problems.push(problem)
      tell()
    },
    onChange: (_status: LibraryStatus) => tell(),
  })
  const question = (text: string) => ({ text, before: null, language: 'en-US' })
  const find = async (text: string) =>
    (await library.search.find(question(text), 1, new AbortController().signal)).passages[0]
  return {
    library,
    problems,
    find,
    found: async (text: string) => (await find(text))?.text,
    until: (isThere: () => boolean | Promise<boolean>) =>
      new Promise<void>((resolve) => {
        const look = async () => {
          if (await isThere()) resolve()
        }
        waiting.add(look)
        void look()
      }),
    [Symbol.asyncDispose]: () => library[Symbol.asyncDispose](),
  }
}

async function write(files: Record<string, string | Buffer>) {
  for (const [file, content] of Object.entries(files)) {
    await mkdir(join(folder, file, '..'), { recursive: true })
    await writeFile(join(folder, file), content)
  }
}

describe('a folder of documents', () => {
  test('documents are read, in folders too; hidden files and pictures are not', async () => {
    await write({ 'a.md': 'Apples', 'deep/er/b.txt': 'Bananas', '.c.md': 'Cherries', 'd.png': 'Dates' })
    await using pages = await open()
    expect(await pages.found('banana')).toBe('Bananas')
    expect(await pages.found('cherries dates')).toBeUndefined()
    expect(pages.library.status()).toEqual({ documents: 2, passages: 2, waitingForVectors: 0, problems: [] })
  })

  test('edits, new files and removals are live', async () => {
    await write({ 'a.md': 'Apples', 'b.md': 'Bananas' })
    await using pages = await open()
    await write({ 'a.md': 'Cherries', 'new/d.md': 'Dates' })
    await pages.until(
      async () => (await pages.found('cherry')) === 'Cherries' && (await pages.found('date')) === 'Dates',
    )
    expect(await pages.found('apple')).toBeUndefined()
    await rm(join(folder, 'b.md'))
    await pages.until(async () => (await pages.found('banana')) === undefined)
    expect(await pages.found('cherry')).toBe('Cherries')
    expect(pages.problems).toEqual([])
  })

  test('a version that cannot be read leaves the last good one in use, and says so with its age', async () => {
    await write({ 'a.md': 'Apples' })
    await using pages = await open()
    await write({ 'a.md': Buffer.from([0x48, 0xe9, 0x21]) })
    await pages.until(() => pages.problems.length > 0)
    expect(await pages.found('apple')).toBe('Apples')
    expect(pages.problems).toMatchObject([
      { name: 'a.md', reason: expect.stringMatching(/UTF-8.*read just now.*in use/) },
    ])
    expect(pages.library.status().problems).toEqual(pages.problems)
    await write({ 'a.md': 'Bananas' })
    await pages.until(() => pages.library.status().problems.length === 0)
    expect(await pages.found('banana')).toBe('Bananas')
  })

  test('what stays the same is not read twice, not even by the next start', async () => {
    await write({ 'a.md': 'Apples' })
    await (await open())[Symbol.asyncDispose]()
    const [before] = await store.documents(`folder:${folder}`)
    await using pages = await open()
    expect(await store.documents(`folder:${folder}`)).toEqual([before])
    expect(await pages.found('apple')).toBe('Apples')
  })

  test('what was kept is found although the folder is gone, and it says how old it is', async () => {
    await write({ 'a.md': 'Apples' })
    await (await open())[Symbol.asyncDispose]()
    await rm(folder, { recursive: true })
    await using pages = await open()
    expect(await pages.found('apple')).toBe('Apples')
    expect(pages.library.status().problems).toMatchObject([
      { name: folder, reason: expect.stringMatching(/no such file or folder; the copy read .* in use/) },
    ])
  })

  test('links stay within the folder', async () => {
    await writeFile(join(parent, 'secret.md'), 'Secrets')
    await mkdir(join(folder, '..data'))
    await writeFile(join(folder, '..data', 'in.md'), 'Insides')
    await symlink(join(parent, 'secret.md'), join(folder, 'out.md'))
    await symlink(join('..data', 'in.md'), join(folder, 'in.md'))
    await symlink(parent, join(folder, 'up'))
    await symlink('nowhere.md', join(folder, 'lost.md'))
    await using pages = await open()
    expect(await pages.found('insides')).toBe('Insides')
    expect(await pages.found('secrets')).toBeUndefined()
    expect(pages.problems).toEqual([
      { name: 'lost.md', reason: 'it is a link to nothing' },
      { name: 'out.md', reason: 'it is a link that leads out of the folder' },
    ])
  })

  test.each([
    ['gigabytes', async () => truncate(join(folder, 'bad.md'), 5 * 1024 ** 3), /larger than 20 MB/],
    ['another kind', async () => write({ 'bad.doc': 'x' }), /docx/],
  ])('a file of %s is refused by name; the others go in', async (_what, spoil, reason) => {
    await write({ 'bad.md': 'Bad', 'good.md': 'Apples' })
    await spoil()
    await using pages = await open()
    expect(pages.problems).toMatchObject([
      { name: expect.stringMatching(/^bad/), reason: expect.stringMatching(reason) },
    ])
    expect(await pages.found('apple')).toBe('Apples')
  })

  test('more passages than there is room for are refused', async () => {
    await write({
      'a.md': Array.from({ length: 101 }, (_, number) => `# Head ${number}\n\nText.`).join('\n\n'),
      'b.md': 'Bananas',
    })
    await using pages = await open({ passages: 100 })
    expect(pages.problems).toMatchObject([{ name: 'a.md', reason: expect.stringMatching(/101 passages/) }])
    expect(await pages.found('banana')).toBe('Bananas')
  })
})

describe('several instances on one store', () => {
  test('follow what another one reads and forgets', async () => {
    await write({ 'a.md': 'Apples' })
    await using reading = await open()
    const clock = createManualClock()
    await using following = await open({ clock, sources: [{ kind: 'folder', at: folder }], mode: 'follow' })
    await write({ 'b.md': 'Bananas' })
    await reading.until(async () => (await reading.found('banana')) === 'Bananas')
    await clock.advance(1_000)
    await following.until(async () => (await following.found('banana')) === 'Bananas')
  })

  test('a source that is no longer configured is forgotten with its documents', async () => {
    await write({ 'a.md': 'Apples' })
    await (await open())[Symbol.asyncDispose]()
    await using pages = await open({ sources: [] })
    expect(await pages.found('apple')).toBeUndefined()
    expect(await pages.library.sources()).toEqual([])
  })
})

describe('a page', () => {
  let server: Server
  let answer: { status: number; body: string; etag?: string }
  const asked: (string | undefined)[] = []
  let address: string
  /** The server answers once it is over. */
  let hold: Promise<void>
  beforeEach(async () => {
    asked.length = 0
    hold = Promise.resolve()
    answer = {
      status: 200,
      body: '<title>Parking</title><h1>Parking</h1><p>Parking is behind the house.</p>',
      etag: '"1"',
    }
    server = createServer(async (request, response) => {
      await hold
      if (request.url !== '/parking') return void response.writeHead(404).end()
      asked.push(request.headers['if-none-match'])
      const unchanged = answer.etag !== undefined && request.headers['if-none-match'] === answer.etag
      response.writeHead(unchanged ? 304 : answer.status, {
        'content-type': 'text/html',
        ...(answer.etag && { etag: answer.etag }),
      })
      response.end(unchanged ? undefined : answer.body)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/parking`
  })
  afterEach(() => new Promise((resolve) => server.close(resolve)))

  const settings = () => ({
    sources: [{ kind: 'page', at: address }],
    web: { privateHosts: [new URL(address).host], pauseMs: 0 },
    mode: 'rest' as const,
  })
  const refresh = ({ library }: { library: Library }) =>
    library.refresh({ location: null, signal: new AbortController().signal })

  test('is found with its address, asked for again only if it changed, and kept when its server fails', async () => {
    await using pages = await open(settings())
    await refresh(pages)
    expect(await pages.find('where can I park')).toMatchObject({ document: address, headings: ['Parking'] })
    await refresh(pages)
    expect(asked).toEqual([undefined, '"1"'])

    answer = { status: 500, body: 'oops' }
    await refresh(pages)
    expect(await pages.found('where can I park')).toBe('Parking is behind the house.')
    expect(pages.library.status().problems).toMatchObject([{ reason: expect.stringMatching(/in use/) }])

    answer = { status: 404, body: 'gone' }
    await refresh(pages)
    expect(await pages.found('where can I park')).toBeUndefined()
  })

  test('whoever begins to look at it can watch, and who begins again meanwhile joins', async () => {
    const held = Promise.withResolvers<void>()
    const reached = Promise.withResolvers<void>()
    server.prependListener('request', reached.resolve)
    hold = held.promise
    await using pages = await open(settings())
    const id = `page:${address}`
    expect(await pages.library.begin('page:https://example.org/')).toEqual([])
    expect(pages.library.underWay()).toEqual(new Map())
    expect(await pages.library.begin(id)).toEqual([id])
    await reached.promise
    expect(await pages.library.begin(null)).toEqual([id])
    expect(pages.library.underWay()).toEqual(
      new Map([[id, { since: expect.any(Number), progress: { done: 0, total: null, document: '' } }]]),
    )
    held.resolve()
    await expect.poll(() => pages.library.underWay().size, { timeout: 15_000 }).toBe(0)
    expect(await pages.found('where can I park')).toBe('Parking is behind the house.')
    expect(asked).toHaveLength(1)
  })
})

describe('meaning', () => {
  test('each text is embedded once, and what is edited anew', async () => {
    const embedded: string[] = []
    const embedder: Embedder = {
      id: 'test',
      embed: async (texts) => {
        embedded.push(...texts)
        return texts.map(() => Float32Array.of(1, 0, 0, 0))
      },
    }
    await write({ 'a.md': 'Apples', 'b.md': 'Bananas' })
    const first = await open({ embedder })
    await first.library.embedded()
    await first[Symbol.asyncDispose]()
    await write({ 'b.md': 'Cherries' })
    await using pages = await open({ embedder })
    await pages.library.embedded()
    expect(embedded.map((text) => text.split('\n').at(-1)).sort()).toEqual(['Apples', 'Bananas', 'Cherries'])
    const bananas = passageHash({ headings: ['b'], text: 'Bananas' })
    await expect.poll(() => store.vectors('test', [bananas])).toEqual([])
  })
})
