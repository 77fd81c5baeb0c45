import { afterEach, describe, expect, test } from 'vitest'
import type { Session } from '../../src/console/routes/session/schema.ts'
import type { MadeUser } from '../../src/console/routes/users/schema.ts'
import { openBrowser, password, startWithoutUsers, tokenOf } from '../support/console.ts'
import type { TestApp } from '../support/test-app.ts'

/** A console of which nothing is configured: open to whoever sits at the machine, and to nobody else. */

let app: TestApp
afterEach(() => app[Symbol.asyncDispose]())

async function start(env: Record<string, string> = {}): Promise<void> {
  app = await startWithoutUsers({ env: { PUBLIC_URL: '', ...env } })
}

const here = { host: 'localhost:5000', address: '127.0.0.1' }

describe('with nothing configured', () => {
  test.each([
    [{ host: 'localhost:5000', address: '127.0.0.1' }],
    [{ host: '127.0.0.1:5000', address: '::ffff:127.0.0.1' }],
    [{ host: '[::1]:5000', address: '::1' }],
    [{ host: '127.0.0.1', address: '127.0.0.1' }],
  ])('this machine may do everything: %o', async (where) => {
    await start()
    const browser = openBrowser(app, where)
    const { body } = await browser.get<Session>('/api/session')
    expect(body.user).toEqual({ id: 'this-machine', name: 'this machine', email: null, role: 'owner' })
    expect(body).toMatchObject({ open: true, setup: false, scopes: expect.arrayContaining(['users:manage']) })
    expect((await browser.get('/api/users')).body).toEqual({ users: [] })
    expect((await browser.get('/api/session/list')).status).toBe(403)
  })

  test.each([
    ['another machine', { host: 'localhost:5000', address: '192.0.2.7' }, {}],
    ['a name that points here (DNS rebinding)', { host: 'evil.example:5000', address: '127.0.0.1' }, {}],
    ['a name that looks like here', { host: 'localhost.evil.example', address: '127.0.0.1' }, {}],
    ['an address with a service for names', { host: '127.0.0.1.nip.io', address: '127.0.0.1' }, {}],
    ['a tunnel', here, { 'x-forwarded-for': '192.0.2.7' }],
    ['a tunnel that keeps the name', here, { 'x-forwarded-host': 'tunnel.example' }],
    ['a proxy', here, { forwarded: 'for=192.0.2.7' }],
    ['an old proxy', here, { via: '1.1 proxy' }],
    ['nginx', here, { 'x-real-ip': '192.0.2.7' }],
  ])('%s may do nothing', async (_who, where, headers) => {
    await start()
    const browser = openBrowser(app, where)
    const refused = await browser.get('/api/users', { headers })
    expect(refused.status).toBe(401)
    expect(refused.body).toMatchObject({ message: expect.stringContaining('CONSOLE_PASSWORD') })
    expect((await browser.post('/api/users', { name: 'Eve', role: 'owner' }, { headers })).status).toBe(401)
    const session = await browser.get('/api/session', { headers })
    expect(session.body).toMatchObject({ user: null, scopes: [], open: false, setup: true })
  })

  test('an authorization of something before us changes nothing, and a wrong token is refused', async () => {
    await start()
    const browser = openBrowser(app, here)
    expect((await browser.get('/api/users', { headers: { authorization: 'Basic YTpi' } })).status).toBe(200)
    const wrong = await browser.get('/api/users', { headers: { authorization: 'Bearer fd_wrong' } })
    expect(wrong.status).toBe(401)
    expect(wrong.headers['www-authenticate']).toBe('Bearer error="invalid_token"')
  })

  test('the first user has to be an owner, and closes it for good', async () => {
    await start()
    const browser = openBrowser(app, here)
    const viewer = await browser.post('/api/users', { name: 'Vera', role: 'viewer' })
    expect(viewer.status).toBe(400)
    expect(viewer.body).toMatchObject({ faults: [{ path: 'role', message: expect.stringContaining('must be owner') }] })
    const made = await browser.post<MadeUser>('/api/users', { name: 'Anna', role: 'owner' })
    expect(made.status).toBe(201)
    expect(made.body.link.url).toMatch(/^http:\/\/localhost:5000\/setup#token=[\w-]{43}&user=Anna$/)
    expect((await browser.get('/api/users')).status).toBe(401)
    expect((await browser.get('/api/session')).body).toMatchObject({ user: null, open: false, setup: false })
    const set = await browser.post('/api/setup', { token: tokenOf(made.body.link.url), password })
    expect(set.status).toBe(200)
    expect((await browser.get('/api/users')).status).toBe(200)
  })

  test('a token needs a person to belong to', async () => {
    await start()
    const answer = await openBrowser(app, here).post('/api/tokens', { name: 'mcp', scopes: ['calls:read'] })
    expect(answer.status).toBe(409)
    expect(answer.body).toMatchObject({ message: expect.stringContaining('Add yourself as a user first') })
  })
})

describe('it is not open', () => {
  const oidc = {
    CONSOLE_OIDC_ISSUER: 'https://issuer.example',
    CONSOLE_OIDC_CLIENT_ID: 'frontdesk',
    CONSOLE_OIDC_CLIENT_SECRET: 'secret',
  }

  test.each([
    ['where it listens for other machines', { HOST: '0.0.0.0' }],
    ['where it has a public address', { PUBLIC_URL: 'https://frontdesk.example' }],
    ['where it has a public address for trying', { PUBLIC_URL: 'http://localhost:5000' }],
    ['where people sign in by OpenID Connect', oidc],
  ])('%s: somebody has to be the first owner', async (_why, env) => {
    await start(env)
    const browser = openBrowser(app, here)
    const { status, body } = await browser.get('/api/users')
    expect(status).toBe(401)
    expect(body).toMatchObject({ message: expect.stringContaining('npx frontdesk console link') })
    expect((await browser.get('/api/session')).body).toMatchObject({ user: null, open: false, setup: true })
  })

  test('with a password for the first owner', async () => {
    await start({ CONSOLE_PASSWORD: password })
    const browser = openBrowser(app, here)
    expect((await browser.get('/api/users')).body).toMatchObject({ message: 'Sign in first.' })
    expect((await browser.get('/api/session')).body).toMatchObject({ user: null, open: false, setup: false })
    expect((await browser.signIn('owner', password)).status).toBe(200)
  })

  test('where owners come from the OpenID provider, no link is needed', async () => {
    await start({ ...oidc, CONSOLE_OIDC_OWNERS: 'anna@example.org' })
    expect((await openBrowser(app, here).get('/api/session')).body).toMatchObject({ setup: false, oidc: true })
  })
})
