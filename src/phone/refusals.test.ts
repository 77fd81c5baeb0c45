import { describe, expect, test } from 'vitest'
import { HandClock } from './hand-clock.test-support.ts'
import { createPhone } from './phone.ts'
import { type Answer, type ScriptedServer, scriptedServer, twiml } from './scripted-server.test-support.ts'
import { noTiming } from './timing.ts'

const phoneFor = (server: ScriptedServer) => createPhone({ baseUrl: server.baseUrl, authToken: null, timing: noTiming })

const send =
  (status: number, type: string | null, body: string | Buffer): Answer =>
  (response) => {
    response.writeHead(status, type === null ? {} : { 'content-type': type }).end(body)
  }

const refused: [string, Answer, number][] = [
  ['a server error', send(500, 'text/xml', twiml('')), 11200],
  ['not found', send(404, 'text/plain', 'no'), 11200],
  ['no content', send(204, 'text/xml', ''), 11200],
  ['JSON', send(200, 'application/json', '{}'), 12300],
  ['plain text', send(200, 'text/plain', twiml('')), 12300],
  ['no content type', send(200, null, twiml('')), 12300],
  ['more than 64 kB', send(200, 'text/xml', twiml(`<!--${'a'.repeat(65_536)}-->`)), 11750],
  ['bytes that are not UTF-8', send(200, 'text/xml', Buffer.from([0x3c, 0xff, 0x3e])), 12100],
  ['text that is not XML', send(200, 'text/xml', 'oops'), 12100],
  ['an unknown verb', twiml('<Speak>Hi</Speak>'), 12200],
  ['an address of another kind', twiml('<Redirect>mailto:desk@example.com</Redirect>'), 11100],
  ['a broken connection', (response) => response.destroy(), 11205],
  ['redirects without end', send(301, null, ''), 11200],
  ['more than ten redirects', (response) => response.writeHead(302, { location: '/call' }).end(), 11215],
  ['documents without end', twiml('<Redirect>/call</Redirect>'), 11215],
]

describe('without a fallback', () => {
  test.each(refused)('%s ends the call', async (_what, answer, code) => {
    await using server = await scriptedServer({ '/call': answer })
    await using phone = phoneFor(server)
    const call = phone.dial()
    await expect(call.opening).rejects.toMatchObject({ name: 'CarrierError', code })
    await call.over
    expect(call.state).toBe('ended')
    expect(call.faults[0]?.code).toBe(code)
    expect(call.transcript).toContainEqual(
      expect.objectContaining({ event: 'fault', detail: expect.stringContaining(`${code}`) }),
    )
    expect(server.to('/call_status')).toHaveLength(1)
  })

  test('a refusal in the middle of a call fails the turn', async () => {
    await using server = await scriptedServer({
      '/call': twiml('<Gather input="speech" action="/answer"/>'),
      '/answer': 'oops',
    })
    await using phone = phoneFor(server)
    const call = await phone.call()
    await expect(call.say('Hello')).rejects.toMatchObject({ code: 12100 })
  })
})

describe('with a fallback', () => {
  test.each(refused.slice(0, 12))('%s is told to it', async (_what, answer, code) => {
    await using server = await scriptedServer({ '/call': answer, '/call_fallback': twiml('<Say>Sorry.</Say>') })
    await using phone = phoneFor(server)
    const call = await phone.call()
    await expect(call.opening).resolves.toMatchObject({ heard: ['Sorry.'], outcome: 'ended' })
    expect(server.to('/call_fallback')[0]?.form).toMatchObject({
      ErrorCode: String(code),
      ErrorUrl: `${server.baseUrl}/call`,
    })
    expect(call.faults).toMatchObject([{ code }])
  })

  test('one that fails too leaves the first fault', async () => {
    await using server = await scriptedServer({ '/call': 'oops', '/call_fallback': send(500, null, '') })
    await using phone = phoneFor(server)
    const call = phone.dial()
    await expect(call.opening).rejects.toMatchObject({ code: 12100 })
    expect(call.faults).toMatchObject([{ code: 12100 }, { code: 11200 }])
  })

  test('none is asked where the number has none', async () => {
    await using server = await scriptedServer({ '/call': 'oops', '/call_fallback': twiml('<Say>Sorry.</Say>') })
    await using phone = phoneFor(server)
    await expect(phone.call({ fallbackPath: null })).rejects.toMatchObject({ code: 12100 })
    expect(server.to('/call_fallback')).toHaveLength(0)
  })
})

test('an answer is waited for 15 s', async () => {
  const arrived = Promise.withResolvers<void>()
  await using server = await scriptedServer({ '/call': () => arrived.resolve() })
  const clock = new HandClock()
  await using phone = createPhone({ baseUrl: server.baseUrl, authToken: null, timing: { ...noTiming, clock } })
  const call = phone.dial({ fallbackPath: null })
  await arrived.promise
  await clock.untilAsleepFor(15_000)
  clock.advance(15_000)
  await expect(call.opening).rejects.toMatchObject({ code: 11200, message: expect.stringContaining('15 s') })
})

test('a server that is not there is unreachable', async () => {
  const server = await scriptedServer({})
  await server[Symbol.asyncDispose]()
  await using phone = phoneFor(server)
  await expect(phone.call()).rejects.toMatchObject({ code: 11205, unreachable: true })
})
