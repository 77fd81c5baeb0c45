import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { openStore, type Store } from '../src/store/open-store.ts'
import { answer, type FakeMistral, fakeApiKey, startFakeMistral } from './fakes/fake-mistral.ts'
import { startTestApp, type TestApp } from './support/test-app.ts'
import { callOnTestPhone, dialOnTestPhone, wish } from './support/test-phone.ts'

const greeting = 'Welcome to the automated assistant. What can I help you with today?'
const settings = {
  models: [{ provider: 'mistral', model: 'mistral-small-latest' }],
  instructions: 'We are at the river. Parking is behind the house.',
  people: [{ name: 'reception', to: '+15550100110' }],
  transfers: { countries: ['US'] },
}

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

async function start(assistant: object = {}, env: Record<string, string> = {}): Promise<TestApp> {
  const app = await startTestApp({
    assistant: { ...settings, ...assistant },
    env: { MISTRAL_API_KEY: fakeApiKey, MISTRAL_BASE_URL: mistral.url, ...env },
    parts: { store: { ...store, close: async () => undefined } },
  })
  open.push(app)
  return app
}

const eventsOf = async (callId: string) => (await store.calls.read(callId)).map(({ event }) => event)
const ofType = async (callId: string, type: string) => (await eventsOf(callId)).filter((event) => event.type === type)

describe.each(['webhook', 'relay'] as const)('a call of the program to itself on the %s line', (line) => {
  test.each([
    ['with Twilio', {}],
    ['without Twilio', { TWILIO_AUTH_TOKEN: '', PUBLIC_URL: '' }],
  ])('%s is greeted and answered, and marked as a test', async (_what, env) => {
    const app = await start({}, env)
    mistral.always(() => answer('At the river.'))
    const phone = await callOnTestPhone(app, { line })
    expect(phone.said().join(' ')).toBe(greeting)
    expect(await phone.ask('Where are you?')).toContain('At the river.')
    await phone.call.hangUp()
    const [started] = await eventsOf(phone.call.callId)
    expect(started).toMatchObject({ type: 'call.started', line, test: true, from: '+15005550001' })
    expect(started).not.toHaveProperty('forReal')
    expect(await ofType(phone.call.callId, 'call.ended')).toMatchObject([{ reason: 'caller' }])
    expect(phone.happenings.filter(({ kind }) => kind === 'fault')).toEqual([])
  })

  test('who cuts in has heard so much, and the model knows it', async () => {
    const app = await start()
    mistral.always(() => answer('At the river.'))
    const phone = await dialOnTestPhone(app, { line, pace: 'voice' })
    const { id } = await phone.next('said')
    phone.call.hear({ sentence: id, at: 'spoken', characters: 'Welcome to '.length })
    expect(await phone.ask('Where are you?')).toContain('At the river.')
    expect(await phone.next('heard')).toMatchObject({ heard: 'Welcome to', unheard: expect.stringContaining('today?') })
  })

  test('the caller is put through to somebody whom the tester plays', async () => {
    const app = await start()
    const phone = await callOnTestPhone(app, { line })
    const steered = await app.app.steering.direct(
      phone.call.callId,
      { kind: 'transfer', target: 'reception', because: 'operator' },
      'Ada',
    )
    expect(steered).toBe('done')
    expect(await phone.next('person')).toMatchObject({ stage: 'ringing', address: '+15550100110', asks: true })
    expect(phone.call.person('hang-up')).toBe(false)
    expect(phone.call.person('pickup')).toBe(true)
    expect(await phone.next('whisper')).toMatchObject({ text: expect.stringContaining('A call for reception') })
    await phone.next('person', { stage: 'connected' })
    expect(phone.call.person('hang-up')).toBe(true)
    await phone.next('state', { state: 'ended' })
    expect(await ofType(phone.call.callId, 'transfer.ended')).toMatchObject([{ outcome: 'answered' }])
    expect(await ofType(phone.call.callId, 'call.ended')).toMatchObject([{ reason: 'transferred' }])
    expect(await store.deskUses.transfers(0)).toEqual([])
  })

  test.each([
    ['decline', 'refused'],
    ['busy', 'busy'],
    ['voicemail', 'voicemail'],
    ['nobody', 'no-answer'],
  ] as const)('a person who was chosen to %s does so, and the caller is back', async (does, outcome) => {
    const app = await start()
    const phone = await callOnTestPhone(app, { line, people: { '*': does } })
    const wanted = { kind: 'transfer', target: 'reception', because: 'operator' } as const
    await app.app.steering.direct(phone.call.callId, wanted, 'Ada')
    expect(await phone.next('person')).toMatchObject({ stage: 'ringing', asks: false })
    await phone.next('person-left')
    await phone.next('state', { state: 'listening' })
    expect(await ofType(phone.call.callId, 'transfer.ended')).toMatchObject([{ outcome }])
  })

  test('an operator ends it at once, and also while it is with a person', async () => {
    const app = await start()
    const phone = await callOnTestPhone(app, { line })
    expect(await app.app.steering.direct(phone.call.callId, { kind: 'end' }, 'Ada')).toBe('done')
    await phone.next('state', { state: 'ended' })
    expect(phone.said().at(-1)).toContain('Goodbye!')
    expect(await ofType(phone.call.callId, 'call.ended')).toMatchObject([{ reason: 'operator' }])

    const other = await callOnTestPhone(app, { line, people: { '*': 'pickup' } })
    await app.app.steering.direct(
      other.call.callId,
      { kind: 'transfer', target: 'reception', because: 'operator' },
      'Ada',
    )
    await other.next('person', { stage: 'connected' })
    expect(await app.app.steering.direct(other.call.callId, { kind: 'end' }, 'Ada')).toBe('done')
    await other.call.over
    expect(await ofType(other.call.callId, 'call.ended')).toMatchObject([{ reason: 'operator' }])
  })

  test('a draft answers where that was wished for, while others hear what runs', async () => {
    const app = await start()
    const text = stringify({ ...settings, greeting: 'Welcome to the new house.' })
    const outcome = await app.app.settings.openDraft(text)
    if (outcome.kind !== 'open') throw new Error(outcome.kind)
    expect(app.app.phone.settings.drafts).toEqual([outcome.version])
    const draft = await callOnTestPhone(app, { line, version: outcome.version })
    expect(draft.said()).toEqual(['Welcome to the new house.'])
    // A draft that a call goes on with stays, however many follow it.
    for (const name of ['one', 'two', 'three']) await app.app.settings.openDraft(stringify({ ...settings, name }))
    expect(app.app.phone.settings.drafts).not.toContain(outcome.version)
    mistral.always(() => answer('At the river.'))
    expect(await draft.ask('Where are you?')).toContain('At the river.')
    expect((await callOnTestPhone(app, { line })).said().join(' ')).toBe(greeting)
    const [started] = await eventsOf(draft.call.callId)
    expect(started).toMatchObject({ settings: outcome.version })
    await draft.call.hangUp()
    expect(await app.app.phone.dial({ ...wish, version: outcome.version }, () => {})).toEqual({ kind: 'no-settings' })
  })

  test('a fork goes on from a turn with other words, on what was said before', async () => {
    const app = await start()
    mistral.always(() => answer('At the river.'))
    const first = await callOnTestPhone(app, { line, from: '+12025550143' })
    await first.ask('Where are you?')
    await first.ask('And how do I get there?')
    await first.call.hangUp()
    mistral.always(() => answer('Behind the house.'))
    const fork = await callOnTestPhone(app, { line, forkOf: { callId: first.call.callId, turn: 2 } })
    expect(fork.said()).toEqual([])
    expect(await fork.ask('And parking?')).toContain('Behind the house.')
    const asked = JSON.stringify(mistral.requests.at(-1)?.body)
    expect(asked).toContain('Where are you?')
    expect(asked).toContain('At the river.')
    expect(asked).toContain('And parking?')
    expect(asked).not.toContain('And how do I get there?')
    await fork.call.hangUp()
    const events = await eventsOf(fork.call.callId)
    expect(events[0]).toMatchObject({
      from: '+12025550143',
      test: true,
      forkOf: { callId: first.call.callId, turn: 2 },
    })
    expect(events.filter((event) => event.type === 'caller.said')).toMatchObject([
      { turn: 1, text: 'Where are you?' },
      { turn: 2, text: 'And parking?' },
    ])
    expect(events.at(-1)).toMatchObject({ type: 'call.ended', reason: 'caller' })
  })
})

describe('words on their way', () => {
  test('reach the relay as guesses, and cut in with the first of them', async () => {
    const app = await start({ relay: { partialPrompts: true } })
    mistral.always(() => answer('At the river.'))
    const phone = await dialOnTestPhone(app, { line: 'relay', pace: 'voice' })
    const { id } = await phone.next('said')
    phone.call.hear({ sentence: id, at: 'begun', characters: 0 })
    phone.call.speaking('', true)
    phone.call.speaking('Where', true)
    await phone.next('heard', { heard: '' })
    phone.call.speaking('Where are', true)
    expect(await phone.ask('Where are you?')).toContain('At the river.')
  })

  test('that come to nothing were only a noise', async () => {
    const app = await start()
    const phone = await callOnTestPhone(app)
    phone.call.speaking('Hm', true)
    phone.call.say({ text: '', cutsIn: true, partials: [] })
    mistral.always(() => answer('At the river.'))
    expect(await phone.ask('Where are you?')).toContain('At the river.')
    expect(await ofType(phone.call.callId, 'caller.said')).toHaveLength(1)
  })

  test('a silence is one', async () => {
    const app = await start()
    const phone = await callOnTestPhone(app)
    phone.call.say({ text: '', cutsIn: false, partials: [] })
    await phone.next('note', { what: 'silence' })
    await phone.next('state', { state: 'listening' })
    expect(await ofType(phone.call.callId, 'caller.silent')).toHaveLength(1)
  })
})

test('tests have nothing to do with the limits of callers', async () => {
  const app = await start({ limits: { liveCalls: 1, callsPerCallerPerHour: 1 } })
  const from = '+12025550143'
  for (let count = 0; count < 3; count += 1) await callOnTestPhone(app, { from })
  const { body } = await app.post('/call', {
    CallSid: `CA${'1'.repeat(32)}`,
    From: from,
    To: '+15559990000',
    CallStatus: 'ringing',
    AccountSid: `AC${'1'.repeat(32)}`,
  })
  expect(body).toContain('<Gather')
})

test('no more than twenty go on at once, and none begin while the program stops', async () => {
  const app = await start()
  const phones = await Promise.all(Array.from({ length: 20 }, () => callOnTestPhone(app)))
  const one = await dialOnTestPhone(app)
  await one.next('state', { state: 'ended' })
  expect(one.said().join(' ')).not.toContain('Welcome')
  await phones[0]?.call.hangUp()
  await callOnTestPhone(app)
  const stopped = app.app.stop()
  expect(await app.app.phone.dial(wish, () => {})).toEqual({ kind: 'stopping' })
  await stopped
  expect(await store.calls.openCalls()).toEqual([])
})

test('the door of tests takes nothing that it has not signed itself', async () => {
  const app = await start()
  await callOnTestPhone(app)
  const port = app.logs
    .map((entry) => String(entry['msg']))
    .flatMap((line) => /127\.0\.0\.1:(\d+)/.exec(line)?.[1] ?? [])
  expect(port).toHaveLength(1)
  const answered = await fetch(`http://127.0.0.1:${port[0]}/call`, {
    method: 'POST',
    body: new URLSearchParams({ CallSid: `CA${'2'.repeat(32)}` }),
  })
  expect(answered.status).toBe(403)
})
