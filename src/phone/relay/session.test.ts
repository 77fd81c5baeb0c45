import { describe, expect, test } from 'vitest'
import { twiml } from '../scripted-server.test-support.ts'
import { signatureOf } from '../signature.ts'
import { relay, scriptedApp } from './scripted-app.test-support.ts'

const hangup = { '/ended': twiml('<Hangup/>') }
const types = (frames: readonly Record<string, unknown>[]) => frames.map(({ type }) => type)

describe('a session', () => {
  test('is opened by a signed upgrade and begins with setup', async () => {
    const parameters = '<Parameter name="token" value="a&amp;b"/><Language code="de-DE"/>'
    await using app = await scriptedApp({ '/call': relay('welcomeGreeting="Hello."', parameters) })
    await using phone = app.phone()
    const call = await phone.call({ from: '+15551230001', to: '+15551230002' })
    const socket = await app.connected()
    expect(app.upgrades).toMatchObject([
      { url: '/relay', headers: { 'x-twilio-signature': signatureOf('token', 'wss://desk.example.com/relay', {}) } },
    ])
    expect(await socket.next('setup')).toEqual({
      type: 'setup',
      sessionId: expect.stringMatching(/^VX[0-9a-f]{32}$/),
      accountSid: expect.stringMatching(/^AC[0-9a-f]{32}$/),
      parentCallSid: '',
      callSid: call.callSid,
      from: '+15551230001',
      to: '+15551230002',
      forwardedFrom: '',
      callType: 'PSTN',
      callerName: '',
      direction: 'inbound',
      callStatus: 'RINGING',
      customParameters: { token: 'a&b' },
    })
    expect(call.line).toBe('relay')
    expect(call.state).toBe('listening')
    await expect(call.opening).resolves.toMatchObject({ heard: ['Hello.'], outcome: 'listening' })
  })

  test('carries words both ways, and the TwiML of its action takes over', async () => {
    await using app = await scriptedApp({
      '/call': relay('welcomeGreeting="Hello."'),
      '/ended': twiml('<Gather input="speech" action="/answer"><Say>By webhook.</Say></Gather>'),
      '/answer': twiml('<Say>Still here.</Say>'),
    })
    await using phone = app.phone()
    const call = await phone.call()
    const socket = await app.connected()
    const turn = call.say('When do you open?')
    expect(await socket.next('prompt')).toEqual({
      ...{ type: 'prompt', voicePrompt: 'When do you open?', lang: 'en-US', last: true },
    })
    socket.answer('We op', 'en at eight.', '')
    await expect(turn).resolves.toMatchObject({ heard: ['We open at eight.'], outcome: 'listening' })

    const last = call.say('A person, please.')
    await socket.next('prompt')
    socket.send({ type: 'end', handoffData: '{"to":"desk"}' })
    await expect(last).resolves.toMatchObject({ heard: ['By webhook.'], outcome: 'listening' })
    expect(await socket.closed).toBe(1000)
    expect(call.line).toBe('webhook')
    await expect(call.say('Hello?')).resolves.toMatchObject({ heard: ['Still here.'], outcome: 'ended' })

    const form = app.server.to('/ended')[0]?.form
    expect(form).toMatchObject({
      SessionStatus: 'ended',
      CallStatus: 'in-progress',
      HandoffData: '{"to":"desk"}',
      SessionId: call.sessions[0]?.sessionId,
      SessionDuration: '0',
      CallSid: call.callSid,
    })
    expect(form).not.toHaveProperty('ErrorCode')
    expect(call.sessions).toMatchObject([{ status: 'ended', handoffData: '{"to":"desk"}', error: null }])
    expect(call.sessions[0]?.frames.map(({ from, message }) => [from, message])).toEqual([
      ['carrier', expect.objectContaining({ type: 'setup' })],
      ['carrier', expect.objectContaining({ type: 'prompt' })],
      ['app', { type: 'text', token: 'We op', last: false }],
      ['app', { type: 'text', token: 'en at eight.', last: false }],
      ['app', { type: 'text', token: '', last: true }],
      ['carrier', expect.objectContaining({ type: 'prompt' })],
      ['app', { type: 'end', handoffData: '{"to":"desk"}' }],
    ])
    expect(call.faults).toEqual([])
  })

  test('that is followed by another goes on with the turn, without a greeting', async () => {
    await using app = await scriptedApp({
      '/call': relay('welcomeGreeting="Hello."'),
      '/ended': relay(),
    })
    await using phone = app.phone()
    const call = await phone.call()
    const first = await app.connected()
    const turn = call.say('When?')
    await first.next('prompt')
    first.send({ type: 'text', token: 'We open' })
    first.send({ type: 'end' })
    const second = await app.connected()
    expect(await second.next('setup')).toMatchObject({ callSid: call.callSid, callStatus: 'IN-PROGRESS' })
    second.answer('at eight.')
    await expect(turn).resolves.toMatchObject({ heard: ['We open', 'at eight.'] })
    expect(call.sessions.map(({ status }) => status)).toEqual(['ended', 'open'])
    expect(call.sessions[0]?.sessionId).not.toBe(call.sessions[1]?.sessionId)
  })

  test('is completed by the caller, whose end is told after it', async () => {
    await using app = await scriptedApp({ '/call': relay('welcomeGreeting="Hello."'), '/ended': twiml('') })
    await using phone = app.phone()
    const call = await phone.call()
    const socket = await app.connected()
    await call.hangUp()
    expect(await socket.closed).toBe(1000)
    expect(app.server.seen.map(({ url }) => url)).toEqual(['/call', '/ended', '/call_status'])
    expect(app.server.to('/ended')[0]?.form).toMatchObject({ SessionStatus: 'completed', CallStatus: 'completed' })
    expect(app.server.to('/call_status')[0]?.form).toMatchObject({ CallStatus: 'completed' })
    expect(call.transcript.at(-1)).toMatchObject({ event: 'caller-hung-up' })
    expect(call.faults).toEqual([])
  })

  test('that the caller ends tells of an answer that is no TwiML', async () => {
    await using app = await scriptedApp({ '/call': relay('welcomeGreeting="Hello."'), '/ended': 'oops' })
    await using phone = app.phone()
    const call = await phone.call()
    await call.hangUp()
    expect(call.faults).toMatchObject([{ code: 12100 }])
  })

  test('without an action lets the document go on', async () => {
    const document = relay('', '', '').replace('</Response>', '<Say>Goodbye.</Say></Response>')
    await using app = await scriptedApp({ '/call': document })
    await using phone = app.phone()
    const call = phone.dial()
    ;(await app.connected()).send({ type: 'end' })
    await expect(call.opening).resolves.toMatchObject({ heard: ['Goodbye.'], outcome: 'ended' })
  })

  test('plays recordings and keys in order, and switches languages', async () => {
    await using app = await scriptedApp({
      '/call': relay('welcomeGreeting="Hello."', '<Language code="de-DE"/>'),
      ...hangup,
    })
    await using phone = app.phone()
    const call = await phone.call()
    const socket = await app.connected()
    const turn = call.say('Hi')
    await socket.next('prompt')
    socket.send({ type: 'play', source: 'https://example.com/tone.wav' }, { type: 'sendDigits', digits: '1w2' })
    socket.send({ type: 'language', ttsLanguage: 'de-DE', transcriptionLanguage: 'de-DE' })
    socket.answer('Guten Tag.')
    await turn
    void call.say('Hallo')
    await socket.next('prompt')
    expect(socket.received.at(-1)).toMatchObject({ voicePrompt: 'Hallo', lang: 'de-DE' })
    expect(call.transcript.slice(2, 5)).toMatchObject([
      { event: 'play', detail: 'https://example.com/tone.wav' },
      { event: 'play', detail: '1w2' },
      { text: 'Guten Tag.' },
    ])
  })

  test('gives the caller the word after words that nobody asked for', async () => {
    await using app = await scriptedApp({ '/call': relay('welcomeGreeting="Hello."'), ...hangup })
    await using phone = app.phone()
    const call = await phone.call()
    const socket = await app.connected()
    const turn = call.silence()
    socket.answer('Are you there?')
    await expect(turn).resolves.toMatchObject({ heard: ['Are you there?'], outcome: 'listening' })
    expect(call.transcript[1]).toMatchObject({ event: 'silence' })
  })

  test('understands "multi" as the primary tag', async () => {
    await using app = await scriptedApp({ '/call': relay('welcomeGreeting="Hi" transcriptionLanguage="multi"') })
    await using phone = app.phone()
    const call = await phone.call()
    void call.say('Hello')
    expect(await (await app.connected()).next('prompt')).toMatchObject({ lang: 'en' })
  })
})

describe('failures', () => {
  const greeting = 'welcomeGreeting="Hello."'

  test('a refused upgrade is told to the action', async () => {
    await using app = await scriptedApp(
      { '/call': relay(greeting), '/ended': twiml('<Say>By webhook.</Say>') },
      { refuse: () => true },
    )
    await using phone = app.phone()
    const call = await phone.call()
    await expect(call.opening).resolves.toMatchObject({ heard: ['By webhook.'] })
    expect(app.server.to('/ended')[0]?.form).toMatchObject({ SessionStatus: 'failed', ErrorCode: '64102' })
    expect(call.faults).toMatchObject([{ code: 64102, message: expect.stringContaining('403') }])
    expect(call.sessions).toMatchObject([{ status: 'failed', error: { code: 64102 } }])
  })

  test.each([
    ['a socket closed without end', (socket: Socket) => socket.close(1001), '64105', [64105]],
    ['a connection that breaks', (socket: Socket) => socket.terminate(), '39001', [39001]],
  ])('%s is told to the action', async (_what, fail, code, faults) => {
    await using app = await scriptedApp({ '/call': relay(greeting), '/ended': twiml('<Say>Sorry.</Say>') })
    await using phone = app.phone()
    const call = await phone.call()
    fail(await app.connected())
    await call.over
    expect(app.server.to('/ended')[0]?.form).toMatchObject({ SessionStatus: 'failed', ErrorCode: code })
    expect(call.faults.map((fault) => fault.code)).toEqual(faults)
    expect(call.transcript).toContainEqual(expect.objectContaining({ text: 'Sorry.', heard: 'Sorry.' }))
  })

  test('without an action end the call and fail the turn', async () => {
    await using app = await scriptedApp({ '/call': relay(greeting, '', '') })
    await using phone = app.phone()
    const call = await phone.call()
    const turn = call.say('Hello')
    ;(await app.connected()).close(1000)
    await expect(turn).rejects.toMatchObject({ code: 64105 })
    await call.over
    expect(app.server.seen.map(({ url }) => url)).toEqual(['/call', '/call_status'])
  })

  test('a dropped socket is no fault of the app', async () => {
    await using app = await scriptedApp({ '/call': relay(greeting), '/ended': relay() })
    await using phone = app.phone()
    const call = await phone.call()
    const first = await app.connected()
    call.dropSocket()
    expect(await first.closed).toBe(1006)
    const second = await app.connected()
    const turn = call.say('Hello')
    await second.next('prompt')
    second.answer('Hi again.')
    await expect(turn).resolves.toMatchObject({ heard: ['Hi again.'] })
    expect(call.sessions).toMatchObject([{ status: 'failed', error: { code: 39001 } }, { status: 'open' }])
    expect(call.faults).toEqual([])
  })

  test('a dropped socket is opened once more where the app wants that', async () => {
    await using app = await scriptedApp({ '/call': relay(`${greeting} applicationReconnect="true"`), ...hangup })
    await using phone = app.phone()
    const call = await phone.call()
    const first = await app.connected()
    const { sessionId } = await first.next('setup')
    call.dropSocket()
    await first.closed
    const turn = call.say('Hello')
    const second = await app.connected()
    expect(await second.next('setup')).toMatchObject({ sessionId })
    await second.next('prompt')
    second.answer('Hi.')
    await expect(turn).resolves.toMatchObject({ heard: ['Hi.'] })
    expect(types(second.received)).toEqual(['setup', 'prompt'])
    expect(call.sessions).toMatchObject([{ status: 'open', sessionId }])
    second.terminate()
    await call.over
    expect(app.upgrades).toHaveLength(2)
    expect(app.server.to('/ended')[0]?.form).toMatchObject({ ErrorCode: '39001' })
  })

  test('words after a reconnect are no rest of what was cut before', async () => {
    await using app = await scriptedApp({ '/call': relay(`${greeting} applicationReconnect="true"`), ...hangup })
    await using phone = app.phone()
    const call = await phone.call()
    const first = await app.connected()
    const turn = call.say('When?')
    await first.next('prompt')
    first.send({ type: 'text', token: 'We open at ' }, { type: 'nonsense' })
    await first.next('error')
    void call.cutIn()
    call.dropSocket()
    await turn
    const rest = call.silence()
    ;(await app.connected()).answer('at eight.')
    await expect(rest).resolves.toMatchObject({ heard: ['at eight.'] })
  })

  test('a reconnect that is refused fails the session', async () => {
    let upgrades = 0
    await using app = await scriptedApp(
      { '/call': relay(`${greeting} applicationReconnect="true"`), ...hangup },
      { refuse: () => upgrades++ > 0 },
    )
    await using phone = app.phone()
    const call = await phone.call()
    call.dropSocket()
    await call.over
    expect(call.sessions).toMatchObject([{ status: 'failed', error: { code: 39001 } }])
  })
})

describe('refused messages', () => {
  test.each([
    ['an unknown type', { type: 'interrupt' }],
    ['no type', { token: 'Hi' }],
    ['a token that is null', { type: 'text', token: null }],
    ['no token', { type: 'text', last: true }],
    ['last as text', { type: 'text', token: 'Hi', last: 'true' }],
    ['an unknown field', { type: 'text', token: 'Hi', voice: 'x' }],
    ['interruptible as a kind', { type: 'text', token: 'Hi', interruptible: 'speech' }],
    ['lang as a number', { type: 'text', token: 'Hi', lang: 1 }],
    ['preemptible as text', { type: 'text', token: 'Hi', preemptible: 'yes' }],
    ['play without source', { type: 'play' }],
    ['play of a relative address', { type: 'play', source: '/tone.wav' }],
    ['play with half a loop', { type: 'play', source: 'https://example.com/a.wav', loop: 1.5 }],
    ['digits that are letters', { type: 'sendDigits', digits: 'abc' }],
    ['language without a language', { type: 'language' }],
    ['a language that was not prepared', { type: 'language', ttsLanguage: 'fr-FR' }],
    ['handoffData that is no text', { type: 'end', handoffData: { to: 'desk' } }],
    ['config, of which no form is known', { type: 'config', partialPrompts: true }],
    ['text that is not JSON', 'hello'],
  ])('%s is dropped and the session goes on', async (_what, message) => {
    await using app = await scriptedApp({ '/call': relay('welcomeGreeting="Hello."'), ...hangup })
    await using phone = app.phone()
    const call = await phone.call()
    const socket = await app.connected()
    socket.send(message)
    expect(await socket.next('error')).toMatchObject({ description: expect.stringContaining('Invalid message') })
    expect(call.faults).toMatchObject([{ code: 64107 }])
    expect(call.sessions[0]?.frames).toContainEqual(
      expect.objectContaining({ from: 'app', message, refusal: expect.any(String) }),
    )
    expect(call.line).toBe('relay')
  })

  test('ten in a row close the session with 1007', async () => {
    await using app = await scriptedApp({ '/call': relay('welcomeGreeting="Hello."'), ...hangup })
    await using phone = app.phone()
    const call = await phone.call()
    const socket = await app.connected()
    const nine = Array.from({ length: 9 }, () => ({ type: 'nonsense' }))
    socket.send(...nine, { type: 'text', token: 'Hi', last: true }, ...nine)
    for (const _ of [...nine, ...nine]) await socket.next('error')
    expect(call.line).toBe('relay')
    socket.send({ type: 'nonsense' })
    expect(await socket.closed).toBe(1007)
    await call.over
    expect(app.server.to('/ended')[0]?.form).toMatchObject({ SessionStatus: 'failed', ErrorCode: '64105' })
    expect(call.faults.map(({ code }) => code)).toEqual([...Array(19).fill(64107), 64105])
  })

  test('text after end is a fault', async () => {
    await using app = await scriptedApp({ '/call': relay('welcomeGreeting="Hello."'), ...hangup })
    await using phone = app.phone()
    const call = await phone.call()
    ;(await app.connected()).send({ type: 'end' }, { type: 'text', token: 'Too late', last: true })
    await call.over
    expect(call.faults).toMatchObject([{ code: 64107, message: expect.stringContaining('after end') }])
    expect(call.sessions).toMatchObject([{ status: 'ended' }])
  })
})

type Socket = Awaited<ReturnType<Awaited<ReturnType<typeof scriptedApp>>['connected']>>
