import { afterEach, describe, expect, test } from 'vitest'
import type { LinkView, UserList } from '../../src/console/routes/users/schema.ts'
import { createManualClock } from '../fakes/manual-clock.ts'
import {
  addPerson,
  asOwner,
  openBrowser,
  password,
  startConsole,
  startWithoutUsers,
  tokenOf,
} from '../support/console.ts'
import type { TestApp, TestAppOptions } from '../support/test-app.ts'

/** Links by which people set a name and a password: for the first owner, and for those who lost theirs. */

let app: TestApp
afterEach(() => app[Symbol.asyncDispose]())

async function firstLink(): Promise<string> {
  const link = await app.app.console.firstLink('http://127.0.0.1:5000')
  expect(link).toMatch(/^https:\/\/frontdesk\.example\/setup#token=[\w-]{43}$/)
  return tokenOf(link ?? '')
}

const start = async (options: TestAppOptions = {}) => {
  app = await startWithoutUsers(options)
}

const name = 'Olga'

describe('the link for the first owner', () => {
  test('makes them, signs them in, and works once', async () => {
    await start()
    const token = await firstLink()
    const browser = openBrowser(app)
    expect((await browser.get('/api/session')).body).toMatchObject({ user: null, setup: true })
    const made = await browser.post('/api/setup', { token, name, password })
    expect(made.status).toBe(200)
    expect(made.body).toMatchObject({ user: { name, role: 'owner' }, setup: false })
    expect((await browser.get('/api/users')).status).toBe(200)

    const again = await openBrowser(app).post('/api/setup', { token, name: 'Eve', password })
    expect(again.status).toBe(410)
    expect(again.body).toMatchObject({ error: 'gone', message: expect.stringContaining('was used already') })
    expect((await openBrowser(app).signIn(name, password)).status).toBe(200)
    expect(await app.app.console.firstLink('http://127.0.0.1:5000')).toBeNull()
  })

  test('makes one owner, however many use it at the same time, or have another one', async () => {
    await start()
    const [one, other] = [await firstLink(), await firstLink()]
    const answers = await Promise.all(
      [one, one, other].map((token, index) =>
        openBrowser(app).post('/api/setup', { token, name: `Olga ${index}`, password }),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410, 410])
    const winner = answers.findIndex(({ status }) => status === 200)
    const owner = openBrowser(app)
    await owner.signIn(`Olga ${winner}`, password)
    expect((await owner.get<UserList>('/api/users')).body.users).toHaveLength(1)
  })

  test('lasts a day', async () => {
    const clock = createManualClock()
    await start({ parts: { clock } })
    const token = await firstLink()
    await clock.advance(24 * 3_600_000)
    expect((await openBrowser(app).post('/api/setup', { token, name, password })).status).toBe(410)
  })

  test.each([
    ['without a name', { password }, 'name', 'is missing'],
    ['with a short password', { name, password: 'short' }, 'password', 'must have 10 to 200 characters'],
    ['with the name for a password', { name: 'Olga Maria', password: 'olga maria1' }, 'password', 'more than the name'],
  ])('is not used up %s', async (_how, body, path, message) => {
    await start()
    const token = await firstLink()
    const refused = await openBrowser(app).post('/api/setup', { token, ...body })
    expect(refused.status).toBe(400)
    expect(refused.body).toMatchObject({ faults: [{ path, message: expect.stringContaining(message) }] })
    expect((await openBrowser(app).post('/api/setup', { token, name, password })).status).toBe(200)
  })

  test('cannot be guessed: who tries has to wait', async () => {
    await start()
    const statuses: number[] = []
    for (let tries = 0; tries < 22; tries += 1) {
      statuses.push((await openBrowser(app).post('/api/setup', { token: `guess-${tries}`, name, password })).status)
    }
    expect(statuses).toEqual([...Array<number>(21).fill(410), 429])
  })

  test('is not made where somebody can sign in, or the console is open', async () => {
    await start({ env: { CONSOLE_PASSWORD: password } })
    expect(await app.app.console.firstLink('http://127.0.0.1:5000')).toBeNull()
    await app[Symbol.asyncDispose]()
    await start({ env: { PUBLIC_URL: '' } })
    expect(await app.app.console.isOpen()).toBe(true)
    expect(await app.app.console.firstLink('http://127.0.0.1:5000')).toBeNull()
  })
})

describe('a link for somebody who is there', () => {
  test('sets a new password, ends all sign-ins, and works once', async () => {
    app = await startConsole()
    const owner = await asOwner(app)
    const vera = await addPerson(app, owner, 'Vera', 'viewer')
    const id = (await owner.get<UserList>('/api/users')).body.users.find((user) => user.name === 'Vera')?.id
    const link = await owner.post<LinkView>(`/api/users/${id}/link`)
    expect(link.body.url).toMatch(/^https:\/\/frontdesk\.example\/setup#token=[\w-]{43}&user=Vera$/)
    const token = tokenOf(link.body.url)
    const there = openBrowser(app)
    const set = await there.post('/api/setup', { token, name: 'Another name', password: 'something entirely new' })
    expect(set.body).toMatchObject({ user: { name: 'Vera', role: 'viewer' } })
    expect((await vera.get('/api/session/list')).status).toBe(401)
    expect((await vera.signIn('Vera', `${password} of another`)).status).toBe(401)
    expect((await there.get('/api/session/list')).status).toBe(200)
    expect((await openBrowser(app).post('/api/setup', { token, password })).status).toBe(410)
  })

  test('is worth nothing once they are disabled', async () => {
    app = await startConsole()
    const owner = await asOwner(app)
    await addPerson(app, owner, 'Vera', 'viewer')
    const id = (await owner.get<UserList>('/api/users')).body.users.find((user) => user.name === 'Vera')?.id
    const link = await owner.post<LinkView>(`/api/users/${id}/link`)
    await owner.patch(`/api/users/${id}`, { disabled: true })
    const set = await openBrowser(app).post('/api/setup', { token: tokenOf(link.body.url), password })
    expect(set.status).toBe(403)
  })
})
