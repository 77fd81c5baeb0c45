import { chmod, link, mkdir, readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PageList, PagePreview, PageText, WrittenPage } from '../../src/console/routes/knowledge/page-schema.ts'
import type { QuestionList } from '../../src/console/routes/knowledge/question-schema.ts'
import type { MadeToken } from '../../src/console/routes/tokens/schema.ts'
import { addPerson, asOwner, bearer, password } from '../support/console.ts'
import { type KnowledgeDesk, openKnowledgeDesk } from '../support/knowledge-desk.ts'
import { startTestApp } from '../support/test-app.ts'

const path = '/api/knowledge/pages'
const parking = '# Parking\n\nThe garage is behind the house.\n'
const sauna = '# Sauna\n\nYes, there is a sauna in the cellar.\n'
let desk: KnowledgeDesk
beforeEach(async () => {
  desk = await openKnowledgeDesk({
    'parking.md': parking,
    'more/notes.txt': 'Notes\n\nNothing.\n',
    'list.csv': 'a,b\n1,2\n',
  })
})
afterEach(() => desk[Symbol.asyncDispose]())

type Refusal = { readonly message: string; readonly faults?: readonly { readonly path: string }[] }
const pages = async () => (await desk.owner.get<PageList>(path)).body.pages
const read = async (id: string) => (await desk.owner.get<PageText>(`${path}/${id}`)).body
const create = (page: object) => desk.owner.post<WrittenPage & Refusal>(path, page)
const replace = (id: string, page: object) => desk.owner.put<WrittenPage & Refusal>(`${path}/${id}`, page)
const onDisk = (name: string) => readFile(join(desk.folder, name), 'utf8')
const openQuestions = async () => (await desk.owner.get<QuestionList>('/api/knowledge/unanswered')).body.groups

async function pageNamed(name: string): Promise<PageText> {
  const id = (await pages()).find((page) => page.name === name)?.id ?? 'none'
  return read(id)
}

describe('a page that answers a question', () => {
  test('is written, read, found, and the question is dealt with', async () => {
    await desk.ask(1, 'Do you have a sauna?')
    const [group] = await openQuestions()
    const { status, body } = await create({ name: 'sauna.md', text: sauna, answers: group?.id })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      page: { name: 'sauna.md', title: 'Sauna', passages: 1, problem: null, text: sauna },
      isRead: true,
      check: {
        question: 'Do you have a sauna?',
        answer: { from: 'knowledge', text: 'Yes, there is a sauna in the cellar.' },
        isFound: true,
      },
      questions: 1,
    })
    expect(await onDisk('sauna.md')).toBe(sauna)
    expect(await openQuestions()).toEqual([])
    expect((await desk.ask(2, 'Do you have a sauna?'))[0]).toContain('Yes, there is a sauna in the cellar.')
    const audited = (await desk.owner.get<{ entries: object[] }>('/api/audit?action=knowledge.page')).text
    expect(audited).toContain(body.page.id)
    expect(audited).not.toContain('sauna')
  })

  test('leaves the question open while it is a draft, or answers something else', async () => {
    await desk.ask(1, 'Do you have a sauna?')
    const [group] = await openQuestions()
    const draft = await create({ name: 'a.md', text: `---\ndraft: true\n---\n${sauna}`, answers: group?.id })
    expect(draft.body).toMatchObject({ isRead: true, page: { passages: 0 }, check: { isFound: false }, questions: 0 })
    const other = await create({ name: 'b.md', text: '# Bicycles\n\nWe lend bicycles.\n', answers: group?.id })
    expect(other.body).toMatchObject({ check: { isFound: false, answer: { from: 'declined' } }, questions: 0 })
    expect(await openQuestions()).toHaveLength(1)
    const { id, base } = draft.body.page
    const used = await replace(id, { text: sauna, base, answers: group?.id })
    expect(used.body).toMatchObject({ check: { isFound: true }, questions: 1 })
    expect(await openQuestions()).toEqual([])
  })

  test('must name one that there is, and then nothing is written', async () => {
    const { status, body } = await create({ name: 'sauna.md', text: sauna, answers: '0123456789' })
    expect([status, body.faults?.[0]?.path]).toEqual([400, 'answers'])
    expect(await readdir(desk.folder)).not.toContain('sauna.md')
  })

  test('does not show the question’s number to those who may not see it', async () => {
    await desk.ask(1, 'Do you have a sauna, I am on 555 010 0123 4')
    const [group] = await openQuestions()
    const made = await desk.owner.post<MadeToken>('/api/tokens', {
      ...{ name: 'writer', scopes: ['knowledge:read', 'knowledge:write'] },
    })
    const { body } = await desk.owner.post<WrittenPage>(
      path,
      { name: 'sauna.md', text: sauna, answers: group?.id },
      bearer(made.body.secret),
    )
    expect(body.check?.question).toMatch(/sauna/)
    expect(body.check?.question).not.toMatch(/0123/)
  })
})

describe('pages', () => {
  test('are the texts of the owner’s own folders', async () => {
    expect((await pages()).map(({ name, title, passages }) => ({ name, title, passages }))).toEqual([
      { name: 'more/notes.txt', title: 'Notes', passages: 1 },
      { name: 'parking.md', title: 'Parking', passages: 1 },
    ])
    const page = await pageNamed('parking.md')
    expect(page).toMatchObject({ text: parking, title: 'Parking', base: expect.stringMatching(/^[\da-f]{16}$/) })
    expect((await desk.owner.get(`${path}/0123456789abcdef`)).status).toBe(404)
    expect((await desk.owner.get(`${path}/parking.md`)).status).toBe(400)
  })

  test('are edited in their place, and answer at once', async () => {
    const { id, base } = await pageNamed('parking.md')
    const { status, body } = await replace(id, { text: '# Parking\n\nThe garage is on the roof.\n', base })
    expect([status, body.isRead, body.check]).toEqual([200, true, null])
    expect(body.page.base).not.toBe(base)
    expect((await desk.ask(1, 'where is the garage'))[0]).toContain('The garage is on the roof.')
    expect(await readdir(desk.folder)).toEqual(['list.csv', 'more', 'parking.md'])
  })

  test('that were changed meanwhile are not written over', async () => {
    const { id, base } = await pageNamed('parking.md')
    await writeFile(join(desk.folder, 'parking.md'), '# Parking\n\nBy hand.\n')
    const { status, body } = await replace(id, { text: 'mine', base })
    expect([status, body.message]).toEqual([409, expect.stringContaining('changed meanwhile')])
    expect(await onDisk('parking.md')).toBe('# Parking\n\nBy hand.\n')
  })

  test('that two people save at once are saved by one of them', async () => {
    const { id, base } = await pageNamed('parking.md')
    const both = await Promise.all(['one', 'two'].map((text) => replace(id, { text: `# Parking\n\n${text}\n`, base })))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const kept = both.find(({ status }) => status === 200)?.body.page.text
    expect(await onDisk('parking.md')).toBe(kept)
  })

  test('keep the line ends that they have', async () => {
    await writeFile(join(desk.folder, 'parking.md'), parking.replaceAll('\n', '\r\n'))
    const { id, base, text } = await pageNamed('parking.md')
    await replace(id, { text: text.replaceAll('\r\n', '\n').replace('garage', 'lot'), base })
    expect(await onDisk('parking.md')).toBe('# Parking\r\n\r\nThe lot is behind the house.\r\n')
  })

  test('that cannot be used are written, with the reason', async () => {
    const { body } = await create({ name: 'bad.md', text: '---\nkeywords: [\n---\n# Bad\n' })
    expect(body).toMatchObject({
      isRead: true,
      page: { problem: expect.stringContaining('front matter'), passages: 0 },
    })
  })

  test('that are no text, or too long, are not edited here', async () => {
    await writeFile(join(desk.folder, 'latin.md'), Buffer.from([0x23, 0x20, 0xe4, 0xf6]))
    await writeFile(join(desk.folder, 'long.md'), 'long '.repeat(200_000))
    for (const name of ['latin.md', 'long.md']) {
      const id = (await pages()).find((page) => page.name === name)?.id
      expect((await desk.owner.get(`${path}/${id}`)).status).toBe(422)
    }
  })

  test('can be tried without being kept', async () => {
    const preview = async (text: string) =>
      (await desk.owner.post<PagePreview>(`${path}/preview`, { name: 'new.md', text })).body
    expect(
      await preview('---\nkeywords: [heat]\n---\n# Sauna\n\nIt is *hot*, <b>really</b>.\n\n## Price\n\nFree.'),
    ).toEqual({
      title: 'Sauna',
      passages: [
        { headings: ['Sauna'], text: 'It is hot, really.', keywords: 'heat', page: null },
        { headings: ['Sauna', 'Price'], text: 'Free.', keywords: 'heat', page: null },
      ],
      problem: null,
    })
    expect((await preview('---\nkeywords: [\n---\n')).problem).toMatch(/front matter/)
    expect((await preview('')).problem).toMatch(/empty/)
    expect(await readdir(desk.folder)).toEqual(['list.csv', 'more', 'parking.md'])
  })
})

describe('a new page', () => {
  test.each([
    ['../outside.md', 'path'],
    ['more/inside.md', 'path'],
    ['..\\outside.md', 'path'],
    ['.hidden.md', 'dot'],
    ['..md', 'dot'],
    ['page.txt', '.md'],
    ['page.html', '.md'],
    ['page', '.md'],
    ['.md', 'dot'],
    ['con.md', 'device'],
    ['a\u0000.md', 'letters'],
    ['a\u202ecod.md', 'letters'],
    ['-rf.md', 'begin'],
    ['a. .md', 'before .md'],
    [`${'ä'.repeat(80)}.md`, 'shorter'],
    ['page.MD', '.md'],
  ])('cannot be called %j', async (name, reason) => {
    const { status, body } = await create({ name, text: sauna })
    expect([status, body.faults?.[0]?.path]).toEqual([400, 'name'])
    expect(body.message).toContain(reason)
    expect(await readdir(desk.path('.'))).toEqual(['pages'])
    expect(await readdir(desk.folder)).toEqual(['list.csv', 'more', 'parking.md'])
  })

  test.each(['Öffnungszeiten 2027.md', '駐車場.md', 'v1.2 notes_old.md'])('can be called %s', async (name) => {
    const { status, body } = await create({ name, text: sauna })
    expect([status, body.page.name]).toEqual([201, name.normalize('NFC')])
    expect(await onDisk(name)).toBe(sauna)
  })

  test('never takes the place of another, or of a link', async () => {
    await symlink(desk.path('elsewhere.md'), join(desk.folder, 'link.md'))
    for (const name of ['parking.md', 'link.md']) {
      const { status, body } = await create({ name, text: sauna })
      expect([status, body.faults?.[0]?.path]).toEqual([409, 'name'])
    }
    expect(await onDisk('parking.md')).toBe(parking)
    expect(await readdir(desk.path('.'))).toEqual(['pages'])
  })

  test('of the same name by two people is made by one', async () => {
    const both = await Promise.all(['one', 'two'].map((text) => create({ name: 'new.md', text: `# ${text}\n` })))
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
  })

  test('goes into a folder of the settings only', async () => {
    for (const folder of ['folder:/etc', `folder:${desk.folder}/more`, desk.folder]) {
      expect((await create({ folder, name: 'a.md', text: sauna })).status).toBe(409)
    }
    expect((await create({ folder: `folder:${desk.folder}`, name: 'a.md', text: sauna })).status).toBe(201)
  })

  test.each([
    ['no text', { name: 'a.md', text: '  \n' }, 'text'],
    ['control characters', { name: 'a.md', text: 'a\u0007b' }, 'text'],
    ['half characters', { name: 'a.md', text: 'a\ud800b' }, 'text'],
    ['too much', { name: 'a.md', text: 'a'.repeat(200_001) }, 'text'],
    ['no name', { text: sauna }, 'name'],
    ['a text that is none', { name: 'a.md', text: 1 }, 'text'],
  ])('is refused for %s', async (_, page, field) => {
    const { status, body } = await create(page)
    expect([status, body.faults?.[0]?.path]).toEqual([400, field])
  })

  test('is refused where the folder is gone or cannot be written', async () => {
    await rename(desk.folder, `${desk.folder}-away`)
    expect((await create({ name: 'a.md', text: sauna })).status).toBe(409)
    await rename(`${desk.folder}-away`, desk.folder)
    if (process.getuid?.() === 0) return // may write everywhere
    await chmod(desk.folder, 0o500)
    expect((await create({ name: 'a.md', text: sauna })).status).toBe(422)
    await chmod(desk.folder, 0o700)
  })
})

describe('links', () => {
  test('that lead out of the folder are neither shown nor followed', async () => {
    const secret = desk.path('secret.md')
    await writeFile(secret, '# Secret\n')
    await mkdir(desk.path('outside'))
    await writeFile(desk.path('outside/a.md'), '# Outside\n')
    await symlink(secret, join(desk.folder, 'secret.md'))
    await symlink(desk.path('outside'), join(desk.folder, 'outside'))
    expect((await pages()).map(({ name }) => name)).toEqual(['more/notes.txt', 'parking.md'])
  })

  test('of a page that becomes one afterwards are not followed either', async () => {
    const { id, base } = await pageNamed('parking.md')
    const secret = desk.path('secret.md')
    await rename(join(desk.folder, 'parking.md'), secret)
    await symlink(secret, join(desk.folder, 'parking.md'))
    expect((await replace(id, { text: 'mine', base })).status).toBe(404)
    expect(await readFile(secret, 'utf8')).toBe(parking)
  })

  test('within the folder stay links', async () => {
    await symlink(join(desk.folder, 'parking.md'), join(desk.folder, 'alias.md'))
    const { id, base } = await pageNamed('alias.md')
    expect((await replace(id, { text: '# New\n\nText.\n', base })).status).toBe(200)
    expect(await onDisk('parking.md')).toBe('# New\n\nText.\n')
    expect(
      (await readdir(desk.folder, { withFileTypes: true })).find(({ name }) => name === 'alias.md')?.isSymbolicLink(),
    ).toBe(true)
  })

  test('of the hard kind are not written through', async () => {
    await writeFile(desk.path('kept.md'), parking)
    await link(desk.path('kept.md'), join(desk.folder, 'hard.md'))
    const { id, base } = await pageNamed('hard.md')
    expect((await replace(id, { text: '# New\n', base })).status).toBe(200)
    expect(await readFile(desk.path('kept.md'), 'utf8')).toBe(parking)
  })
})

test('the example is never changed, and it is said how to go on', async () => {
  await using app = await startTestApp({ env: { CONSOLE_PASSWORD: password } })
  const owner = await asOwner(app)
  expect((await owner.get<PageList>(path)).body).toEqual({ pages: [] })
  const made = await owner.post<Refusal>(path, { name: 'a.md', text: sauna })
  expect([made.status, made.body.message]).toEqual([409, expect.stringContaining('POST /api/assistant/own')])
  const { sources } = (await owner.get<{ isExample: boolean; sources: { id: string }[] }>('/api/knowledge')).body
  const list = await owner.get<{ documents: { page: null }[] }>(
    `/api/knowledge/documents?source=${encodeURIComponent(sources[0]?.id ?? '')}`,
  )
  expect(list.body.documents.length).toBeGreaterThan(5)
  expect(list.body.documents.every(({ page }) => page === null)).toBe(true)
  const viewer = await addPerson(app, owner, 'Otto', 'operator')
  expect((await viewer.post(path, { name: 'a.md', text: sauna })).status).toBe(409)
})
