import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { MadeToken } from '../../src/console/routes/tokens/schema.ts'
import type { UserList } from '../../src/console/routes/users/schema.ts'
import { openStore } from '../../src/store/open-store.ts'
import { asOwner, bearer, openBrowser, password, startConsole, startWithoutUsers, tokenOf } from '../support/console.ts'
import type { TestApp } from '../support/test-app.ts'

/** Two programs on the same data: what one of them is told, the other one knows at once. */

let folder: string
const programs: TestApp[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frontdesk-two-'))
})
afterEach(async () => {
  for (const program of programs.splice(0)) await program[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

async function program(start: typeof startWithoutUsers, env: Record<string, string> = {}): Promise<TestApp> {
  const store = await openStore({ file: join(folder, 'frontdesk.db') })
  const started = await start({ env, parts: { store } })
  programs.push(started)
  return started
}

test('one owner is made when both start at the same time with the password', async () => {
  const [one, other] = await Promise.all([program(startConsole), program(startConsole)])
  const owner = await asOwner(one)
  expect((await owner.get<UserList>('/api/users')).body.users.map(({ name }) => name)).toEqual(['owner'])
  await asOwner(other)
})

test('who signs in at one is known at the other, until they sign out anywhere', async () => {
  const [one, other] = [await program(startConsole), await program(startConsole)]
  const here = await asOwner(one)
  const there = openBrowser(other)
  for (const [name, value] of here.cookies) there.cookies.set(name, value)
  expect((await there.get('/api/users')).status).toBe(200)
  const made = await here.post<MadeToken>('/api/tokens', { name: 'sheet', scopes: ['users:manage'] })
  expect((await openBrowser(other).get('/api/users', bearer(made.body.secret))).status).toBe(200)
  await there.delete(`/api/tokens/${made.body.token.id}`)
  expect((await openBrowser(one).get('/api/users', bearer(made.body.secret))).status).toBe(401)
  await there.delete('/api/session/all')
  expect((await here.get('/api/users')).status).toBe(401)
})

test('guesses at one are counted at the other', async () => {
  const [one, other] = [await program(startConsole), await program(startConsole)]
  const statuses: number[] = []
  for (let tries = 0; tries < 7; tries += 1) {
    const where = tries % 2 === 0 ? one : other
    const browser = openBrowser(where, { address: `198.51.100.${tries}` })
    statuses.push((await browser.signIn('owner', 'a wrong password')).status)
  }
  expect(statuses).toEqual([401, 401, 401, 401, 401, 401, 429])
})

test('a link of one makes the first owner at the other, once, and closes both', async () => {
  const open = { PUBLIC_URL: '' }
  const [one, other] = [await program(startWithoutUsers, open), await program(startWithoutUsers)]
  const here = openBrowser(one, { host: 'localhost', address: '127.0.0.1' })
  expect((await here.get('/api/users')).status).toBe(200)
  const token = tokenOf((await other.app.console.firstLink('http://127.0.0.1:5000')) ?? '')
  expect((await here.post('/api/setup', { token, name: 'Olga', password })).status).toBe(200)
  expect((await openBrowser(other).post('/api/setup', { token, name: 'Eve', password })).status).toBe(410)
  expect((await openBrowser(one, { host: 'localhost', address: '127.0.0.1' }).get('/api/users')).status).toBe(401)
})
