import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Session } from '../../src/console/routes/session/schema.ts'
import type { MadeToken, TokenList } from '../../src/console/routes/tokens/schema.ts'
import type { UserList } from '../../src/console/routes/users/schema.ts'
import { createManualClock, type ManualClock } from '../fakes/manual-clock.ts'
import { addPerson, asOwner, type Browser, bearer, openBrowser, startConsole } from '../support/console.ts'
import type { TestApp } from '../support/test-app.ts'

/** Tokens of programs that use the API. */

let app: TestApp
let clock: ManualClock
let owner: Browser
beforeEach(async () => {
  clock = createManualClock()
  app = await startConsole({ parts: { clock } })
  owner = await asOwner(app)
})
afterEach(() => app[Symbol.asyncDispose]())

const make = (body: object, by = owner) => by.post<MadeToken>('/api/tokens', body)
const users = (secret: string) => openBrowser(app).get('/api/users', bearer(secret))

test('a token is shown once, works, and is listed with its last use', async () => {
  const made = await make({ name: 'spreadsheet', scopes: ['users:manage', 'calls:read'] })
  expect(made.status).toBe(201)
  expect(made.body.secret).toMatch(/^fd_[\w-]{43}$/)
  expect(made.body.token).toEqual({
    ...{ id: expect.any(String), name: 'spreadsheet', scopes: ['calls:read', 'users:manage'] },
    ...{ user: { id: expect.any(String), name: 'owner' } },
    ...{ createdAt: clock.now(), expiresAt: null, lastUsedAt: null },
  })
  await clock.advance(5_000)
  expect((await users(made.body.secret)).status).toBe(200)
  const listed = await owner.get<TokenList>('/api/tokens')
  expect(listed.body.tokens).toEqual([{ ...made.body.token, lastUsedAt: clock.now() }])
  expect(listed.text).not.toContain(made.body.secret)
})

test('a token does what it is for, and says who it belongs to', async () => {
  const { body } = await make({ name: 'reader', scopes: ['calls:read'] })
  const refused = await users(body.secret)
  expect(refused.status).toBe(403)
  expect(refused.body).toMatchObject({
    message: 'This token is not allowed to add, change and remove people (users:manage).',
  })
  const session = await openBrowser(app).get<Session>('/api/session', bearer(body.secret))
  expect(session.body).toMatchObject({ user: { name: 'owner' }, scopes: ['calls:read'], open: false })
})

test('a token needs no proof that a page sent it, and a browser with one gets no more than it', async () => {
  const { body } = await make({ name: 'writer', scopes: ['users:manage'] })
  const headers = { ...bearer(body.secret).headers, 'sec-fetch-site': 'cross-site', origin: 'https://other.example' }
  const added = await openBrowser(app).post('/api/users', { name: 'Vera', role: 'viewer' }, { headers })
  expect(added.status).toBe(201)
  const cookie = [...owner.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const both = { headers: { ...bearer('fd_wrong').headers, cookie } }
  expect((await openBrowser(app).get('/api/users', both)).status).toBe(401)
})

test('a revoked token is worth nothing, at once', async () => {
  const { body } = await make({ name: 'old', scopes: ['users:manage'] })
  expect((await owner.delete(`/api/tokens/${body.token.id}`)).status).toBe(204)
  const refused = await users(body.secret)
  expect(refused.status).toBe(401)
  expect(refused.body).toMatchObject({ message: 'This token is not known, was revoked, or has expired.' })
  expect((await owner.delete(`/api/tokens/${body.token.id}`)).status).toBe(404)
})

test('an expired one too', async () => {
  const { body } = await make({ name: 'brief', scopes: ['users:manage'], expiresAt: clock.now() + 60_000 })
  await clock.advance(59_999)
  expect((await users(body.secret)).status).toBe(200)
  await clock.advance(1)
  expect((await users(body.secret)).status).toBe(401)
})

test('a token never does more than its maker may, now and later', async () => {
  const second = await addPerson(app, owner, 'Otto', 'owner')
  const { body } = await make({ name: 'all', scopes: ['users:manage', 'calls:read'] }, second)
  const id = (await owner.get<UserList>('/api/users')).body.users.find(({ name }) => name === 'Otto')?.id
  await owner.patch(`/api/users/${id}`, { role: 'viewer' })
  expect((await users(body.secret)).status).toBe(403)
  const session = await openBrowser(app).get<Session>('/api/session', bearer(body.secret))
  expect(session.body.scopes).toEqual(['calls:read'])
})

test('a token cannot make one that may do more', async () => {
  const { body } = await make({ name: 'maker', scopes: ['tokens:manage', 'calls:read'] })
  const by = (scopes: string[]) => openBrowser(app).post('/api/tokens', { name: 'child', scopes }, bearer(body.secret))
  expect((await by(['calls:read'])).status).toBe(201)
  const beyond = await by(['calls:read', 'users:manage'])
  expect(beyond.status).toBe(403)
  expect(beyond.body).toMatchObject({
    faults: [{ path: 'scopes', message: 'must not have users:manage, which you do not have yourself' }],
  })
})

describe('making one', () => {
  test.each([
    ['no scope', { name: 'a', scopes: [] }, 'scopes', 'must not be empty'],
    ['a scope that is none', { name: 'a', scopes: ['calls:write'] }, 'scopes[0]', 'must be one of calls:read'],
    ['no name', { name: ' ', scopes: ['calls:read'] }, 'name', 'must not be empty'],
    ['a time that is over', { name: 'a', scopes: ['calls:read'], expiresAt: 1 }, 'expiresAt', 'must be in the future'],
    [
      'half a millisecond',
      { name: 'a', scopes: ['calls:read'], expiresAt: 0.5 },
      'expiresAt',
      'must be a whole number',
    ],
  ])('is refused with %s', async (_what, body, path, message) => {
    const answer = await make(body)
    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({ faults: [{ path, message: expect.stringContaining(message) }] })
  })
})
