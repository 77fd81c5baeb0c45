import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text as wholeText } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, startConsole } from '../support/console.ts'
import type { TestApp } from '../support/test-app.ts'

/** Spellings of a path that some programs take for the same: none of them may get past the guard. */

let app: TestApp
let address: string
beforeAll(async () => {
  app = await startConsole({ parts: { console: { pagesFolder: join(tmpdir(), 'no-pages') } } })
  address = await app.app.listen()
})
afterAll(() => app[Symbol.asyncDispose]())

/** Over a socket, with the path as it is written. */
async function get(path: string): Promise<{ status: number; text: string }> {
  const asked = request(address, { path, agent: false })
  asked.end()
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  return { status: answer.statusCode ?? 0, text: await wholeText(answer) }
}

test.each([
  '//api/users',
  '/api//users',
  '/api/users/',
  '/API/users',
  '/api/USERS',
  '/./api/users',
  '/api/./users',
  '/x/../api/users',
  '/api/docs/../users',
  '/api/docs/..%2fusers',
  '/api/docs/static/..%2f..%2fusers',
  '/assets/../api/users',
  '/assets/..%2fapi/users',
  '/api%2fusers',
  '/%61pi/users',
  '/api/%75sers',
  '/api/users%00',
  '/api/users;x=1',
  '/api/users?x=/api/session',
  '/api/users#/api/session',
  '\\api\\users',
  '/api/users%2f',
  '/calls/../api/users',
])('%s shows no users', async (path) => {
  const { status, text } = await get(path)
  expect([400, 401, 403, 404, 503]).toContain(status) // 503 is a page, and none is built
  expect(text).not.toContain('"users"')
})

test.each([
  '/assets/../../package.json',
  '/assets/..%2f..%2fpackage.json',
  '/assets/%2e%2e/%2e%2e/package.json',
  '/assets/..\\..\\package.json',
  '/assets/%00',
  '/assets/.env',
  '/..%2fpackage.json',
  '/api/docs/static/..%2f..%2fpackage.json',
  '/api/docs/static/%2e%2e%2fpackage.json',
])('%s shows no file that is no page', async (path) => {
  const { status, text } = await get(path)
  expect([400, 403, 404]).toContain(status)
  expect(text).not.toContain('"dependencies"')
})

test.each(['TRACE', 'CONNECT', 'OPTIONS', 'PROPFIND', 'PUT'])('the method %s does nothing', async (method) => {
  const answer = await app.app.server.inject({ method: method as 'PUT', url: '/api/users', headers: { host: 'x' } })
  expect(answer.statusCode).toBe(404)
})

test('another method in a header or a parameter changes nothing', async () => {
  const sent = { headers: { 'x-http-method-override': 'DELETE' } }
  expect((await openBrowser(app).post('/api/session?_method=DELETE', { name: 'a', password: 'b' }, sent)).status).toBe(
    401,
  )
})
