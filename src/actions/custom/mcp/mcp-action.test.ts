import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js'
import { describe, expect, test, vi } from 'vitest'
import { createManualClock, settle } from '../../../../test/fakes/manual-clock.ts'
import { call, ownActions } from '../own-actions.test-support.ts'
import { createToolServer } from './tool-server.test-support.ts'

const script = fileURLToPath(new URL('tool-server.test-support.ts', import.meta.url))

const command = (allow: string, lines = '') => `
mcp:
  - kind: command
    name: stock
    command: '${process.execPath}'
    args: ['${script}', stdio]
    allow: [${allow}]
${lines}`

/** The server on the web; `forget` makes it know none of its sessions any more. */
async function startToolServer() {
  const { promise: waiting, resolve } = Promise.withResolvers<void>()
  const sessions = new Map<string, StreamableHTTPServerTransport>()
  const tokens: (string | undefined)[] = []
  const server = createServer(async (request, response) => {
    const id = request.headers['mcp-session-id']
    tokens.push(request.headers.authorization)
    const known = typeof id === 'string' ? sessions.get(id) : null
    if (id !== undefined && !known) return void response.writeHead(404).end()
    if (known) return await known.handleRequest(request, response)
    const transport: StreamableHTTPServerTransport = new StreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      onsessioninitialized: (session) => void sessions.set(session, transport),
    })
    // The library's types say `string | undefined` where its interface says that a key may be missing.
    await createToolServer(resolve).connect(transport as Parameters<ReturnType<typeof createToolServer>['connect']>[0])
    await transport.handleRequest(request, response)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    waiting,
    tokens,
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    opened: () => sessions.size,
    forget: () => sessions.clear(),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

const web = (host: string, allow: string, lines = '') => `
mcp:
  - kind: http
    name: stock
    url: http://${host}/mcp
    headers: { Authorization: 'Bearer \${env:STOCK_TOKEN}' }
    allow: [${allow}]
    privateHosts: ['${host}']
${lines}`
const env = { STOCK_TOKEN: 't0p-secret' }

describe('a command', () => {
  test('gives the tools that are allowed, and no others', async () => {
    await using own = await ownActions(
      command('count, refuse', '    effects: { count: false }\n    abilities: { count: count our stock }\n'),
    )
    expect(own.problems()).toEqual([])
    const [count, refuse] = own.actions()
    expect(own.actions().map(({ name }) => name)).toEqual(['stock_count', 'stock_refuse'])
    expect(count).toMatchObject({
      purpose: 'Counts items.',
      effects: false,
      ability: 'count our stock',
      limitMs: 8_000,
    })
    expect(count?.inputSchema).toMatchObject({
      type: 'object',
      required: ['item'],
      properties: { size: { enum: ['small', 'large'] } },
    })
    expect(refuse).toMatchObject({ effects: true, ability: null })
  })

  test('does what it is asked, and its words are data', async () => {
    await using own = await ownActions(command('count, refuse, flood'))
    expect(await own.run('stock_count', { item: 'chair', size: null })).toEqual({
      outcome: 'done',
      text: '3 × chair, any, key run-1',
    })
    expect(await own.run('stock_refuse', {})).toEqual({ outcome: 'failed', text: 'The stock is closed.' })
    expect((await own.run('stock_flood', {})).text).toHaveLength(2_000)
  })

  test('has the variables that it is given, and none of the program', async () => {
    const settings = command('key', `    env: { STOCK_KEY: '\${env:OUR_KEY}' }\n`)
    await using own = await ownActions(settings, { env: { OUR_KEY: 'k-1', OTHER_KEY: 'k-2' } })
    expect(await own.run('stock_key', {})).toMatchObject({ text: 'key k-1, other undefined' })
  })

  test.each([
    [{}, "must have required property 'item'"],
    [{ item: 'x' }, 'must NOT have fewer than 2 characters'],
    [{ item: 'chair', size: 'huge' }, 'must be equal to one of the allowed values'],
    ['chair', 'must be an object'],
  ])('is not asked with an input that does not fit: %j', async (input, problem) => {
    await using own = await ownActions(command('count'))
    expect(own.actions()[0]?.parse(input)).toEqual({ problem: expect.stringContaining(problem) })
  })

  test('that means the same has the same key', async () => {
    await using own = await ownActions(command('count'))
    const key = (input: unknown) => (own.actions()[0]?.parse(input) as { key: string } | undefined)?.key
    expect(key({ size: 'small', item: 'Chair' })).toBe(key({ item: 'chair', size: 'small' }))
  })

  test('that lacks an allowed tool, or has one that is too large, is a problem', async () => {
    await using own = await ownActions(command('vast, nothing'))
    expect(own.actions()).toEqual([])
    expect(own.problems().map(({ problem }) => problem)).toEqual([
      'The tool vast takes an input that is too large or unclear.',
      'It has no tool nothing.',
    ])
  })

  test('that crashes is not offered, is started again, and is offered again', async () => {
    const clock = createManualClock()
    await using own = await ownActions(command('count, crash'), { clock })
    expect(await own.run('stock_crash', {})).toMatchObject({ outcome: 'failed', text: 'The service did not do it.' })
    const [count] = own.actions()
    expect(count?.isOffered(call)).toBe(false)
    expect(own.problems()).toEqual([
      { origin: 'the MCP server stock', problem: 'It cannot be used now: the connection was lost.' },
    ])
    expect(await own.run('stock_count', { item: 'chair' })).toMatchObject({
      outcome: 'failed',
      text: 'The service cannot be reached.',
    })
    await vi.waitFor(() => expect(clock.sleepers()).toBe(1))
    await clock.advance(1_000)
    await vi.waitFor(() => expect(count?.isOffered(call)).toBe(true), 10_000)
    expect(await own.run('stock_count', { item: 'chair' })).toMatchObject({ outcome: 'done' })
  })

  test.each([
    ['there is none', 'no-such-command-here', '[]', 'there is no such command'],
    ['it fails', process.execPath, "['-e', 'console.error(\"no licence\"); process.exit(3)']", 'no licence'],
  ])('holds up nothing when %s', async (_name, file, args, why) => {
    const settings = `mcp: [{ kind: command, name: gone, command: '${file}', args: ${args}, allow: [count] }]`
    await using own = await ownActions(
      `${settings}\nactions: [{ name: find, purpose: Finds., request: { url: 'https://a.example.org/' } }]`,
    )
    expect(own.actions().map(({ name }) => name)).toEqual(['find'])
    expect(own.problems()).toEqual([{ origin: 'the MCP server gone', problem: expect.stringContaining(why) }])
  })
})

describe('a server on the web', () => {
  test('does what it is asked, with its headers, in one session', async () => {
    await using server = await startToolServer()
    await using own = await ownActions(web(server.host, 'count'), { env })
    expect(await own.run('stock_count', { item: 'chair' })).toEqual({
      outcome: 'done',
      text: '3 × chair, any, key run-1',
    })
    expect(await own.run('stock_count', { item: 'table' })).toMatchObject({ outcome: 'done' })
    expect(server.opened()).toBe(1)
    expect(new Set(server.tokens)).toEqual(new Set(['Bearer t0p-secret']))
  })

  test('that forgot its session is asked once more in a new one', async () => {
    await using server = await startToolServer()
    await using own = await ownActions(web(server.host, 'count'), { env })
    server.forget()
    expect(await own.run('stock_count', { item: 'chair' })).toMatchObject({ outcome: 'done' })
    expect(server.opened()).toBe(1)
  })

  test('that is gone is noticed between calls', async () => {
    const clock = createManualClock()
    const server = await startToolServer()
    await using own = await ownActions(web(server.host, 'count'), { env, clock })
    expect(own.actions()[0]?.isOffered(call)).toBe(true)
    await server[Symbol.asyncDispose]()
    await clock.advance(30_000)
    await vi.waitFor(() => expect(own.actions()[0]?.isOffered(call)).toBe(false))
  })

  test('that never answers is left when the run is stopped', async () => {
    await using server = await startToolServer()
    await using own = await ownActions(web(server.host, 'wait'), { env })
    const stop = new AbortController()
    const running = own.actions()[0]?.run({}, call, stop.signal)
    await server.waiting
    stop.abort(new Error('superseded'))
    await expect(running).rejects.toThrow('superseded')
    await settle()
    expect(own.actions()[0]?.isOffered(call)).toBe(true)
  })

  test('in a private network is not reached', async () => {
    const lookup = (
      _host: string,
      _options: unknown,
      done: (error: null, addresses: { address: string; family: number }[]) => void,
    ) => done(null, [{ address: '10.0.0.5', family: 4 }])
    await using own = await ownActions(
      'mcp: [{ kind: http, name: stock, url: https://mcp.example.org/, allow: [count] }]',
      { lookup },
    )
    expect(own.problems()[0]?.problem).toBe(
      'It cannot be used now: mcp.example.org leads to a private network (10.0.0.5); list the host under privateHosts if that is meant.',
    )
  })

  test('that redirects elsewhere is not followed, and its secret stays', async () => {
    await using other = await startToolServer()
    const server = createServer(
      (_request, response) => void response.writeHead(307, { location: `http://${other.host}/mcp` }).end(),
    )
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
    await using own = await ownActions(web(host, 'count'), { env })
    expect(own.problems()).toHaveLength(1)
    expect(other.tokens).toEqual([])
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  })
})
