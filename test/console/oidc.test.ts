import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AuditPage } from '../../src/console/routes/audit/schema.ts'
import type { Session } from '../../src/console/routes/session/schema.ts'
import type { UserList } from '../../src/console/routes/users/schema.ts'
import { client, type OpenIdProvider, startOpenIdProvider } from '../fakes/openid-provider.ts'
import { type Browser, openBrowser, publicHost, startWithoutUsers } from '../support/console.ts'
import type { TestApp } from '../support/test-app.ts'

/** Sign-in by OpenID Connect, with a provider that takes nothing that is not to the letter. */

const redirectUri = `https://${publicHost}/api/oidc/callback`

let provider: OpenIdProvider
let app: TestApp
beforeEach(async () => {
  provider = await startOpenIdProvider(redirectUri)
  app = await start()
})
afterEach(async () => {
  await app[Symbol.asyncDispose]()
  await provider[Symbol.asyncDispose]()
})

function start(env: Record<string, string> = {}): Promise<TestApp> {
  return startWithoutUsers({
    env: {
      CONSOLE_OIDC_ISSUER: provider.issuer,
      CONSOLE_OIDC_CLIENT_ID: client.id,
      CONSOLE_OIDC_CLIENT_SECRET: client.secret,
      CONSOLE_OIDC_OWNERS: 'Olga@example.org, second@example.org',
      ...env,
    },
  })
}

const olga = { sub: '1', email: 'olga@example.org', email_verified: true, name: 'Olga Lang' }
const fromProvider = { headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' } }

/** To the provider and back; gives what the browser is shown at the end. */
async function signIn(browser: Browser, { next = '', choice = 'allow' as 'allow' | 'deny' } = {}) {
  const begun = await browser.get(`/api/oidc/start${next}`)
  expect(begun.status).toBe(303)
  const back = await provider.visit(String(begun.headers['location']), choice)
  return comeBack(browser, back)
}

function comeBack(browser: Browser, address: string) {
  const url = new URL(address)
  return browser.get(url.pathname + url.search, fromProvider)
}

async function asOlga(): Promise<Browser> {
  provider.person(olga)
  const browser = openBrowser(app)
  expect((await signIn(browser)).status).toBe(303)
  return browser
}

describe('whom the settings name', () => {
  test('becomes an owner at the first sign-in, and is the same one from then on', async () => {
    expect((await openBrowser(app).get('/api/session')).body).toMatchObject({ oidc: true, setup: false, open: false })
    const browser = await asOlga()
    const session = await browser.get<Session>('/api/session')
    expect(session.body.user).toMatchObject({ name: 'Olga Lang', email: 'olga@example.org', role: 'owner' })
    const again = await asOlga()
    expect((await again.get<Session>('/api/session')).body.user?.id).toBe(session.body.user?.id)
    expect((await browser.get<UserList>('/api/users')).body.users).toHaveLength(1)
    expect((await browser.get('/api/session/list')).body).toMatchObject({ signIns: [{ by: 'oidc' }, { by: 'oidc' }] })
    expect(provider.refusals).toEqual([])
  })

  test('is called something else when somebody has the name', async () => {
    const browser = await asOlga()
    provider.person({ ...olga, sub: '2', email: 'second@example.org' })
    await signIn(openBrowser(app))
    const { body } = await browser.get<UserList>('/api/users')
    expect(body.users.map(({ name }) => name)).toEqual(['Olga Lang', 'second'])
  })

  test.each(['\u202eOlga', 'olga@evil.example', ' ', 'x'.repeat(81)])('is not called %j', async (name) => {
    provider.person({ ...olga, name })
    const browser = openBrowser(app)
    await signIn(browser)
    expect((await browser.get<Session>('/api/session')).body.user?.name).toBe('olga')
  })
})

describe('whom an owner has added by e-mail address', () => {
  test('signs in with the role that they were given', async () => {
    const owner = await asOlga()
    await owner.post('/api/users', { name: 'Vera', email: 'Vera@Example.org', role: 'viewer' })
    provider.person({ sub: '9', email: 'vera@example.org', email_verified: true })
    const vera = openBrowser(app)
    expect((await signIn(vera)).status).toBe(303)
    expect((await vera.get<Session>('/api/session')).body.user).toMatchObject({ name: 'Vera', role: 'viewer' })
  })

  test('is known by the address alone that the provider tells when it is asked', async () => {
    provider.tellsWhenAsked()
    const browser = await asOlga()
    expect((await browser.get<Session>('/api/session')).body.user).toMatchObject({ email: 'olga@example.org' })
  })

  test('is refused when the address belongs to somebody else now', async () => {
    const owner = await asOlga()
    provider.person({ ...olga, sub: 'another person' })
    const answer = await signIn(openBrowser(app))
    expect(answer.status).toBe(403)
    expect(answer.text).toContain('this address belongs to somebody else now')
    const id = (await owner.get<UserList>('/api/users')).body.users[0]?.id
    await owner.patch(`/api/users/${id}`, { email: null })
    await owner.patch(`/api/users/${id}`, { email: 'olga@example.org' })
    expect((await signIn(openBrowser(app))).status).toBe(303)
  })

  test('is refused when they are disabled', async () => {
    const owner = await asOlga()
    await owner.post('/api/users', { name: 'Vera', email: 'vera@example.org', role: 'viewer' })
    const id = (await owner.get<UserList>('/api/users')).body.users.find(({ name }) => name === 'Vera')?.id
    await owner.patch(`/api/users/${id}`, { disabled: true })
    provider.person({ sub: '9', email: 'vera@example.org', email_verified: true })
    const answer = await signIn(openBrowser(app))
    expect(answer.status).toBe(403)
    expect(answer.text).toContain('You may not sign in any more')
  })
})

describe('somebody else', () => {
  test.each([
    ['whom nobody knows', { sub: '5', email: 'eve@example.org', email_verified: true }, 'Ask an owner to add you'],
    [
      'whose address is not verified',
      { ...olga, email_verified: false },
      'does not say that your e-mail address is yours',
    ],
    ['without an address', { sub: '5' }, 'does not say that your e-mail address is yours'],
  ])('%s is refused with a sentence', async (_who, person, sentence) => {
    provider.person(person)
    const browser = openBrowser(app)
    const answer = await signIn(browser)
    expect(answer.status).toBe(403)
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(answer.headers['content-security-policy']).toContain("script-src 'self'")
    expect(answer.text).toContain(sentence)
    expect((await browser.get('/api/session')).body).toMatchObject({ user: null })
  })

  test('is in the audit log without a name', async () => {
    provider.person({ sub: '5', email: 'eve@example.org', email_verified: true })
    await signIn(openBrowser(app))
    const owner = await asOlga()
    const { body, text } = await owner.get<AuditPage>('/api/audit')
    expect(body.entries.map(({ actor, target, result }) => [actor.name, target, result])).toEqual([
      ['Olga Lang', 'oidc', 'ok'],
      ['', 'oidc', 'refused'],
    ])
    expect(text).not.toContain('eve')
  })

  test('who says no at the provider is told so', async () => {
    const answer = await signIn(openBrowser(app), { choice: 'deny' })
    expect(answer.status).toBe(403)
    expect(answer.text).toContain('The provider did not let you sign in')
  })
})

describe('coming back', () => {
  test('leads to where one wanted to go, on this console', async () => {
    provider.person(olga)
    const answer = await signIn(openBrowser(app), { next: '?next=/calls/CA1%3Fturn=2' })
    expect(answer.headers['location']).toBe('/calls/CA1?turn=2')
    for (const next of ['//evil.example', '/\\evil.example', 'https://evil.example', 'evil', '/ ', '/%0d']) {
      const refused = await openBrowser(app).get(`/api/oidc/start?next=${encodeURIComponent(next)}`)
      expect(refused.status, next).toBe(next === '/%0d' ? 303 : 400)
    }
  })

  test('works once, in the browser that began, with what it began with', async () => {
    provider.person(olga)
    const [mine, other] = [openBrowser(app), openBrowser(app)]
    const begun = await mine.get('/api/oidc/start')
    const back = await provider.visit(String(begun.headers['location']))
    expect(mine.setCookies.get('__Host-frontdesk-oidc')).toMatch(/; HttpOnly; Secure; SameSite=Lax$/)

    const stolen = await comeBack(other, back)
    expect(stolen.status).toBe(400)
    expect(stolen.text).toContain('was begun too long ago, was finished already, or began elsewhere')

    const [name, cookie] = [...mine.cookies][0] ?? ['', '']
    expect((await comeBack(mine, back)).status).toBe(303)
    expect((await comeBack(mine, back)).status).toBe(400)
    mine.cookies.set(name, cookie)
    expect((await comeBack(mine, back)).status).toBe(502)
    expect(provider.refusals).toEqual(['code'])
  })

  test('with a code that somebody else was given is refused', async () => {
    provider.person({ sub: '5', email: 'olga@example.org', email_verified: true })
    const evil = openBrowser(app)
    const begun = await evil.get('/api/oidc/start')
    const evilBack = new URL(await provider.visit(String(begun.headers['location'])))
    const victim = openBrowser(app)
    const own = new URL(String((await victim.get('/api/oidc/start')).headers['location']))
    expect((await comeBack(victim, evilBack.href)).status).toBe(502) // the state is not the victim's
    await victim.get('/api/oidc/start')
    evilBack.searchParams.set('state', own.searchParams.get('state') ?? '')
    expect((await comeBack(victim, evilBack.href)).status).toBe(502)
    expect((await victim.get('/api/session')).body).toMatchObject({ user: null })
  })

  test('from somebody who only claims to be the provider is refused', async () => {
    provider.person(olga)
    const browser = openBrowser(app)
    const begun = await browser.get('/api/oidc/start')
    const back = new URL(await provider.visit(String(begun.headers['location'])))
    back.searchParams.set('iss', 'https://evil.example')
    expect((await comeBack(browser, back.href)).status).toBe(502)
  })

  test.each([
    ['signed by somebody else', 'key' as const],
    ['for another program', (claims: object) => ({ ...claims, aud: 'another' })],
    ['of another issuer', (claims: object) => ({ ...claims, iss: 'https://evil.example' })],
    ['of another sign-in', (claims: object) => ({ ...claims, nonce: 'x'.repeat(43) })],
    ['that has expired', (claims: object) => ({ ...claims, exp: 1_000 })],
  ])('with a proof %s is refused', async (_how, forgery) => {
    provider.person(olga)
    provider.forge(forgery)
    const browser = openBrowser(app)
    const answer = await signIn(browser)
    expect(answer.status).toBe(502)
    expect(answer.text).toContain('its answer could not be used')
    expect((await browser.get('/api/session')).body).toMatchObject({ user: null })
    const [line] = app.logs.filter(({ event }) => event === 'oidc.failed')
    expect(line).toMatchObject({ reason: expect.stringContaining('sign-in by OpenID Connect failed') })
    provider.forge(null)
    expect((await signIn(browser)).status).toBe(303)
  })

  test('without the client secret of the provider is not possible, and the log says so', async () => {
    await app[Symbol.asyncDispose]()
    app = await start({ CONSOLE_OIDC_CLIENT_SECRET: 'a-wrong-secret' })
    provider.person(olga)
    expect((await signIn(openBrowser(app))).status).toBe(502)
    expect(provider.refusals).toEqual(['client secret'])
    const [line] = app.logs.filter(({ event }) => event === 'oidc.failed')
    expect(line).toMatchObject({ reason: expect.stringContaining('invalid_client') })
    expect(JSON.stringify(app.logs)).not.toContain('a-wrong-secret')
  })
})

describe('a provider that is not there', () => {
  test('is said in words, and asked again by the next one', async () => {
    const { issuer } = provider
    await provider[Symbol.asyncDispose]()
    const browser = openBrowser(app)
    const answer = await browser.get('/api/oidc/start')
    expect(answer.status).toBe(502)
    expect(answer.text).toContain('The provider could not be asked')
    provider = await startOpenIdProvider(redirectUri)
    expect(provider.issuer).not.toBe(issuer)
  })

  test('is not asked at all where none is configured', async () => {
    await using plain = await startWithoutUsers()
    for (const path of ['/api/oidc/start', '/api/oidc/callback']) {
      const answer = await openBrowser(plain).get(path)
      expect(answer.status).toBe(404)
      expect(answer.body).toMatchObject({ message: expect.stringContaining('CONSOLE_OIDC_ISSUER is not set') })
    }
  })
})
