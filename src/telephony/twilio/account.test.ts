import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { createManualClock } from '../../../test/fakes/manual-clock.ts'
import type { Config } from '../../config/config.ts'
import { type Assistant, assistantSchema } from '../../config/schema.ts'
import { Secret } from '../../lib/secret.ts'
import { createAccountView, type LineState } from './account.ts'

const accountSid = `AC${'0123456789abcdef'.repeat(2)}`
const number = '+15550100123'
const hour = 3_600_000
const never = new AbortController().signal

interface RestApi extends AsyncDisposable {
  readonly url: string
  readonly server: Server
  /** What was asked, as `GET /path user:token`. */
  readonly asked: string[]
  /** How it answers from now on. */
  answer: RequestListener
}

/** Twilio's REST API as far as accounts go. */
async function restApi(answer: RequestListener): Promise<RestApi> {
  const server = createServer((request, response) => {
    const [, credentials = ''] = /^Basic (.+)$/.exec(request.headers.authorization ?? '') ?? []
    api.asked.push(`${request.method} ${request.url} ${Buffer.from(credentials, 'base64')}`)
    api.answer(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const api: RestApi = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    server,
    asked: [],
    answer,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return api
}

const json =
  (status: number, body: unknown): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }
const account = (type: string, status = 'active') => json(200, { sid: accountSid, type, status, friendly_name: 'X' })
const text =
  (status: number, body: string): RequestListener =>
  (_request, response) => {
    response.writeHead(status).end(body)
  }
const hang: RequestListener = () => undefined

/** A clock turned by hand that tells how long the sleepers sleep. */
function createPauseClock() {
  const clock = createManualClock()
  const pauses = new Set<{ ms: number }>()
  const sleep = (ms: number, signal?: AbortSignal) => {
    const pause = { ms }
    pauses.add(pause)
    return clock.sleep(ms, signal).finally(() => pauses.delete(pause))
  }
  return { ...clock, sleep, pauses: () => Array.from(pauses, ({ ms }) => ms) }
}

interface Settings {
  readonly apiBaseUrl?: string
  readonly line?: Config['line']
  readonly publicUrl?: string | null
  readonly sid?: string | null
  readonly tokens?: readonly string[]
  readonly assistant?: Assistant
}

function viewWith(settings: Settings) {
  const clock = createPauseClock()
  const changes: LineState[] = []
  const { sid = accountSid, tokens = ['token'], publicUrl = 'https://a.example' } = settings
  const config: Pick<Config, 'assistant' | 'line' | 'server' | 'twilio'> = {
    assistant: settings.assistant ?? assistantSchema.parse({}),
    line: settings.line ?? 'auto',
    server: { host: '127.0.0.1', port: 0, publicUrl, dataDir: '/', logLevel: 'silent' },
    twilio: {
      accountSid: sid,
      authTokens: tokens.map((token) => new Secret(token)),
      apiBaseUrl: settings.apiBaseUrl ?? 'http://127.0.0.1:9',
      phoneNumber: null,
    },
  }
  const view = createAccountView({ config, clock, onChange: (state) => changes.push(state) })
  return { view, clock, changes }
}

describe('with the line auto', () => {
  test('it is webhooks until Twilio has said that there is a relay', async () => {
    await using api = await restApi(account('Full'))
    const { view, clock, changes } = viewWith({ apiBaseUrl: api.url })
    expect(view.line(number)).toBe('webhook')
    expect(view.state()).toMatchObject({ reason: 'Twilio has not been asked about the account yet', toldAt: null })
    await view.refresh(never)
    expect(view.line(number)).toBe('relay')
    const reason = 'the Twilio account is active and not a trial'
    expect(view.state()).toEqual({ line: 'relay', reason, toldAt: clock.now(), webhookOnly: null })
    expect(changes).toEqual([view.state()])
    expect(api.asked).toEqual([`GET /2010-04-01/Accounts/${accountSid}.json ${accountSid}:token`])
    expect(clock.sleepers()).toBe(0)
  })

  test.each<[name: string, answer: RequestListener, reason: string, isTold: boolean]>([
    ['a trial', account('Trial'), 'a trial', true],
    ['a suspended account', account('Full', 'suspended'), 'suspended or closed', true],
    ['a closed account', account('Full', 'closed'), 'suspended or closed', true],
    ['a type that is not known', account('Free'), 'a trial', true],
    ['wrong credentials', json(401, { code: 20003 }), 'refuses TWILIO_AUTH_TOKEN', true],
    ['no right to look', json(403, { code: 20003 }), '403', true],
    ['no such account', json(404, { code: 20404 }), '404', true],
    ['too many requests', json(429, { code: 20429 }), '429', false],
    ['a server error', text(503, 'no'), '503', false],
    ['a redirect', text(302, ''), '302', false],
    ['garbage', text(200, '<html>'), 'something else', false],
    ['nothing', text(200, ''), 'something else', false],
    ['another object', json(200, { status: 'active' }), 'something else', false],
    ['more than an account can have', text(200, ' '.repeat(70_000)), 'could not be asked', false],
    ['a connection cut', (request) => void request.socket.destroy(), 'could not be asked', false],
  ])('%s means webhooks', async (_name, answer, reason, isTold) => {
    await using api = await restApi(answer)
    const { view, changes } = viewWith({ apiBaseUrl: api.url })
    await view.refresh(never)
    expect(view.line(number)).toBe('webhook')
    expect(view.state().reason).toContain(reason)
    expect(view.state().toldAt !== null).toBe(isTold)
    expect(changes).toHaveLength(1)
  })

  test('nobody listening means webhooks', async () => {
    const api = await restApi(hang)
    await api[Symbol.asyncDispose]()
    const { view } = viewWith({ apiBaseUrl: api.url })
    await view.refresh(never)
    expect(view.state()).toMatchObject({ line: 'webhook', reason: expect.stringContaining('ECONNREFUSED') })
  })

  test('an answer that does not come is given up after ten seconds', async () => {
    await using api = await restApi(hang)
    const { view, clock } = viewWith({ apiBaseUrl: api.url })
    const asked = once(api.server, 'request')
    const refreshed = view.refresh(never)
    await asked
    await clock.advance(10_000)
    await refreshed
    expect(view.state().reason).toContain('no answer within 10000 ms')
  })

  test('while a token is rotated, the one that works is found', async () => {
    await using api = await restApi(json(401, {}))
    const full = account('Full')
    api.answer = (request, response) => (api.asked.length < 2 ? json(401, {}) : full)(request, response)
    const { view } = viewWith({ apiBaseUrl: api.url, tokens: ['new', 'old'] })
    await view.refresh(never)
    expect(view.line(number)).toBe('relay')
    expect(api.asked.map((line) => line.split(':')[1])).toEqual(['new', 'old'])
  })

  test('a relay once seen stays when Twilio cannot tell, and goes when Twilio says so', async () => {
    await using api = await restApi(account('Full'))
    const { view, changes } = viewWith({ apiBaseUrl: api.url })
    await view.refresh(never)
    api.answer = json(429, {})
    await view.refresh(never)
    expect(view.line(number)).toBe('relay')
    api.answer = account('Full', 'suspended')
    await view.refresh(never)
    expect(view.line(number)).toBe('webhook')
    expect(changes.map(({ line }) => line)).toEqual(['relay', 'webhook'])
  })

  test.each<[name: string, settings: Settings, reason: string]>([
    ['no address', { publicUrl: null }, 'PUBLIC_URL'],
    ['an address without TLS', { publicUrl: 'http://a.example' }, 'PUBLIC_URL'],
    ['no token', { tokens: [] }, 'TWILIO_AUTH_TOKEN is not set'],
    ['no account', { sid: null }, 'TWILIO_ACCOUNT_SID is not set'],
    ['a voice that the relay lacks', { assistant: assistantSchema.parse({ voice: 'woman' }) }, 'relay.voice'],
  ])('%s means webhooks, and Twilio is not asked', async (_name, settings, reason) => {
    await using api = await restApi(account('Full'))
    const { view } = viewWith({ apiBaseUrl: api.url, ...settings })
    await view.watch(never)
    expect(view.state()).toMatchObject({ line: 'webhook', reason: expect.stringContaining(reason) })
    expect(api.asked).toEqual([])
  })
})

describe('watching', () => {
  test('asks again every hour, after a minute when Twilio could not tell, and stops with the signal', async () => {
    await using api = await restApi(account('Full'))
    const { view, clock } = viewWith({ apiBaseUrl: api.url })
    const stop = new AbortController()
    const watching = view.watch(stop.signal)
    const untilPauseOf = (ms: number) => expect.poll(() => clock.pauses()).toEqual([ms])
    await untilPauseOf(hour)
    expect(view.line(number)).toBe('relay')
    api.answer = json(429, {})
    await clock.advance(hour)
    await untilPauseOf(60_000)
    api.answer = account('Full')
    await clock.advance(60_000)
    await untilPauseOf(hour)
    expect(api.asked).toHaveLength(3)
    stop.abort()
    await watching
    expect(clock.sleepers()).toBe(0)
  })

  test('a question under way is dropped with the signal, and changes nothing', async () => {
    await using api = await restApi(hang)
    const { view, clock, changes } = viewWith({ apiBaseUrl: api.url })
    const stop = new AbortController()
    const asked = once(api.server, 'request')
    const watching = view.watch(stop.signal)
    await asked
    stop.abort()
    await watching
    expect(changes).toEqual([])
    expect(clock.sleepers()).toBe(0)
  })
})

describe('a number whose relay failed', () => {
  test('is answered by webhooks for a while, others are not', () => {
    const { view } = viewWith({ line: 'relay' })
    view.relayFailed(number, 'the socket could not be opened (64102)')
    expect(view.line(number)).toBe('webhook')
    expect(view.line('+15550100999')).toBe('relay')
    const webhookOnly = { count: 1, reason: 'the socket could not be opened (64102)' }
    expect(view.state()).toEqual({ line: 'relay', reason: 'relay is configured', toldAt: null, webhookOnly })
  })

  test('gets the relay back when the time is over, counted from the last failure', async () => {
    const { view, clock } = viewWith({ line: 'relay' })
    view.relayFailed(number, 'first')
    view.relayFailed('+15550100999', 'other')
    await clock.advance(hour / 2)
    view.relayFailed(number, 'second')
    expect(view.state().webhookOnly).toEqual({ count: 2, reason: 'second' })
    await clock.advance(hour / 2)
    expect([view.line(number), view.line('+15550100999')]).toEqual(['webhook', 'relay'])
    await clock.advance(hour / 2)
    expect(view.line(number)).toBe('relay')
    expect(view.state().webhookOnly).toBeNull()
  })

  test('is not remembered when the owner does not want it', () => {
    const { view } = viewWith({ line: 'relay', assistant: assistantSchema.parse({ relay: { webhookOnlyMs: 0 } }) })
    view.relayFailed(number, 'once')
    expect(view.line(number)).toBe('relay')
  })
})

test.each(['relay', 'webhook'] as const)(
  'a line that is configured as %s is that, and Twilio is not asked',
  async (line) => {
    await using api = await restApi(account('Trial'))
    const { view } = viewWith({ apiBaseUrl: api.url, line })
    await view.watch(never)
    expect(view.line(number)).toBe(line)
    expect(view.state().reason).toBe(`${line} is configured`)
    expect(api.asked).toEqual([])
  },
)

test('no state shows a token', async () => {
  await using api = await restApi((request, response) =>
    text(401, String(request.headers.authorization))(request, response),
  )
  const { view } = viewWith({ apiBaseUrl: api.url, tokens: ['sesame'] })
  await view.refresh(never)
  expect(inspect(view.state())).not.toMatch(/sesame|c2VzYW1l/)
})
