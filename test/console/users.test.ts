import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { MadeToken } from '../../src/console/routes/tokens/schema.ts'
import type { MadeUser, UserList, UserView } from '../../src/console/routes/users/schema.ts'
import { createManualClock, type ManualClock } from '../fakes/manual-clock.ts'
import {
  addPerson,
  asOwner,
  type Browser,
  bearer,
  openBrowser,
  password,
  startConsole,
  tokenOf,
} from '../support/console.ts'
import type { TestApp } from '../support/test-app.ts'

/** The people of the console: adding, changing and removing them. */

let app: TestApp
let clock: ManualClock
let owner: Browser
beforeEach(async () => {
  clock = createManualClock()
  app = await startConsole({ parts: { clock } })
  owner = await asOwner(app)
})
afterEach(() => app[Symbol.asyncDispose]())

async function idOf(name: string): Promise<string> {
  const { body } = await owner.get<UserList>('/api/users')
  return body.users.find((user) => user.name === name)?.id ?? 'missing'
}

describe('adding somebody', () => {
  test('gives a link by which they set a password and are signed in', async () => {
    const added = await owner.post<MadeUser>('/api/users', {
      name: ' Anna ',
      email: 'Anna@Example.org',
      role: 'operator',
    })
    expect(added.status).toBe(201)
    expect(added.body).toEqual({
      user: {
        ...{ id: expect.any(String), name: 'Anna', email: 'anna@example.org', role: 'operator', disabled: false },
        ...{ hasPassword: false, createdAt: clock.now(), lastSignInAt: null },
      },
      link: {
        url: expect.stringMatching(/^https:\/\/frontdesk\.example\/setup#token=[\w-]{43}&user=Anna$/),
        expiresAt: clock.now() + 24 * 3_600_000,
      },
    })
    const anna = openBrowser(app)
    const set = await anna.post('/api/setup', { token: tokenOf(added.body.link.url), password })
    expect(set.body).toMatchObject({ user: { name: 'Anna', role: 'operator' } })
    expect((await anna.get('/api/session/list')).status).toBe(200)
    expect((await openBrowser(app).signIn('anna@example.org', password)).status).toBe(200)
  })

  test.each([
    ['no name', { role: 'viewer' }, 'name', 'is missing'],
    ['an empty name', { name: '  ', role: 'viewer' }, 'name', 'must not be empty'],
    ['a long name', { name: 'x'.repeat(81), role: 'viewer' }, 'name', 'must have at most 80 characters'],
    ['a name like an address', { name: 'a@b.org', role: 'viewer' }, 'name', 'must have neither @'],
    ['a name that turns around', { name: 'a\u202eb', role: 'viewer' }, 'name', 'signs that cannot be seen'],
    ['no role', { name: 'Anna' }, 'role', 'must be one of owner, operator, viewer'],
    ['a role that is none', { name: 'Anna', role: 'boss' }, 'role', 'must be one of owner, operator, viewer'],
    ['a bad address', { name: 'Anna', role: 'viewer', email: 'anna' }, 'email', 'must be an e-mail address'],
    ['an unknown field', { name: 'Anna', role: 'viewer', admin: true }, 'admin', 'is not known here'],
    ['a number for a name', { name: 5, role: 'viewer' }, 'name', 'must be a text'],
  ])('is refused with %s', async (_what, body, path, message) => {
    const { status, body: answer } = await owner.post('/api/users', body)
    expect(status).toBe(400)
    expect(answer).toMatchObject({
      error: 'bad request',
      faults: [{ path, message: expect.stringContaining(message) }],
    })
  })

  test.each([
    ['name', { name: 'ANNA', role: 'viewer' }],
    ['email', { name: 'Bert', email: 'ANNA@example.org', role: 'viewer' }],
  ])('is refused when the %s is taken', async (path, body) => {
    await owner.post('/api/users', { name: 'Anna', email: 'anna@example.org', role: 'viewer' })
    const { status, body: answer } = await owner.post('/api/users', body)
    expect(status).toBe(409)
    expect(answer).toMatchObject({ error: 'conflict', faults: [{ path, message: 'is what another user has' }] })
  })
})

describe('changing somebody', () => {
  test('to another role ends their sign-ins, and gives them its rights', async () => {
    const vera = await addPerson(app, owner, 'Vera', 'viewer')
    const changed = await owner.patch<UserView>(`/api/users/${await idOf('Vera')}`, { role: 'owner' })
    expect(changed.body).toMatchObject({ name: 'Vera', role: 'owner' })
    expect((await vera.get('/api/session/list')).status).toBe(401)
    await vera.signIn('Vera', `${password} of another`)
    expect((await vera.get('/api/users')).status).toBe(200)
  })

  test('in name and address leaves them signed in', async () => {
    const vera = await addPerson(app, owner, 'Vera', 'viewer')
    await owner.patch(`/api/users/${await idOf('Vera')}`, { name: 'Vera Lang', email: 'vera@example.org' })
    expect((await vera.get('/api/session')).body).toMatchObject({
      user: { name: 'Vera Lang', email: 'vera@example.org' },
    })
    await owner.patch(`/api/users/${await idOf('Vera Lang')}`, { email: null, role: 'viewer' })
    expect((await vera.get('/api/session')).body).toMatchObject({ user: { email: null } })
  })

  test('so that they are disabled ends sign-ins and tokens, until they are not any more', async () => {
    const otto = await addPerson(app, owner, 'Otto', 'owner')
    const made = await otto.post<MadeToken>('/api/tokens', { name: 'sheet', scopes: ['users:manage'] })
    const id = await idOf('Otto')
    expect((await owner.patch(`/api/users/${id}`, { disabled: true })).body).toMatchObject({ disabled: true })
    expect((await otto.get('/api/session/list')).status).toBe(401)
    expect((await openBrowser(app).get('/api/users', bearer(made.body.secret))).status).toBe(401)
    expect((await otto.signIn('Otto', `${password} of another`)).status).toBe(401)
    await owner.patch(`/api/users/${id}`, { disabled: false })
    expect((await otto.get('/api/session/list')).status).toBe(401)
    expect((await otto.signIn('Otto', `${password} of another`)).status).toBe(200)
    expect((await openBrowser(app).get('/api/users', bearer(made.body.secret))).status).toBe(200)
  })

  test('does not find who is not there', async () => {
    const expected = { error: 'not found', message: 'There is no such user.' }
    expect((await owner.patch('/api/users/nobody', { role: 'viewer' })).body).toEqual(expected)
    expect((await owner.delete('/api/users/nobody')).body).toEqual(expected)
    expect((await owner.post('/api/users/nobody/link')).body).toEqual(expected)
  })
})

describe('removing somebody', () => {
  test('ends their sign-ins, tokens and links', async () => {
    const otto = await addPerson(app, owner, 'Otto', 'owner')
    const made = await otto.post<MadeToken>('/api/tokens', { name: 'sheet', scopes: ['users:manage'] })
    const id = await idOf('Otto')
    const link = await owner.post<{ url: string }>(`/api/users/${id}/link`)
    expect((await owner.delete(`/api/users/${id}`)).status).toBe(204)
    expect((await otto.get('/api/session/list')).status).toBe(401)
    expect((await openBrowser(app).get('/api/users', bearer(made.body.secret))).status).toBe(401)
    const set = await openBrowser(app).post('/api/setup', { token: tokenOf(link.body.url), password })
    expect(set.status).toBe(410)
    expect((await owner.get<{ tokens: unknown[] }>('/api/tokens')).body.tokens).toEqual([])
  })
})

describe('the last owner', () => {
  const lastOwner = { error: 'conflict', message: expect.stringContaining('This is the last owner who can sign in') }

  test.each([
    ['removed', (id: string) => owner.delete(`/api/users/${id}`)],
    ['made an operator', (id: string) => owner.patch(`/api/users/${id}`, { role: 'operator' })],
    ['disabled', (id: string) => owner.patch(`/api/users/${id}`, { disabled: true })],
  ])('cannot be %s', async (_how, act) => {
    await addPerson(app, owner, 'Vera', 'operator')
    // Somebody who was only invited could not take over.
    await owner.post('/api/users', { name: 'Invited', role: 'owner' })
    const answer = await act(await idOf('owner'))
    expect(answer.status).toBe(409)
    expect(answer.body).toEqual(lastOwner)
    expect((await owner.get('/api/users')).status).toBe(200)
  })

  test('can go when another one can sign in, but not both at the same time', async () => {
    const otto = await addPerson(app, owner, 'Otto', 'owner')
    const [first, second] = [await idOf('owner'), await idOf('Otto')]
    const answers = await Promise.all([
      owner.patch(`/api/users/${second}`, { role: 'viewer' }),
      otto.patch(`/api/users/${first}`, { role: 'viewer' }),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  test('keeps the role when something else is changed', async () => {
    const answer = await owner.patch(`/api/users/${await idOf('owner')}`, {
      name: 'Olga',
      role: 'owner',
      disabled: false,
    })
    expect(answer.status).toBe(200)
    expect((await owner.get('/api/session')).body).toMatchObject({ user: { name: 'Olga', role: 'owner' } })
  })
})
