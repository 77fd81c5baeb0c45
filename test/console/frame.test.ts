import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { fastify } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scopeMeanings } from '../../src/console/access/scopes.ts'
import { declaredRoutes } from '../../src/console/frame/route-list.ts'
import { asOwner, type Browser, openBrowser, startConsole } from '../support/console.ts'
import type { TestApp } from '../support/test-app.ts'

/** What holds for all of the console: its errors, its documentation, and the pages. */

let folder: string
let app: TestApp
let owner: Browser
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frontdesk-pages-'))
  app = await startConsole({ parts: { console: { pagesFolder: folder } } })
  owner = await asOwner(app)
})
afterAll(async () => {
  await app[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

describe('a route', () => {
  const register = (options: object) => {
    const api = fastify()
    declaredRoutes(api)
    return () => api.route({ method: 'POST', url: '/x', handler: async () => null, ...options })
  }
  const schema = { tags: ['x'], summary: 'X' }

  test.each([
    ['who may use it', { schema, config: { audit: 'x.do' } }, 'POST /x does not declare in config.scope'],
    [
      'how it is called in the audit log',
      { schema, config: { scope: 'calls:read' } },
      'POST /x does not declare in config.audit',
    ],
    ['what it is for', { config: { scope: 'calls:read', audit: 'x.do' } }, 'POST /x has no tag or no summary'],
  ])('cannot be registered without saying %s', (_what, options, message) => {
    expect(register(options)).toThrow(message)
  })

  test('can be when it says all that', () => {
    expect(register({ schema, config: { scope: 'calls:read', audit: 'x.do' } })).not.toThrow()
    expect(register({ schema, config: { scope: 'public', audit: false } })).not.toThrow()
  })
})

describe('an answer of the API', () => {
  test('is kept by nobody on the way', async () => {
    expect((await owner.get('/api/session')).headers['cache-control']).toBe('no-store')
    expect((await owner.get('/api/users')).headers['cache-control']).toBe('no-store')
  })

  test.each([
    ['no JSON', '{"name":', 'application/json', 400, 'The request cannot be read: '],
    [
      'a key that reaches into objects',
      '{"__proto__":{"a":1}}',
      'application/json',
      400,
      'The request cannot be read: ',
    ],
    ['nothing', '', 'application/json', 400, 'must be an object'],
    ['a list', '[]', 'application/json', 400, 'must be an object'],
    ['a form', 'name=a', 'application/x-www-form-urlencoded', 415, 'Send JSON'],
    ['too much', `{"name":"${'x'.repeat(70_000)}"}`, 'application/json', 413, 'That is too much'],
  ])('says what is wrong with %s', async (_what, body, type, status, message) => {
    const answer = await owner.post('/api/users', body, { headers: { 'content-type': type } })
    expect(answer.status).toBe(status)
    expect(answer.body).toMatchObject({ error: expect.any(String), message: expect.stringContaining(message) })
  })

  test('says that there is nothing, as JSON', async () => {
    const answer = await owner.get('/api/nothing')
    expect(answer.status).toBe(404)
    expect(answer.body).toEqual({ error: 'not found', message: 'There is nothing here.' })
  })

  test('to somebody who asks too much tells when to come again', async () => {
    const busy = openBrowser(app, { address: '198.51.100.77' })
    let answer = await busy.get('/api/session')
    for (let count = 1; count < 241; count += 1) answer = await busy.get('/api/session')
    expect(answer.status).toBe(429)
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    expect((await openBrowser(app, { address: '198.51.100.78' }).get('/api/session')).status).toBe(200)
    expect((await owner.get('/api/session', { remoteAddress: '198.51.100.77' })).status).toBe(200)
  })
})

describe('the documentation', () => {
  interface Operation {
    readonly security: unknown
    readonly tags: string[]
    readonly requestBody?: unknown
    readonly responses?: Record<string, { readonly content?: object }>
  }
  interface OpenApi {
    readonly openapi: string
    readonly paths: Record<string, Record<string, Operation>>
    readonly components: { securitySchemes: Record<string, object> }
  }

  test('describes the API by its schemas', async () => {
    const { body, headers } = await openBrowser(app).get<OpenApi>('/api/openapi.json')
    expect(headers['content-type']).toBe('application/json; charset=utf-8')
    expect(body.openapi).toBe('3.1.0')
    expect(Object.keys(body.components.securitySchemes)).toEqual(['cookie', 'bearer'])
    expect(body.paths['/api/users']?.['post']).toMatchObject({
      tags: ['users'],
      security: [{ cookie: [] }, { bearer: [] }],
      'x-scope': 'users:manage',
      requestBody: {
        content: { 'application/json': { schema: { required: ['name', 'role'], additionalProperties: false } } },
      },
    })
    expect(body.paths['/api/session']?.['get']).toMatchObject({ security: [], 'x-scope': 'public' })
    expect(body.paths['/api/session/list']?.['get']).toMatchObject({ security: [{ cookie: [] }] })
    expect(Object.keys(body.paths).filter((path) => path.startsWith('/api/docs'))).toEqual([])
  })

  test('says what every route answers, but for files, streams and ways elsewhere', async () => {
    const { body } = await openBrowser(app).get<OpenApi>('/api/openapi.json')
    const silent = Object.entries(body.paths).flatMap(([path, operations]) =>
      Object.values(operations).every(({ responses = {} }) =>
        Object.entries(responses).some(([code, { content }]) => code === '204' || (code.startsWith('2') && content)),
      )
        ? []
        : [path],
    )
    expect(
      silent.filter((path) => !/\.csv$|\/(live|events|export|scenario)$|\/recordings\/|\/oidc\//.test(path)),
    ).toEqual([])
  })

  test('can be browsed, with scripts from files alone', async () => {
    const page = await openBrowser(app).get('/api/docs')
    expect(page.status).toBe(200)
    expect(page.headers['content-security-policy']).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-/,
    )
    expect(page.text).not.toMatch(/<script(?! src=)|<style|style=|onload=/)
    const files = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => file ?? '')
    expect(files.length).toBeGreaterThan(4)
    for (const file of files) expect((await openBrowser(app).get(file)).status, file).toBe(200)
  })

  test('tells language models what this is, route by route', async () => {
    const { text, headers } = await openBrowser(app).get('/llms.txt')
    expect(headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(text).toMatch(/^# Frontdesk\n\n> .*\n/)
    expect(text).toContain('- `users:manage`: add, change and remove people')
    expect(text).toContain('## API: users\n\n- `GET /api/users` (users:manage): Everybody who may use the console')
    expect(text).toContain('Authorization: Bearer fd_')
  })
})

test('docs/console-access.md has every scope, with what it is for', async () => {
  const text = await readFile(new URL('../../docs/console-access.md', import.meta.url), 'utf8')
  const rows = [...text.matchAll(/^\| `(\w+:\w+)` \| (.*) \|$/gm)].map(([, scope, meaning]) => [scope, meaning])
  expect(rows).toEqual(Object.entries(scopeMeanings))
})

describe('the pages', () => {
  const routes = [
    '/',
    '/calls',
    '/calls/CA1',
    '/phone',
    '/knowledge',
    '/assistant',
    '/insights',
    '/health',
    '/settings',
  ]
  const paths = [...routes, '/settings/users', '/sign-in', '/setup']

  test('say how to build them while they are not', async () => {
    for (const path of paths) {
      const { status, text, headers } = await openBrowser(app).get(path)
      expect(status, path).toBe(503)
      expect(text).toContain('Run &quot;npm run build&quot; in the folder of Frontdesk')
      expect(headers['content-type']).toBe('text/html; charset=utf-8')
      const nonce = /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1]
      expect(text).toContain(`<style nonce="${nonce}">`)
    }
  })

  describe('once they are built', () => {
    const script = 'console.log(1)'
    beforeAll(async () => {
      await mkdir(join(folder, 'assets'))
      await writeFile(
        join(folder, 'index.html'),
        '<!doctype html><html><head><script type="module" src="/assets/index-1a2b.js"></script></head><body></body></html>',
      )
      await writeFile(join(folder, 'assets', 'index-1a2b.js'), script)
      await writeFile(join(folder, 'assets', 'index-1a2b.js.br'), brotliCompressSync(script))
      await writeFile(join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
    })

    test('are one file for every address of theirs, with a nonce of its own each time', async () => {
      const nonces = new Set<string>()
      for (const path of paths) {
        const { status, text, headers } = await openBrowser(app).get(path)
        expect(status, path).toBe(200)
        expect(headers['cache-control']).toBe('no-store')
        const nonce = /<head><meta name="csp-nonce" content="([\w+/=]{24})">/.exec(text)?.[1] ?? 'none'
        nonces.add(nonce)
        expect(headers['content-security-policy']).toBe(
          `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; connect-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self' blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
        )
        expect(headers['permissions-policy']).toContain('microphone=(self)')
        expect(headers['permissions-policy']).toContain('camera=()')
      }
      expect(nonces.size).toBe(paths.length)
    })

    test('have files that are kept for long, and come compressed to who can read that', async () => {
      const compressed = await app.app.server.inject({
        url: '/assets/index-1a2b.js',
        headers: { 'accept-encoding': 'gzip, br' },
      })
      expect(compressed.headers).toMatchObject({
        'cache-control': 'public, max-age=31536000, immutable',
        'content-encoding': 'br',
        'content-type': expect.stringContaining('javascript'),
      })
      expect(brotliDecompressSync(compressed.rawPayload).toString()).toBe(script)
      const plain = await openBrowser(app).get('/assets/index-1a2b.js')
      expect(plain.text).toBe(script)
      expect((await openBrowser(app).get('/favicon.svg')).headers).toMatchObject({
        'cache-control': 'public, max-age=3600',
        'content-type': expect.stringContaining('svg'),
      })
      expect((await openBrowser(app).get('/assets/missing-1a2b.js')).status).toBe(404)
    })

    test('leave what was there before as it was', async () => {
      for (const path of ['/healthz', '/nothing', '/nothing/at/all', '/index.html', '/package.json']) {
        const { headers, text } = await openBrowser(app).get(path)
        expect(headers['content-type'], path).toBe('application/json; charset=utf-8')
        expect(headers['content-security-policy']).toMatch(/^default-src 'none';base-uri/)
        expect(text).not.toContain('<html')
      }
      expect((await app.post('/call', {})).status).toBe(400)
    })
  })
})
