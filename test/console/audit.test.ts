import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AuditPage } from '../../src/console/routes/audit/schema.ts'
import type { MadeToken } from '../../src/console/routes/tokens/schema.ts'
import type { MadeUser } from '../../src/console/routes/users/schema.ts'
import { openStore } from '../../src/store/open-store.ts'
import { createManualClock, type ManualClock } from '../fakes/manual-clock.ts'
import { addPerson, asOwner, type Browser, bearer, openBrowser, password, startConsole } from '../support/console.ts'
import type { TestApp } from '../support/test-app.ts'

/** Who did what, as it can be read afterwards. */

let app: TestApp
let clock: ManualClock
let owner: Browser
beforeEach(async () => {
  clock = createManualClock()
  app = await startConsole({ parts: { clock } })
  owner = await asOwner(app)
})
afterEach(() => app[Symbol.asyncDispose]())

const read = async (query = '') => (await owner.get<AuditPage>(`/api/audit${query}`)).body
const shown = ({ entries }: AuditPage) => entries.map(({ actor, action, result }) => [actor.name, action, result])

test('every change has its entry, with who, what, on what, from where and when', async () => {
  const added = await owner.post<MadeUser>('/api/users', { name: 'Vera', email: 'vera@example.org', role: 'viewer' })
  const { id } = added.body.user
  await clock.advance(1_000)
  await owner.patch(`/api/users/${id}`, { role: 'boss' })
  await owner.delete(`/api/users/${id}`)
  const { entries } = await read()
  const actor = { kind: 'user', id: expect.any(String), name: 'owner' }
  const common = { id: expect.any(String), actor, address: '203.0.113.5' }
  expect(entries).toEqual([
    { ...common, at: clock.now(), action: 'user.remove', target: id, result: 'ok' },
    { ...common, at: clock.now(), action: 'user.change', target: id, result: 'refused' },
    { ...common, at: clock.now() - 1_000, action: 'user.add', target: id, result: 'ok' },
    { ...common, at: clock.now() - 1_000, action: 'session.begin', target: 'password', result: 'ok' },
  ])
})

test('it tells a token from its maker, and what somebody had no right to', async () => {
  const vera = await addPerson(app, owner, 'Vera', 'viewer')
  const made = await owner.post<MadeToken>('/api/tokens', { name: 'sheet', scopes: ['calls:read'] })
  await vera.post('/api/users', { name: 'Eve', role: 'owner' })
  await openBrowser(app).post('/api/users', { name: 'Eve', role: 'owner' }, bearer(made.body.secret))
  await openBrowser(app).post('/api/users', { name: 'Eve', role: 'owner' })
  expect(shown(await read('?limit=4'))).toEqual([
    ['owner (sheet)', 'user.add', 'refused'],
    ['Vera', 'user.add', 'refused'],
    ['owner', 'token.make', 'ok'],
    ['Vera', 'session.setup', 'ok'],
  ])
})

test('it holds no bodies, words or secrets', async () => {
  const made = await owner.post<MadeToken>('/api/tokens', { name: 'sheet', scopes: ['calls:read'] })
  await owner.post('/api/users', { name: '+1 555 123 4567', role: 'viewer' })
  await owner.post('/api/session/password', { current: password, next: 'a quite different one' })
  const { text } = await owner.get('/api/audit')
  for (const secret of [made.body.secret, '555', password, 'a quite different one']) expect(text).not.toContain(secret)
})

test('what is read is not in it', async () => {
  await owner.get('/api/users')
  await owner.get('/api/session/list')
  expect(shown(await read())).toEqual([['owner', 'session.begin', 'ok']])
})

test('it comes in pages, none of which repeats or leaves out an entry, and can be filtered', async () => {
  const startedAt = clock.now()
  for (let index = 0; index < 7; index += 1) {
    if (index % 2 === 0) await clock.advance(1_000)
    await owner.post('/api/users', { name: `User ${index}`, role: 'viewer' })
  }
  const all = await read()
  expect(all.entries).toHaveLength(8)
  expect(all.next).toBeNull()
  const paged: AuditPage['entries'] = []
  for (let next: string | null = ''; next !== null; ) {
    const page: AuditPage = await read(`?limit=3${next === '' ? '' : `&after=${next}`}`)
    paged.push(...page.entries)
    next = page.next
  }
  expect(paged).toEqual(all.entries)
  expect(shown(await read('?action=session.begin'))).toEqual([['owner', 'session.begin', 'ok']])
  expect((await read('?result=refused')).entries).toEqual([])
  expect((await read(`?until=${startedAt + 1}`)).entries).toHaveLength(1)
  expect((await read(`?from=${startedAt + 3_000}`)).entries).toHaveLength(3)
  const ownerId = all.entries[0]?.actor.id
  expect((await read(`?actor=${ownerId}`)).entries).toHaveLength(8)
  expect((await read('?actor=somebody')).entries).toEqual([])
})

test.each([
  ['?limit=0', 'limit', 'must be at least 1'],
  ['?limit=many', 'limit', 'must be a number'],
  ['?after=yesterday', 'after', 'must be the `next` of the page before'],
  ['?result=good', 'result', 'must be one of ok, refused, failed'],
])('the question %s is refused', async (query, path, message) => {
  const { status, body } = await owner.get(`/api/audit${query}`)
  expect(status).toBe(400)
  expect(body).toMatchObject({ faults: [{ path, message: expect.stringContaining(message) }] })
})

test('it is kept for 400 days', async () => {
  await using store = await openStore({ file: ':memory:' })
  const parts = { store: { ...store, close: async () => undefined } }
  const startedAt = clock.now()
  const after = (days: number) =>
    startConsole({ parts: { ...parts, clock: createManualClock(startedAt + days * 86_400_000) } })
  const attempts = async (program: TestApp) => {
    const browser = await asOwner(program)
    return (await browser.get<AuditPage>('/api/audit')).body.entries.length
  }
  await using first = await after(0)
  expect(await attempts(first)).toBe(1)
  await using second = await after(399)
  expect(await attempts(second)).toBe(2)
  await using third = await after(401)
  await expect.poll(() => third.logs.filter(({ event }) => event === 'privacy.swept').length).toBe(1)
  expect(await attempts(third)).toBe(2)
})
