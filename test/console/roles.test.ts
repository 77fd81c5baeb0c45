import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Session } from '../../src/console/routes/session/schema.ts'
import type { MadeToken } from '../../src/console/routes/tokens/schema.ts'
import { addPerson, asOwner, type Browser, bearer, openBrowser, startConsole } from '../support/console.ts'
import { type RegisteredRoute, registeredRoutes } from '../support/registered-routes.ts'
import type { TestApp } from '../support/test-app.ts'

/** Who may do what: every route of the API that there is, tried by everybody. */

const viewer = ['calls:read', 'knowledge:read', 'assistant:read', 'insights:read', 'health:read']
const operator = [...viewer, 'numbers:read', 'calls:steer', 'phone:use', 'knowledge:write']
const owner = [...operator, 'assistant:write', 'users:manage', 'audit:read', 'tokens:manage']
const may = { viewer, operator, owner }

let app: TestApp
let browsers: Record<keyof typeof may, Browser>
let routes: (RegisteredRoute & { readonly scope: string })[]

beforeAll(async () => {
  app = await startConsole()
  const first = await asOwner(app)
  browsers = {
    owner: first,
    operator: await addPerson(app, first, 'Otto', 'operator'),
    viewer: await addPerson(app, first, 'Vera', 'viewer'),
  }
  routes = await declared()
})
afterAll(() => app[Symbol.asyncDispose]())

/** What needs no right: the documentation and its files. */
const isDocumentation = ({ path }: RegisteredRoute) => path === '/api/openapi.json' || path.startsWith('/api/docs')

/** Every route that the server has below /api, with the scope that the documentation says. */
async function declared() {
  const { body } = await openBrowser(app).get<{ paths: Record<string, Record<string, { 'x-scope': string }>> }>(
    '/api/openapi.json',
  )
  return registeredRoutes(app.app.server)
    .filter((route) => route.path.startsWith('/api') && !isDocumentation(route))
    .map(({ method, path }) => {
      const documented = body.paths[path.replace(/:(\w+)/g, '{$1}')] ?? {}
      const scope = documented[(method === 'HEAD' ? 'GET' : method).toLowerCase()]?.['x-scope']
      if (!scope) throw new Error(`${method} ${path} is not documented`)
      return { method, path, scope }
    })
}

/** The status alone: an answer may go on for ever. */
async function statusOf({ method, path }: RegisteredRoute, headers: Record<string, string>): Promise<number> {
  const answer = await app.app.server.inject({
    ...{ method: method as 'GET', url: path.replace(/:\w+/g, 'x'), remoteAddress: '203.0.113.5' },
    headers: { host: 'frontdesk.example', ...headers },
    payloadAsStream: true,
  })
  answer.stream().destroy()
  return answer.statusCode
}

function cookieOf({ cookies }: Browser): Record<string, string> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  return { cookie, 'sec-fetch-site': 'same-origin' }
}

const isAllowed = (status: number) => status !== 401 && status !== 403 && status < 500

describe('every route', () => {
  test('is found', () => {
    expect(routes.length).toBeGreaterThan(20)
    const scopes = new Set(routes.map(({ scope }) => scope))
    for (const scope of scopes) expect([...owner, 'public', 'signed-in']).toContain(scope)
  })

  test('refuses strangers, unless it is for them', async () => {
    for (const route of routes) {
      const status = await statusOf(route, { 'sec-fetch-site': 'same-origin' })
      expect({ ...route, refused: status === 401 }).toEqual({ ...route, refused: route.scope !== 'public' })
    }
  })

  test('refuses who has no right to it, and nobody else', async () => {
    for (const [role, scopes] of Object.entries(may)) {
      const headers = cookieOf(browsers[role as keyof typeof may])
      for (const route of routes.filter(({ scope }) => scope !== 'public' && scope !== 'signed-in')) {
        const status = await statusOf(route, headers)
        const expected = scopes.includes(route.scope)
        expect({ role, ...route, status, allowed: isAllowed(status) }).toEqual({
          ...{ role, ...route, status, allowed: expected },
        })
        if (!expected) expect(status).toBe(403)
      }
    }
  })

  test('refuses a token without its scope', async () => {
    for (const held of owner) {
      const made = await browsers.owner.post<MadeToken>('/api/tokens', { name: held, scopes: [held] })
      const headers = { authorization: `Bearer ${made.body.secret}` }
      for (const route of routes.filter(({ scope }) => scope !== 'public')) {
        const allowed = isAllowed(await statusOf(route, headers))
        expect({ held, ...route, allowed }).toEqual({ held, ...route, allowed: route.scope === held })
      }
    }
  })
})

describe('a role', () => {
  test.each(Object.entries(may))('of %s has exactly its scopes', async (role, scopes) => {
    const { body } = await browsers[role as keyof typeof may].get<Session>('/api/session')
    expect(body.user?.role).toBe(role)
    expect(body.scopes.toSorted()).toEqual(scopes.toSorted())
  })
})

test('what is for people who have signed in is for every role, and for no token', async () => {
  for (const browser of Object.values(browsers)) expect((await browser.get('/api/session/list')).status).toBe(200)
  const made = await browsers.owner.post<MadeToken>('/api/tokens', { name: 'all', scopes: owner })
  const answer = await openBrowser(app).get('/api/session/list', bearer(made.body.secret))
  expect(answer.status).toBe(403)
  expect(answer.body).toEqual({
    error: 'forbidden',
    message: 'A token cannot do this. It is for people who have signed in.',
  })
})

test('a refusal says what is missing', async () => {
  const { status, body } = await browsers.viewer.get('/api/users')
  expect(status).toBe(403)
  expect(body).toEqual({
    error: 'forbidden',
    message: 'You are not allowed to add, change and remove people (users:manage).',
  })
})
