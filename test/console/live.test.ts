import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { viewOf } from '../../src/archive/view/fold.ts'
import type { BoardEvent, CallChangeEvent, WordsEvent } from '../../src/console/routes/live/schema.ts'
import { createPhone } from '../../src/phone/phone.ts'
import { noTiming } from '../../src/phone/timing.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'
import { answer, type FakeMistral, fakeApiKey, startFakeMistral } from '../fakes/fake-mistral.ts'
import { type EventStream, openEvents } from '../support/event-stream.ts'
import { newCallSid, voiceParameters } from '../support/signed.ts'
import { publicUrl, startTestApp, type TestApp, token } from '../support/test-app.ts'

const sid = newCallSid(1)
const consolePassword = 'a long enough password'
const open: AsyncDisposable[] = []
let mistral: FakeMistral
let store: Store

beforeEach(async () => {
  mistral = await startFakeMistral()
  store = await openStore({ file: ':memory:' })
  open.push(store, mistral)
})
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one[Symbol.asyncDispose]()
})

interface Server {
  readonly app: TestApp
  readonly url: string
  post(path: string, parameters?: Record<string, string>): Promise<string>
  events(path: string, headers?: Record<string, string>): Promise<EventStream>
}

/** The program on this machine alone, where the console is open. */
async function start(env: Record<string, string> = {}): Promise<Server> {
  const app = await startTestApp({
    assistant: { models: [{ provider: 'mistral', model: 'mistral-small-latest' }], timing: { patienceMs: 5_000 } },
    env: {
      ...{ PUBLIC_URL: '', TWILIO_AUTH_TOKEN: '', MISTRAL_API_KEY: fakeApiKey, MISTRAL_BASE_URL: mistral.url },
      ...(env['PUBLIC_URL'] && { CONSOLE_PASSWORD: consolePassword }),
      ...env,
    },
    parts: { store: { ...store, close: async () => undefined } },
  })
  open.push(app)
  const url = await app.app.listen()
  return {
    ...{ app, url },
    async post(path, parameters = {}) {
      const body = new URLSearchParams(voiceParameters(sid, parameters))
      return (await fetch(url + path, { method: 'POST', body })).text()
    },
    async events(path, headers = {}) {
      const stream = await openEvents(url + path, headers)
      open.push(stream)
      return stream
    },
  }
}

/** What a browser has after these changes. */
function taken(changes: readonly CallChangeEvent[]) {
  const entries: CallChangeEvent['entries'][number]['entry'][] = []
  for (const change of changes) for (const { index, entry } of change.entries) entries[index] = entry
  return { head: changes.at(-1)?.head, entries }
}

async function changesUntil(stream: EventStream, isEnough: (change: CallChangeEvent) => boolean) {
  const changes: CallChangeEvent[] = []
  for (;;) {
    changes.push(await stream.next<CallChangeEvent>('change'))
    if (isEnough(changes.at(-1) as CallChangeEvent)) return changes
  }
}

const viewNow = async () => viewOf(await store.calls.read(sid), { language: 'en-US', charactersPerSecond: 15 })
const isEnded = ({ head }: CallChangeEvent) => head.endedAt !== null

describe('the board', () => {
  test('is empty at first, shows a call as it goes on, and how it ended', async () => {
    const server = await start()
    const stream = await server.events('/api/live')
    expect(stream.contentType).toBe('text/event-stream; charset=utf-8')
    expect(await stream.next('board')).toMatchObject({ cards: [], gone: [], total: 0, whole: true })
    await server.post('/call')
    expect(await stream.next('board')).toMatchObject({
      cards: [{ callId: sid, from: '+15550100001', phase: 'greeting', line: 'webhook', turns: 0, isTest: false }],
      ...{ total: 1, whole: false },
    })
    mistral.always(() => answer('At the river.'))
    await server.post('/process_speech?turn=1', { SpeechResult: 'Where are you?' })
    const seen = async (isIt: (card: BoardEvent['cards'][number]) => boolean) => {
      for (;;) {
        const { cards } = await stream.next<BoardEvent>('board')
        const [card] = cards
        if (card && isIt(card)) return card
      }
    }
    expect(await seen(({ turns }) => turns === 1)).toMatchObject({ caller: 'Where are you?' })
    await server.post('/call_status', { CallStatus: 'completed' })
    expect(await seen(({ phase }) => phase === 'ended')).toMatchObject({
      ...{ endedAt: expect.any(Number), endReason: 'caller', name: null },
    })
  })

  test('begins with the calls that go on already, whoever looks and however often', async () => {
    const server = await start()
    await server.post('/call')
    for (const stream of [await server.events('/api/live'), await server.events('/api/live')]) {
      expect(await stream.next('board')).toMatchObject({ cards: [{ callId: sid }], whole: true })
    }
  })
})

describe('a call', () => {
  test('comes as it is in the log, change by change', async () => {
    const server = await start()
    await server.post('/call')
    const stream = await server.events(`/api/calls/${sid}/live`)
    mistral.always(() => answer('At the river. <b>Really</b>.'))
    await server.post('/process_speech?turn=1', { SpeechResult: '<script>alert(1)</script>' })
    await server.post('/call_status', { CallStatus: 'completed' })
    const { head, entries } = taken(await changesUntil(stream, isEnded))
    const view = await viewNow()
    expect(entries).toEqual(view.entries)
    expect(head).toEqual(view.head)
    expect(entries.find(({ kind }) => kind === 'caller')).toMatchObject({ text: '<script>alert(1)</script>' })
  })

  test('goes on after a restart of the program where the browser had left it, without a gap or a repeat', async () => {
    const before = await start()
    await before.post('/call')
    const first = await before.events(`/api/calls/${sid}/live`)
    mistral.always(() => answer('At the river.'))
    await before.post('/process_speech?turn=1', { SpeechResult: 'Where are you?' })
    const had = await changesUntil(first, ({ head }) => head.turns === 1)
    const lastEventId = first.events.findLast(({ event }) => event === 'change')?.id ?? ''
    await before.app.app.stop()
    await first.over

    const after = await start()
    const second = await after.events(`/api/calls/${sid}/live`, { 'last-event-id': lastEventId })
    await after.post('/process_speech?turn=2', { SpeechResult: 'And when are you open?' })
    await after.post('/call_status', { CallStatus: 'completed' })
    const more = await changesUntil(second, isEnded)
    for (const { entries } of more) {
      for (const { entry } of entries) expect(entry.seq.last).toBeGreaterThan(Number(lastEventId))
    }
    expect(taken([...had, ...more]).entries).toEqual((await viewNow()).entries)
  })

  test('goes on behind the record that the address tells of, for a browser that opens a new stream', async () => {
    const server = await start()
    await server.post('/call')
    const first = await server.events(`/api/calls/${sid}/live`)
    const { seq } = await first.next<CallChangeEvent>('change')
    await server.post('/process_speech?turn=1', { SpeechResult: 'Where are you?' })
    const second = await server.events(`/api/calls/${sid}/live?after=${seq}`)
    const { entries } = await second.next<CallChangeEvent>('change')
    for (const { entry } of entries) expect(entry.seq.last).toBeGreaterThan(seq)
    expect((await server.events(`/api/calls/${sid}/live?after=x`)).status).toBe(400)
  })

  test('is followed word by word on the relay line, while its sentence is being made', async () => {
    const server = await start({ PUBLIC_URL: publicUrl, TWILIO_AUTH_TOKEN: token, FRONTDESK_LINE: 'relay' })
    const signIn = await fetch(`${server.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify({ name: 'owner', password: consolePassword }),
    })
    const cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? ''
    await using phone = createPhone({ baseUrl: server.url, publicUrl, authToken: token, timing: noTiming })
    const call = await phone.call({ callSid: sid })
    const stream = await server.events(`/api/calls/${sid}/live`, { cookie })
    await stream.next('change')
    mistral.always(() =>
      answer('You can walk along the water and look at the trees, the boats and the birds.', { tokenMs: 100 }),
    )
    const turn = call.say('What can I do there?')
    const words: string[] = []
    while (!words.at(-1)?.includes('boats')) words.push((await stream.next<WordsEvent>('words')).assistant)
    await turn
    expect(new Set(words).size).toBeGreaterThan(3)
    expect(words.every((text, place) => text.startsWith(words[place - 1] ?? ''))).toBe(true)
  })

  test('that nobody knows is not found', async () => {
    const server = await start()
    expect((await server.events('/api/calls/CAnobody/live')).status).toBe(404)
  })
})

test('a server that closes ends its streams', async () => {
  const server = await start()
  await server.post('/call')
  const stream = await server.events('/api/live')
  await stream.next('board')
  await server.app.app.stop()
  await stream.over
})
