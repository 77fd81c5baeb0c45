import { describe, expect, test } from 'vitest'
import { HandClock } from './hand-clock.test-support.ts'
import { createPhone } from './phone.ts'
import type { PhoneCall } from './phone-call.ts'
import { relay, scriptedApp } from './relay/scripted-app.test-support.ts'
import { type Routes, type ScriptedServer, scriptedServer, twiml } from './scripted-server.test-support.ts'
import { noTiming, realTiming, type Timing } from './timing.ts'

/** What Twilio's REST API does to a live call. */

const listen = (inside = '') => `<Gather input="dtmf speech" action="/answer" timeout="4">${inside}</Gather>`
const led = { '/led': twiml(listen('<Say>Over here.</Say>')) }

async function onServer(
  routes: Routes,
  timing: Timing,
  body: (parts: { server: ScriptedServer; call: PhoneCall; led: string }) => Promise<void>,
) {
  await using server = await scriptedServer(routes)
  await using phone = createPhone({ baseUrl: server.baseUrl, authToken: null, timing })
  await body({ server, call: phone.dial(), led: `${server.baseUrl}/led` })
}

const paths = (server: ScriptedServer) => server.seen.map(({ url }) => url)

describe('a call that is led elsewhere', () => {
  test('leaves a listening, and goes on with the new document', async () => {
    await onServer({ '/call': twiml(listen('<Say>Hello.</Say>')), ...led }, noTiming, async ({ server, call, led }) => {
      await call.opening
      call.redirect(led)
      await expect.poll(() => call.transcript.at(-1)).toMatchObject({ heard: 'Over here.' })
      expect(call.state).toBe('listening')
      expect(paths(server)).toEqual(['/call', '/led'])
      expect(server.to('/led')[0]?.form).toMatchObject({ CallStatus: 'in-progress', CallSid: call.callSid })
      expect(call.transcript.map((entry) => (entry.who === 'line' ? entry.event : entry.text))).toEqual([
        ...['Hello.', 'led', 'Over here.'],
      ])
      expect(call.faults).toEqual([])
    })
  })

  test('stops what is being said, in the middle of a word', async () => {
    const clock = new HandClock()
    const routes = { '/call': twiml('<Say>Our doors open at eight.</Say>'), ...led }
    await onServer(routes, realTiming(clock), async ({ call, led }) => {
      await clock.untilAsleepFor(1_600)
      clock.advance(700)
      call.redirect(led)
      await clock.untilAsleepFor(667)
      expect(call.transcript[0]).toMatchObject({ text: 'Our doors open at eight.', heard: 'Our doors' })
    })
  })

  test('loses what the caller was saying, whose turn is over with the next listening', async () => {
    const clock = new HandClock()
    await onServer({ '/call': twiml(listen()), ...led }, realTiming(clock), async ({ server, call, led }) => {
      await call.opening
      const turn = call.say('one two three four five')
      await clock.untilAsleepFor(6_000)
      call.redirect(led)
      await clock.untilAsleepFor(667)
      clock.advance(667)
      await expect(turn).resolves.toMatchObject({ heard: ['Over here.'], outcome: 'listening' })
      expect(paths(server)).not.toContain('/answer')
    })
  })

  test('hangs up on whoever was dialled, and does not ask what follows on that', async () => {
    const dial =
      '<Dial action="/dialled"><Number statusCallback="/leg" statusCallbackEvent="completed">+15550100110</Number></Dial>'
    const routes = { '/call': twiml(dial), '/leg': twiml(''), ...led }
    await using server = await scriptedServer(routes)
    const people = { '+15550100110': { does: 'answers', staysAt: 'connected' } } as const
    await using phone = createPhone({ baseUrl: server.baseUrl, authToken: null, timing: noTiming, people })
    const call = phone.dial()
    await call.reaches('connected')
    call.redirect(`${server.baseUrl}/led`)
    await call.opening
    expect(paths(server)).toEqual(['/call', '/leg', '/led'])
    expect(server.to('/leg')[0]?.form).toMatchObject({ CallStatus: 'completed' })
  })

  test('leaves a session, whose socket is closed and whose action is not asked', async () => {
    await using app = await scriptedApp({
      '/call': relay('welcomeGreeting="Hello."'),
      '/ended': twiml('<Hangup/>'),
      ...led,
    })
    await using phone = app.phone()
    const call = await phone.call()
    const socket = await app.connected()
    const turn = call.say('When?')
    await socket.next('prompt')
    call.redirect('https://desk.example.com/led')
    await expect(turn).resolves.toMatchObject({ heard: ['Over here.'], outcome: 'listening' })
    expect(await socket.closed).toBe(1_000)
    expect(app.server.seen.map(({ url }) => url)).toEqual(['/call', '/led'])
    expect(call.line).toBe('webhook')
    expect(call.faults).toEqual([])
  })

  test('does not record where nobody is told of it', async () => {
    const routes = { '/call': twiml(listen()), '/led': twiml('<Record/>') }
    await onServer(routes, noTiming, async ({ call, led }) => {
      await call.opening
      call.redirect(led)
      await call.over
      expect(call.faults.map(({ code }) => code)).toContain(11_100)
    })
  })

  test('is not led anywhere before it is answered, nor when it is over, nor to what is no address', async () => {
    await onServer({ '/call': twiml(listen()), ...led }, noTiming, async ({ server, call, led }) => {
      expect(() => call.redirect(led)).toThrow(expect.objectContaining({ code: 21_220 }))
      await call.opening
      expect(() => call.redirect('/led')).toThrow(expect.objectContaining({ code: 21_205 }))
      await call.hangUp()
      expect(() => call.redirect(led)).toThrow(expect.objectContaining({ code: 21_220 }))
      expect(() => call.end()).toThrow(expect.objectContaining({ code: 21_220 }))
      expect(paths(server)).toEqual(['/call', '/call_status'])
    })
  })
})

describe('a call that the app ends', () => {
  test('is over, and reported', async () => {
    await onServer({ '/call': twiml(listen()) }, noTiming, async ({ server, call }) => {
      await call.opening
      call.end()
      await call.over
      expect(server.to('/call_status')[0]?.form).toMatchObject({ CallStatus: 'completed' })
      expect(call.transcript.at(-1)).toMatchObject({ event: 'assistant-hung-up' })
    })
  })

  test('takes both legs with it', async () => {
    await using server = await scriptedServer({
      '/call': twiml('<Dial action="/dialled"><Number>+15550100110</Number></Dial>'),
      '/dialled': twiml('<Hangup/>'),
    })
    const people = { '+15550100110': { does: 'answers', talksUntil: new Promise(() => {}) } } as const
    await using phone = createPhone({ baseUrl: server.baseUrl, authToken: null, timing: noTiming, people })
    const call = phone.dial()
    await call.reaches('connected')
    call.end()
    await call.over
    expect(paths(server)).toEqual(['/call', '/call_status'])
    expect(call.transcript).toContainEqual(
      expect.objectContaining({ event: 'dial', detail: '+15550100110: completed' }),
    )
  })
})
