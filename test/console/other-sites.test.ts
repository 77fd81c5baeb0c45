import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  asOwner,
  type Browser,
  openBrowser,
  password,
  publicHost,
  type Sent,
  startConsole,
  startWithoutUsers,
} from '../support/console.ts'
import type { TestApp } from '../support/test-app.ts'

/** What pages of other sites make a browser send: nothing of it may do or show anything. */

let app: TestApp
let owner: Browser
beforeAll(async () => {
  app = await startConsole()
  owner = await asOwner(app)
})
afterAll(() => app[Symbol.asyncDispose]())

const from = (headers: Record<string, string | undefined>): Sent => ({
  headers: { 'sec-fetch-site': undefined, ...headers },
})
const body = { name: 'Eve', role: 'owner' }

describe('changing something with the cookie of somebody', () => {
  test.each([
    ['another site', from({ 'sec-fetch-site': 'cross-site' })],
    ['a neighbour of the same site', from({ 'sec-fetch-site': 'same-site' })],
    ['nobody that can be told', from({})],
    ['another site, in an old browser', from({ origin: 'https://evil.example' })],
    ['our host without encryption', from({ origin: `http://${publicHost}` })],
    ['a page without an origin', from({ origin: 'null' })],
    ['the same host on another port', from({ origin: `https://${publicHost}:8443` })],
    [
      'another site that also claims our origin',
      from({ 'sec-fetch-site': 'cross-site', origin: `https://${publicHost}` }),
    ],
    ['an address that was typed', from({ 'sec-fetch-site': 'none' })],
  ])('is refused when it comes from %s', async (_who, sent) => {
    expect((await owner.post('/api/users', body, sent)).status).toBe(403)
    expect((await owner.delete('/api/session/all', sent)).status).toBe(403)
    expect((await owner.get('/api/session/list')).status).toBe(200)
    expect((await owner.get('/api/users')).text).not.toContain('Eve')
  })

  test.each([
    ['by its fetch metadata', from({ 'sec-fetch-site': 'same-origin' })],
    ['by its origin, in an old browser', from({ origin: `https://${publicHost}` })],
  ])('is allowed to a page of ours, known %s', async (how, sent) => {
    expect((await owner.post('/api/users', { ...body, name: how }, sent)).status).toBe(201)
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/xml'])(
    'is refused when it is no JSON but %s',
    async (type) => {
      const answer = await owner.post('/api/users', 'name=Eve', { headers: { 'content-type': type } })
      expect(answer.status).toBe(415)
      expect(answer.body).toEqual({
        error: 'not JSON',
        message: 'Send JSON, with the content type application/json.',
      })
    },
  )
})

describe('signing somebody in as somebody else', () => {
  test.each([
    ['another site', from({ 'sec-fetch-site': 'cross-site' })],
    ['another site, in an old browser', from({ origin: 'https://evil.example' })],
  ])('is refused to %s', async (_who, sent) => {
    const victim = openBrowser(app)
    expect((await victim.post('/api/session', { name: 'owner', password }, sent)).status).toBe(403)
    expect(victim.cookies.size).toBe(0)
  })

  test('is no business of a program that has no cookies', async () => {
    const program = openBrowser(app)
    expect((await program.post('/api/session', { name: 'owner', password }, from({}))).status).toBe(200)
  })
})

describe('reading', () => {
  test.each(['cross-site', 'same-site'])('is refused to a page that is %s', async (site) => {
    for (const path of ['/api/session', '/api/users', '/api/openapi.json']) {
      const answer = await owner.get(path, from({ 'sec-fetch-site': site }))
      expect(answer.status).toBe(403)
      expect(answer.body).toMatchObject({ error: 'forbidden', message: expect.stringContaining('another site') })
    }
  })

  test('is refused even when a link leads there', async () => {
    const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
    expect((await owner.get('/api/users', from(link))).status).toBe(403)
  })

  test('is allowed to whoever types the address', async () => {
    expect((await owner.get('/api/users', from({ 'sec-fetch-site': 'none' }))).status).toBe(200)
  })

  test.each(['/', '/calls/1', '/api/docs', '/api/oidc/start', '/sign-in'])(
    'a link may lead to the page %s',
    async (path) => {
      const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
      expect((await owner.get(path, from(link))).status).not.toBe(403)
    },
  )
})

test('no other site is told that it may read what comes back', async () => {
  const answer = await owner.get('/api/session', from({ origin: 'https://evil.example' }))
  expect(answer.status).toBe(403)
  expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
})

test('a console that is open to this machine is not open to the pages in its browser', async () => {
  await using open = await startWithoutUsers({ env: { PUBLIC_URL: '' } })
  const here = openBrowser(open, { host: 'localhost:5000', address: '127.0.0.1' })
  for (const sent of [
    from({ 'sec-fetch-site': 'cross-site' }),
    from({ 'sec-fetch-site': 'same-site', origin: 'http://localhost:3000' }),
    from({ origin: 'https://evil.example' }),
    from({}),
  ]) {
    expect((await here.post('/api/users', body, sent)).status).toBe(403)
  }
  expect((await here.get('/api/users')).body).toEqual({ users: [] })
  expect((await here.post('/api/users', body)).status).toBe(201)
})
