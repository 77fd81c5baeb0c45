import { afterEach, describe, expect, test } from 'vitest'
import type { SignInList } from '../../src/console/routes/session/schema.ts'
import { openStore } from '../../src/store/open-store.ts'
import { createManualClock } from '../fakes/manual-clock.ts'
import { addPerson, asOwner, openBrowser, password, startConsole } from '../support/console.ts'
import type { TestApp, TestAppOptions } from '../support/test-app.ts'

/** Signing in by name and password, and how long it lasts. */

let app: TestApp
afterEach(() => app[Symbol.asyncDispose]())

async function start(options: TestAppOptions = {}): Promise<void> {
  app = await startConsole(options)
}

const hours = (count: number) => count * 3_600_000

describe('a stranger', () => {
  test('is told what there is to know, and nothing else', async () => {
    await start()
    const { status, body } = await openBrowser(app).get('/api/session')
    expect(status).toBe(200)
    const nobody = { user: null, scopes: [], open: false, setup: false, oidc: false, name: null }
    expect(body).toEqual({ ...nobody, version: '0.1.0' })
  })

  test.each(['/api/session/list', '/api/users', '/api/tokens', '/api/audit'])('is refused %s', async (path) => {
    await start()
    const { status, body } = await openBrowser(app).get(path)
    expect(status).toBe(401)
    expect(body).toEqual({ error: 'not signed in', message: 'Sign in first.' })
  })

  test('hears the same of a name that does not exist as of a wrong password', async () => {
    await start()
    const replies = [
      await openBrowser(app).signIn('owner', 'not the password'),
      await openBrowser(app).signIn('nobody', 'not the password'),
    ]
    expect(replies.map(({ status }) => status)).toEqual([401, 401])
    expect(replies[0]?.text).toBe(replies[1]?.text)
    expect(replies.map(({ headers }) => headers['set-cookie'])).toEqual([undefined, undefined])
  })
})

describe('somebody with a name and a password', () => {
  test('signs in, whatever the case of the name, and is known from then on', async () => {
    await start()
    const browser = openBrowser(app)
    const { status, body } = await browser.signIn('OWNER', password)
    expect(status).toBe(200)
    expect(body.user).toMatchObject({ name: 'owner', email: null, role: 'owner' })
    expect(body.scopes).toContain('users:manage')
    expect((await browser.get('/api/session')).body).toEqual(body)
  })

  test('gets a cookie that no script and no other site can use, and that only https carries', async () => {
    await start()
    const { setCookies } = await asOwner(app)
    expect(setCookies.get('__Host-frontdesk-sign-in')).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Strict$/)
    expect(setCookies.get('__Host-frontdesk-sign-in')).not.toMatch(/Domain/i)
  })

  test('gets a plain cookie where the console is not reached by its public address', async () => {
    await start()
    const browser = openBrowser(app, { host: '127.0.0.1:5000', address: '127.0.0.1' })
    expect((await browser.signIn('owner', password)).status).toBe(200)
    expect([...browser.cookies.keys()].toSorted()).toEqual(['frontdesk-browser', 'frontdesk-sign-in'])
    expect(browser.setCookies.get('frontdesk-sign-in')).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/)
    expect((await browser.get('/api/session/list')).status).toBe(200)
  })

  test('is not known by a plain cookie at the public address', async () => {
    await start()
    const owner = await asOwner(app)
    const value = owner.cookies.get('__Host-frontdesk-sign-in')
    owner.cookies.clear()
    owner.cookies.set('frontdesk-sign-in', value ?? '')
    expect((await owner.get('/api/session/list')).status).toBe(401)
  })

  test('ends the sign-in before by signing in again in the same browser', async () => {
    await start()
    const owner = await asOwner(app)
    await owner.signIn('owner', password)
    const { body } = await owner.get<SignInList>('/api/session/list')
    expect(body.signIns).toHaveLength(1)
  })

  test('signs out, and the cookie is worth nothing any more', async () => {
    await start()
    const owner = await asOwner(app)
    const cookies = new Map(owner.cookies)
    expect((await owner.delete('/api/session')).status).toBe(204)
    expect(owner.cookies.has('__Host-frontdesk-sign-in')).toBe(false)
    for (const [name, value] of cookies) owner.cookies.set(name, value)
    const { status, body } = await owner.get('/api/session/list')
    expect(status).toBe(401)
    expect(body).toMatchObject({ message: 'Your sign-in is over. Sign in again.' })
  })

  test('sees where they are signed in, and signs out everywhere', async () => {
    await start()
    const [first, second] = [await asOwner(app), await asOwner(app)]
    await addPerson(app, first, 'anna', 'viewer')
    const { body } = await second.get<SignInList>('/api/session/list', { headers: { 'user-agent': 'Other/1.0' } })
    expect(body.signIns.map(({ current, by, address }) => ({ current, by, address }))).toEqual([
      { current: true, by: 'password', address: '203.0.113.5' },
      { current: false, by: 'password', address: '203.0.113.5' },
    ])
    expect((await second.delete('/api/session/all')).status).toBe(204)
    expect((await first.get('/api/session/list')).status).toBe(401)
    expect((await asOwner(app)).cookies.size).toBe(2)
  })

  test('is signed out after a day without use, and after two weeks in any case', async () => {
    const clock = createManualClock()
    await start({ parts: { clock } })
    const idle = await asOwner(app)
    await clock.advance(hours(23))
    expect((await idle.get('/api/session/list')).status).toBe(200)
    await clock.advance(hours(23))
    expect((await idle.get('/api/session/list')).status).toBe(200)
    await clock.advance(hours(25))
    expect((await idle.get('/api/session/list')).status).toBe(401)

    const busy = await asOwner(app)
    for (let day = 0; day < 14; day += 1) {
      expect((await busy.get('/api/session/list')).status).toBe(200)
      await clock.advance(hours(24))
    }
    expect((await busy.get('/api/session/list')).status).toBe(401)
  })
})

describe('changing the password', () => {
  const next = 'a quite different one'

  test('ends every other sign-in, and the old password', async () => {
    await start()
    const [here, there] = [await asOwner(app), await asOwner(app)]
    const before = here.cookies.get('__Host-frontdesk-sign-in')
    expect((await here.post('/api/session/password', { current: password, next })).status).toBe(200)
    expect(here.cookies.get('__Host-frontdesk-sign-in')).not.toBe(before)
    expect((await here.get('/api/session/list')).status).toBe(200)
    expect((await there.get('/api/session/list')).status).toBe(401)
    expect((await openBrowser(app).signIn('owner', password)).status).toBe(401)
    expect((await openBrowser(app).signIn('owner', next)).status).toBe(200)
  })

  test.each([
    ['the wrong one', { current: 'not the password', next }, 403, 'current is not your password'],
    ['a short one', { current: password, next: 'short' }, 400, 'next must have 10 to 200 characters'],
    ['a dull one', { current: password, next: 'aaaaaaaaaaaaaaaa' }, 400, 'at least 5 of them different'],
    ['the name', { current: password, next: 'owner12345' }, 400, 'next must not be little more than the name'],
    ['nothing', { current: password }, 400, 'next is missing'],
  ])('takes %s for none', async (_what, body, status, message) => {
    await start()
    const owner = await asOwner(app)
    const answer = await owner.post('/api/session/password', body)
    expect(answer.status).toBe(status)
    expect(answer.body).toMatchObject({ message: expect.stringContaining(message), faults: [expect.anything()] })
    expect((await openBrowser(app).signIn('owner', password)).status).toBe(200)
  })
})

describe('CONSOLE_PASSWORD', () => {
  test('is not used any more once there is a user, which is said once', async () => {
    await using store = await openStore({ file: ':memory:' })
    const kept = { ...store, close: async () => undefined }
    await start({ parts: { store: kept } })
    await asOwner(app)
    await using again = await startConsole({ env: { CONSOLE_PASSWORD: 'another password' }, parts: { store: kept } })
    expect((await openBrowser(again).signIn('owner', 'another password')).status).toBe(401)
    expect((await openBrowser(again).signIn('owner', password)).status).toBe(200)
    expect(again.logs.filter(({ event }) => event === 'console.password-ignored')).toHaveLength(1)
  })
})
