import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type FakeTwilio, fakeAccountSid, fakeAuthToken, startFakeTwilio } from '../../../../test/fakes/fake-twilio.ts'
import { createManualClock, type ManualClock } from '../../../../test/fakes/manual-clock.ts'
import { Secret } from '../../../lib/secret.ts'
import { createCarrierCalls, createCarrierRecordings } from './calls.ts'
import { createTwilioClient, type TwilioClient } from './client.ts'
import { createTextSender, type OutgoingText } from './texts.ts'

const { signal } = new AbortController()
const callSid = `CA${'1'.repeat(32)}`
const text: OutgoingText = {
  ...{
    to: '+15550100001',
    from: '+15550100099',
    text: 'We are at 12 River Street.',
    idempotencyKey: 'k1',
    triedAt: null,
  },
}

let twilio: FakeTwilio
let client: TwilioClient
let clock: ManualClock
const closing: (() => Promise<void>)[] = []

async function clientFor(...tokens: readonly string[]): Promise<TwilioClient> {
  const authTokens = tokens.map((token) => new Secret(token))
  const settings = { accountSid: fakeAccountSid, authTokens, apiBaseUrl: twilio.url, phoneNumber: null }
  const made = createTwilioClient({ twilio: settings, clock })
  closing.push(() => made.close())
  return made
}

beforeEach(async () => {
  twilio = await startFakeTwilio()
  clock = createManualClock()
  client = await clientFor(fakeAuthToken)
})
afterEach(async () => {
  await twilio[Symbol.asyncDispose]()
  await Promise.all(closing.splice(0).map((close) => close()))
})

describe('a text', () => {
  test('is sent once for its key', async () => {
    const texts = createTextSender(client)
    const [one, other] = await Promise.all([texts.sendText(text, signal), texts.sendText(text, signal)])
    expect(one).toMatchObject({ kind: 'sent', sid: twilio.messages[0]?.sid })
    expect(other).toEqual(one)
    expect(twilio.textsTo(text.to)).toEqual(['We are at 12 River Street.'])
    await texts.sendText({ ...text, idempotencyKey: 'k2' }, signal)
    expect(twilio.messages).toHaveLength(2)
  })

  test.each<[string, Partial<OutgoingText>, object]>([
    ['nobody has', { to: '+1' }, { because: 'invalid-number', code: 21211 }],
    ['of a country that is not allowed', { to: '+9995550100' }, { because: 'country', code: 21408 }],
    ['that answered STOP', { to: '+15550100007' }, { because: 'opted-out', code: 21610 }],
    ['with a text that is too long', { text: 'x'.repeat(1_601) }, { because: 'rejected', code: 21617 }],
  ])('to a number %s is refused for good', async (_what, change, expected) => {
    twilio.optedOut.add('+15550100007')
    const outcome = await createTextSender(client).sendText({ ...text, ...change }, signal)
    expect(outcome).toEqual({ kind: 'refused', ...expected })
  })

  test.each([
    [{ status: 429, code: 20429 }, true],
    [{ status: 503 }, false],
    [{ status: 500, body: '<html>oops' }, false],
    ['lost', false],
  ] as const)('may go through later after %j', async (trouble, sure) => {
    twilio.trouble(trouble)
    const texts = createTextSender(client)
    expect(await texts.sendText(text, signal)).toMatchObject({ kind: 'later', sure })
  })

  test('that was lost on the way back is not sent again', async () => {
    const triedAt = Date.now()
    twilio.trouble('lost')
    const texts = createTextSender(client)
    expect(await texts.sendText(text, signal)).toMatchObject({ kind: 'later', sure: false })
    expect(await texts.sendText({ ...text, triedAt }, signal)).toEqual({ kind: 'sent', sid: twilio.messages[0]?.sid })
    expect(twilio.messages).toHaveLength(1)
  })

  test('that was sent long before does not count as this one', async () => {
    const texts = createTextSender(client)
    await texts.sendText(text, signal)
    const later = { ...text, idempotencyKey: 'k2', triedAt: Date.now() + 600_000 }
    await texts.sendText(later, signal)
    expect(twilio.messages).toHaveLength(2)
  })

  test('waits no longer than ten seconds for Twilio', async () => {
    twilio.trouble('silence')
    const outcome = createTextSender(client).sendText(text, signal)
    while (twilio.requests.length === 0) await new Promise((resolve) => setImmediate(resolve))
    await clock.advance(10_000)
    expect(await outcome).toMatchObject({ kind: 'later', sure: false })
    expect(clock.sleepers()).toBe(0)
  })

  test('stops when nobody waits for it any more', async () => {
    twilio.trouble('silence')
    const stopping = new AbortController()
    const outcome = createTextSender(client).sendText(text, stopping.signal)
    stopping.abort(new Error('enough'))
    await expect(outcome).rejects.toThrow('enough')
  })

  test('is listed by either side and deleted', async () => {
    const texts = createTextSender(client)
    await texts.sendText(text, signal)
    await texts.sendText({ ...text, to: '+15550100002', idempotencyKey: 'k2' }, signal)
    const [sid = ''] = await texts.listTexts(text.to, signal)
    await texts.deleteText(sid, signal)
    await texts.deleteText(sid, signal)
    expect(twilio.messages.map(({ to }) => to)).toEqual(['+15550100002'])
    expect(await texts.listTexts(text.from, signal)).toHaveLength(1)
  })
})

describe('a call', () => {
  test('is described with what it cost', async () => {
    twilio.addCall({ sid: callSid, status: 'completed', duration: '61', price: '-0.0170' })
    twilio.addCall({ sid: `CA${'2'.repeat(32)}`, parentCallSid: callSid })
    const calls = createCarrierCalls(client)
    expect(await calls.fetchCall(callSid, signal)).toEqual({
      ...{ sid: callSid, status: 'completed', seconds: 61, price: 0.017, currency: 'USD' },
    })
    expect(await calls.listLegs(callSid, signal)).toMatchObject([{ seconds: null, price: null, currency: null }])
  })

  test('is ended, or led elsewhere', async () => {
    const call = twilio.addCall({ sid: callSid })
    const calls = createCarrierCalls(client)
    await calls.redirectCall(callSid, 'https://frontdesk.example/elsewhere', signal)
    expect(call.url).toBe('https://frontdesk.example/elsewhere')
    await calls.endCall(callSid, signal)
    expect(call.status).toBe('completed')
    await expect(calls.endCall(callSid, signal)).rejects.toMatchObject({ status: 400, code: 21220, retryable: false })
  })
})

describe('a recording', () => {
  test('is started, paused, listed, fetched and deleted', async () => {
    twilio.addCall({ sid: callSid })
    const recordings = createCarrierRecordings(client)
    const sid = await recordings.startRecording(callSid, 'https://frontdesk.example/recording_status', signal)
    await recordings.pauseRecording(callSid, sid, true, signal)
    expect(await recordings.listRecordings(callSid, signal)).toEqual([{ sid, status: 'paused', seconds: null }])
    await recordings.pauseRecording(callSid, sid, false, signal)
    expect(Buffer.from(await recordings.fetchRecording(sid, signal)).toString()).toBe(`RIFF of ${sid}`)
    await recordings.deleteRecording(sid, signal)
    await recordings.deleteRecording(sid, signal)
    expect(twilio.recordings).toEqual([])
  })
})

describe('signing in', () => {
  test('takes whichever token opens the door, and then that one first', async () => {
    const calls = createCarrierCalls(await clientFor('old', fakeAuthToken))
    twilio.addCall({ sid: callSid })
    await calls.fetchCall(callSid, signal)
    await calls.fetchCall(callSid, signal)
    expect(twilio.requests).toHaveLength(3)
  })

  test('that fails says so, without a secret', async () => {
    const calls = createCarrierCalls(await clientFor('wrong-token'))
    const failed = await calls.fetchCall(callSid, signal).catch((error: unknown) => error)
    expect(failed).toMatchObject({ name: 'TwilioError', status: 401, code: 20003, retryable: false })
    expect(String(failed)).not.toMatch(/wrong-token|AC5/)
    const sent = await createTextSender(await clientFor('wrong-token')).sendText(text, signal)
    expect(sent).toMatchObject({ kind: 'later', sure: true })
  })
})

test('an answer of another form is an error, and what Twilio repeats of ours is not told', async () => {
  twilio.trouble(
    { status: 200, body: '[]' },
    { status: 400, code: 21211, body: '{"code":21211,"message":"+15550100001"}' },
  )
  const calls = createCarrierCalls(client)
  await expect(calls.fetchCall(callSid, signal)).rejects.toThrow('something else than what was asked for')
  await expect(calls.fetchCall(callSid, signal)).rejects.toThrow('Twilio refused the request (400, error 21211).')
})
