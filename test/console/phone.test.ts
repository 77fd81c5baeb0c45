import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { HappeningEvent, PhoneOverview } from '../../src/console/routes/phone/schema.ts'
import type { MadeToken } from '../../src/console/routes/tokens/schema.ts'
import type { Clock } from '../../src/lib/clock.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'
import { addPerson, asOwner, type Browser, bearer, openBrowser, password, publicHost } from '../support/console.ts'
import { type EventStream, openEvents } from '../support/event-stream.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

const open: AsyncDisposable[] = []
let store: Store
let app: TestApp
let url: string

beforeEach(async () => {
  store = await openStore({ file: ':memory:' })
  open.push(store)
})
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one[Symbol.asyncDispose]()
})

async function start(clock?: Clock): Promise<Browser> {
  app = await startTestApp({
    assistant: { people: [{ name: 'reception', to: '+15550100110' }], transfers: { countries: ['US'] }, models: [] },
    env: { CONSOLE_PASSWORD: password },
    parts: { store: { ...store, close: async () => undefined }, ...(clock && { clock }) },
  })
  open.push(app)
  url = await app.app.listen()
  return asOwner(app)
}

interface TestCall {
  readonly id: string
  readonly path: string
  readonly stream: EventStream
  /** The next event of this kind, waited for. */
  next<K extends HappeningEvent['kind']>(kind: K): Promise<Extract<HappeningEvent, { kind: K }>>
  until(state: string): Promise<void>
  post(what: string, body?: object): Promise<number>
}

async function streamOf(browser: Browser, id: string, headers: Record<string, string> = {}): Promise<EventStream> {
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const proxied = { 'x-forwarded-host': publicHost }
  const stream = await openEvents(`${url}/api/phone/calls/${id}/events`, { cookie, ...proxied, ...headers })
  open.push(stream)
  return stream
}

async function place(browser: Browser, wish: object = {}): Promise<TestCall> {
  const placed = await browser.post<{ id: string }>('/api/phone/calls', { pace: 'instant', ...wish })
  if (placed.status !== 201) throw new Error(`${placed.status}: ${placed.text}`)
  const { id } = placed.body
  const path = `/api/phone/calls/${id}`
  const stream = await streamOf(browser, id)
  const next: TestCall['next'] = async (kind) => {
    for (;;) {
      const happening = await stream.next<HappeningEvent>('happening')
      if (happening.kind === kind) return happening as never
    }
  }
  return {
    ...{ id, path, stream, next },
    async until(state) {
      while ((await next('state')).state !== state);
    },
    post: async (what, body = {}) => (await browser.post(`${path}/${what}`, body)).status,
  }
}

const eventsOf = async (callId: string) => (await store.calls.read(callId)).map(({ event }) => event)

describe('a call from the browser', () => {
  test.each(['webhook', 'relay'] as const)('on the %s line is told as it goes on, to its end', async (line) => {
    const browser = await start()
    const call = await place(browser, { line })
    expect(call.stream.contentType).toBe('text/event-stream; charset=utf-8')
    expect(await call.next('said')).toMatchObject({
      id: 1,
      text: 'Welcome to the automated assistant.',
      language: 'en-US',
    })
    await call.until('listening')
    expect(await call.post('say', { text: 'Are you there?' })).toBe(204)
    expect(await call.next('caller')).toMatchObject({ via: 'speech', text: 'Are you there?' })
    expect(await call.next('said')).toMatchObject({ delayMs: expect.any(Number) })
    await call.until('listening')
    expect(await call.post('press', { keys: '7' })).toBe(204)
    expect(await call.next('caller')).toMatchObject({ via: 'keypad', text: '7' })
    await call.until('listening')
    expect(await call.post('hang-up')).toBe(204)
    await call.until('ended')
    await call.stream.over
    const [started, ...others] = await eventsOf(call.id)
    expect(started).toMatchObject({ type: 'call.started', test: true, line })
    expect(others.at(-1)).toMatchObject({ type: 'call.ended' })
    expect(await call.post('say', { text: 'Hello?' })).toBe(409)
    expect(await browser.get(call.path)).toMatchObject({ status: 200, body: { id: call.id, isOver: true } })
    const { body } = await browser.get<{ entries: { action: string; target: string }[] }>('/api/audit')
    expect(body.entries[0]).toMatchObject({ action: 'phone.call', target: call.id })
  })

  test('goes on where the browser had left it, without a gap or a repeat', async () => {
    const browser = await start()
    const call = await place(browser)
    await call.until('listening')
    const seen = call.stream.events.map(({ id }) => id)
    expect(seen).toEqual(seen.map((_id, place) => String(place + 1)))
    await call.stream[Symbol.asyncDispose]()
    await call.post('say', { text: 'Are you there?' })
    const again = await streamOf(browser, call.id, { 'last-event-id': seen.at(-1) ?? '' })
    expect(await again.next('happening')).toMatchObject({ kind: 'caller' })
    expect(again.events[0]?.id).toBe(String(seen.length + 1))
  })

  test('is heard as the browser speaks, and cut where that was', async () => {
    const browser = await start()
    const call = await place(browser, { pace: 'voice' })
    const { id: sentence } = await call.next('said')
    expect(
      await call.post('voice', {
        reports: [
          { sentence, at: 'begun' },
          { sentence, at: 'ended' },
        ],
      }),
    ).toBe(204)
    const { id: second } = await call.next('said')
    const heard = { sentence: second, at: 'spoken', characters: 'What can '.length }
    expect(await call.post('typing', { text: 'Are', heard })).toBe(204)
    expect(await call.next('heard')).toMatchObject({ id: second, heard: 'What can', unheard: 'I help you with today?' })
    expect(await call.post('say', { text: 'Are you there?' })).toBe(204)
    expect(await call.next('caller')).toMatchObject({ text: 'Are you there?' })
  })

  test('has the people that the tester plays', async () => {
    const browser = await start()
    const call = await place(browser)
    await call.until('listening')
    expect(await call.post('person', { does: 'pickup' })).toBe(409)
    await browser.post(`/api/calls/${call.id}/transfer`, { target: 'reception' })
    expect(await call.next('person')).toMatchObject({ stage: 'ringing', address: '+15550100110', asks: true })
    expect(await call.post('person', { does: 'decline' })).toBe(204)
    expect(await call.next('whisper')).toMatchObject({ text: expect.stringContaining('reception') })
    expect(await call.next('person-left')).toMatchObject({ how: 'completed' })
    await call.until('listening')
  })

  test('can be a fork of another, for real, from a number, and in another language', async () => {
    const browser = await start()
    const first = await place(browser, { from: '+12025550143', language: 'de-DE', forReal: true })
    await first.until('listening')
    await first.post('say', { text: 'Are you there?' })
    await first.until('listening')
    await first.post('hang-up')
    await first.until('ended')
    expect((await eventsOf(first.id))[0]).toMatchObject({ from: '+12025550143', forReal: true })
    const fork = await place(browser, { forkOf: { callId: first.id, turn: 1 }, line: 'relay' })
    await fork.until('listening')
    expect((await eventsOf(fork.id))[0]).toMatchObject({ forkOf: { callId: first.id, turn: 1 }, from: '+12025550143' })
  })
})

describe('a call that nobody follows', () => {
  test('is hung up after a while, and only then', async () => {
    const timers: { readonly ms: number; readonly end: () => void }[] = []
    const clock: Clock = {
      now: () => systemClock.now(),
      sleep(ms, signal) {
        if (ms !== 30_000) return systemClock.sleep(ms, signal)
        return new Promise((resolve, reject) => {
          const timer = { ms, end: resolve }
          timers.push(timer)
          signal?.addEventListener('abort', () => {
            timers.splice(timers.indexOf(timer), 1)
            reject(signal.reason)
          })
        })
      },
    }
    const browser = await start(clock)
    const call = await place(browser)
    await call.until('listening')
    await expect.poll(() => timers.length).toBe(0)
    await call.stream[Symbol.asyncDispose]()
    await expect.poll(() => timers.length).toBe(1)
    const back = await streamOf(browser, call.id)
    await expect.poll(() => timers.length).toBe(0)
    await back[Symbol.asyncDispose]()
    await expect.poll(() => timers.length).toBe(1)
    timers[0]?.end()
    await expect.poll(async () => (await eventsOf(call.id)).at(-1)?.type).toBe('call.ended')
    const { stream } = { stream: await streamOf(browser, call.id) }
    await stream.over
    expect(stream.events.at(-1)?.data).toContain('ended')
  })
})

describe('who may call', () => {
  test('a call belongs to whoever made it', async () => {
    const owner = await start()
    const otto = await addPerson(app, owner, 'Otto', 'operator')
    const call = await place(otto)
    expect((await streamOf(owner, call.id)).status).toBe(404)
    expect((await owner.post(`${call.path}/say`, { text: 'Hello' })).status).toBe(404)
    expect((await owner.post(`${call.path}/hang-up`)).status).toBe(404)
    expect((await openBrowser(app).post(`${call.path}/hang-up`)).status).toBe(401)
    const vera = await addPerson(app, owner, 'Vera', 'viewer')
    expect((await vera.post('/api/phone/calls', {})).status).toBe(403)
  })

  test('a token does no more than it may', async () => {
    const owner = await start()
    const token = await owner.post<MadeToken>('/api/tokens', { name: 'tests', scopes: ['phone:use'] })
    const program = bearer(token.body.secret)
    const call = (wish: object) => openBrowser(app).post('/api/phone/calls', { pace: 'instant', ...wish }, program)
    expect((await call({})).status).toBe(201)
    expect(await call({ forReal: true })).toMatchObject({ status: 403, text: expect.stringContaining('calls:steer') })
    expect(await call({ from: '+12025550143' })).toMatchObject({
      status: 403,
      text: expect.stringContaining('numbers:read'),
    })
    const forkOf = { callId: 'CA1', turn: 1 }
    expect(await call({ forkOf })).toMatchObject({ status: 403, text: expect.stringContaining('calls:read') })
    const placed = await openBrowser(app).post<{ id: string }>('/api/phone/calls', { pace: 'instant' }, program)
    const stream = await openEvents(`${url}/api/phone/calls/${placed.body.id}/events`, {
      authorization: `Bearer ${token.body.secret}`,
    })
    open.push(stream)
    while ((await stream.next<HappeningEvent>('happening')).kind !== 'state');
    await openBrowser(app).post(`/api/phone/calls/${placed.body.id}/say`, { text: 'Call +12025550143 back' }, program)
    for (;;) {
      const happening = await stream.next<HappeningEvent>('happening')
      if (happening.kind !== 'caller') continue
      expect(happening.text).not.toContain('2025550143')
      break
    }
  })

  test('five at a time, and so many things at once', async () => {
    const browser = await start()
    const calls = []
    for (let count = 0; count < 5; count += 1) calls.push(await place(browser))
    const sixth = await browser.post('/api/phone/calls', { pace: 'instant' })
    expect(sixth).toMatchObject({ status: 429, text: expect.stringContaining('five calls') })
    await calls[0]?.post('hang-up')
    const last = await place(browser, { pace: 'voice' })
    const statuses = []
    for (let count = 0; count < 25; count += 1) statuses.push(await last.post('say', { text: 'Hm', cutIn: false }))
    expect(statuses.slice(0, 20)).not.toContain(429)
    expect(statuses.at(-1)).toBe(429)
  })
})

test('what can be called is told', async () => {
  const browser = await start()
  const { body } = await browser.get<PhoneOverview>('/api/phone')
  expect(body).toEqual({
    ...{ name: 'the automated assistant', line: 'relay', running: app.app.settings.running().version, drafts: [] },
    ...{ language: 'en-US', languages: ['en-US'] },
  })
})

test.each<[string, object, number, string]>([
  ['a line that there is not', { line: 'pigeon' }, 400, 'line'],
  ['a caller who is none', { from: 'me' }, 400, 'from'],
  ['a delay beyond reason', { carrierDelayMs: 60_000 }, 400, 'carrierDelayMs'],
  ['what nobody does', { people: { '*': 'dances' } }, 400, 'people'],
  ['a draft that is not open', { version: '0123456789ab' }, 409, 'not open any more'],
  ['a fork of nothing', { forkOf: { callId: 'CAnobody', turn: 1 } }, 404, 'no such call'],
])('%s is refused in words', async (_what, wish, status, words) => {
  const browser = await start()
  const answer = await browser.post<{ message: string }>('/api/phone/calls', wish)
  expect(answer.status).toBe(status)
  expect(answer.text).toContain(words)
})

test.each([
  ['say', { text: 'x'.repeat(1_001) }],
  ['press', { keys: '12a' }],
  ['press', { keys: '' }],
  ['person', { does: 'vanish' }],
  ['voice', { reports: [] }],
  ['typing', {}],
])('%s takes no %j', async (what, body) => {
  const browser = await start()
  const call = await place(browser)
  expect(await call.post(what, body)).toBe(400)
})
