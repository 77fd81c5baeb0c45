import { describe, expect, test } from 'vitest'
import { HandClock } from '../hand-clock.test-support.ts'
import { createPhone } from '../phone.ts'
import { type Routes, scriptedServer, twiml } from '../scripted-server.test-support.ts'
import { noTiming, realTiming } from '../timing.ts'
import type { Person } from './person.ts'

const desk = '+15551239999'
const dial = (attributes = '') =>
  twiml(`<Dial action="/ended" ${attributes}><Number url="/whisper">${desk}</Number></Dial>`)
const screened = twiml(
  '<Gather numDigits="1" action="/key" actionOnEmptyResult="true"><Say>A call for you.</Say></Gather><Hangup/>',
)
const routes: Routes = {
  '/call': dial(),
  '/whisper': screened,
  '/key': (response, { form }) => {
    const verbs = form['Digits'] === '1' ? '' : '<Hangup/>'
    response.writeHead(200, { 'content-type': 'text/xml' }).end(twiml(verbs))
  },
  '/ended': twiml('<Say>Welcome back.</Say>'),
}

async function callTo(person: Person, more: Routes = {}) {
  const server = await scriptedServer({ ...routes, ...more })
  const phone = createPhone({
    baseUrl: server.baseUrl,
    authToken: 'token',
    timing: noTiming,
    people: { [desk]: person },
  })
  const call = phone.dial({ from: '+15551230001', to: '+15551230002' })
  return {
    server,
    call,
    async [Symbol.asyncDispose]() {
      await phone.close()
      await server[Symbol.asyncDispose]()
    },
  }
}

describe('<Dial>', () => {
  test.each<[string, Person, Record<string, string>]>([
    ['whoever answers and accepts', { does: 'answers' }, { DialCallStatus: 'completed', DialBridged: 'true' }],
    ['who refuses by a key', { does: 'answers', presses: '2' }, { DialCallStatus: 'completed', DialBridged: 'false' }],
    ['who presses nothing', { does: 'answers', presses: null }, { DialBridged: 'false' }],
    ['who hangs up meanwhile', { does: 'answers', hangsUpOnWhisper: true }, { DialBridged: 'false' }],
    ['a voicemail', { does: 'voicemail' }, { DialCallStatus: 'completed', DialBridged: 'false' }],
    ['somebody busy', { does: 'busy' }, { DialCallStatus: 'busy', DialBridged: 'false' }],
    ['somebody who rejects', { does: 'rejects' }, { DialCallStatus: 'busy' }],
    ['nobody', { does: 'no-answer' }, { DialCallStatus: 'no-answer', DialBridged: 'false' }],
    ['a number that fails', { does: 'fails' }, { DialCallStatus: 'failed' }],
  ])('tells its action of %s', async (_who, person, expected) => {
    await using line = await callTo(person)
    await expect(line.call.opening).resolves.toMatchObject({ heard: ['Welcome back.'] })
    const [told] = line.server.to('/ended')
    expect(told?.form).toMatchObject({
      CallStatus: 'in-progress',
      DialCallSid: expect.stringMatching(/^CA/),
      ...expected,
    })
    expect('DialCallDuration' in (told?.form ?? {})).toBe(expected['DialBridged'] === 'true')
    expect(line.call.faults).toEqual([])
  })

  test('whispers on a leg of its own, which the caller does not hear', async () => {
    await using line = await callTo({ does: 'answers' })
    await line.call.over
    const { callSid } = line.call
    for (const path of ['/whisper', '/key']) {
      const [seen] = line.server.to(path)
      expect(seen?.form).toMatchObject({
        ParentCallSid: callSid,
        From: '+15551230001',
        To: desk,
        Direction: 'outbound-dial',
      })
      expect(seen?.form['CallSid']).not.toBe(callSid)
      expect(seen?.headers['x-twilio-signature']).toBeTruthy()
    }
    expect(line.server.to('/key')[0]?.form['Digits']).toBe('1')
    const [turn, ...rest] = [await line.call.opening]
    expect(rest).toEqual([])
    expect(turn?.heard).toEqual(['Welcome back.'])
    expect(line.call.transcript).toContainEqual(
      expect.objectContaining({ event: 'whisper', detail: 'A call for you.' }),
    )
  })

  test.each<['ringing' | 'whispering' | 'connected', string, string]>([
    ['ringing', 'canceled', 'false'],
    ['whispering', 'canceled', 'false'],
    ['connected', 'completed', 'true'],
  ])('ends the other leg when the caller hangs up while it is %s', async (stage, status, bridged) => {
    await using line = await callTo({ does: 'answers', staysAt: stage })
    await line.call.reaches(stage)
    await line.call.hangUp()
    expect(line.server.to('/ended')).toHaveLength(1)
    expect(line.server.to('/ended')[0]?.form).toMatchObject({
      ...{ CallStatus: 'completed', DialCallStatus: status, DialBridged: bridged },
    })
    expect(line.server.to('/call_status')).toHaveLength(1)
    expect(line.call.state).toBe('ended')
  })

  test('tells those who asked how the leg goes on', async () => {
    const events = 'statusCallback="/leg" statusCallbackEvent="initiated ringing answered completed"'
    const document = twiml(`<Dial action="/ended"><Number ${events}>${desk}</Number></Dial>`)
    await using line = await callTo({ does: 'answers' }, { '/call': document, '/leg': twiml('') })
    await line.call.over
    expect(line.server.to('/leg').map(({ form }) => form['CallStatus'])).toEqual([
      ...['initiated', 'ringing', 'in-progress', 'completed'],
    ])
  })

  test('rings as long as it is told to, and then some', async () => {
    const clock = new HandClock()
    await using server = await scriptedServer({
      ...routes,
      '/call': dial('timeout="20"'),
      '/ended': twiml('<Pause length="7"/>'),
    })
    await using phone = createPhone({
      ...{ baseUrl: server.baseUrl, authToken: 'token', timing: realTiming(clock) },
      people: () => new Promise(() => undefined),
    })
    const call = phone.dial()
    await clock.untilAsleepFor(25_000)
    clock.advance(24_999)
    expect(server.to('/ended')).toHaveLength(0)
    clock.advance(1)
    await clock.untilAsleepFor(7_000)
    await call.hangUp()
    expect(server.to('/ended')[0]?.form['DialCallStatus']).toBe('no-answer')
  })

  test('refuses what cannot be done before the two are connected', async () => {
    await using line = await callTo({ does: 'answers' }, { '/whisper': twiml('<Dial>+15551230000</Dial>') })
    await line.call.over
    expect(line.call.faults).toMatchObject([{ code: 12200 }])
    expect(line.server.to('/ended')[0]?.form).toMatchObject({ DialCallStatus: 'failed', DialBridged: 'false' })
  })

  test('a second target is called when the first is busy', async () => {
    const document = twiml('<Dial action="/ended"><Client>first</Client><Sip>sip:second@b.example</Sip></Dial>')
    await using server = await scriptedServer({ ...routes, '/call': document })
    const people = { first: { does: 'busy' }, 'sip:second@b.example': { does: 'answers' } } as const
    await using phone = createPhone({ baseUrl: server.baseUrl, authToken: null, timing: noTiming, people })
    await phone.call()
    expect(server.to('/ended')[0]?.form['DialBridged']).toBe('true')
  })
})

test('what is recorded is told once the call is over', async () => {
  const start = '<Start><Recording recordingStatusCallback="/recorded"/></Start>'
  await using server = await scriptedServer({ '/call': twiml(`${start}<Say>Hello.</Say>`), '/recorded': twiml('') })
  await using phone = createPhone({ baseUrl: server.baseUrl, authToken: 'token', timing: noTiming })
  const call = await phone.call()
  await call.over
  expect(server.seen.map(({ url }) => url)).toEqual(['/call', '/call_status', '/recorded'])
  expect(server.to('/recorded')[0]?.form).toMatchObject({
    ...{ CallSid: call.callSid, RecordingStatus: 'completed', RecordingDuration: '1' },
    RecordingSid: call.recordings[0]?.sid,
  })
})
