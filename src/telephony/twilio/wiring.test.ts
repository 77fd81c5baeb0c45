import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type FakeTwilio, fakeAccountSid, fakeAuthToken, startFakeTwilio } from '../../../test/fakes/fake-twilio.ts'
import { createManualClock } from '../../../test/fakes/manual-clock.ts'
import { Secret } from '../../lib/secret.ts'
import { createTwilioClient, type TwilioClient } from './rest/client.ts'
import { createCarrierNumbers } from './rest/numbers.ts'
import { createWiringView, type WiringOptions, type WiringState } from './wiring-view.ts'

const number = '+15550100123'
const publicUrl = 'https://phone.example'
const right = {
  ...{ phone_number: number, friendly_name: 'Front door', voice_url: `${publicUrl}/call` },
  ...{ voice_fallback_url: `${publicUrl}/call_fallback`, status_callback: `${publicUrl}/call_status` },
}
const clock = createManualClock()
let twilio: FakeTwilio
let client: TwilioClient

beforeEach(async () => {
  twilio = await startFakeTwilio()
  const account = { accountSid: fakeAccountSid, authTokens: [new Secret(fakeAuthToken)], phoneNumber: number }
  client = createTwilioClient({ twilio: { ...account, apiBaseUrl: twilio.url }, clock })
})
afterEach(async () => {
  await client.close()
  await twilio[Symbol.asyncDispose]()
})

const view = (options: Partial<WiringOptions> = {}) =>
  createWiringView({ numbers: createCarrierNumbers(client), phoneNumber: number, publicUrl, clock, ...options })

/** Each difference of the only number, as `down A call comes in: why`. */
async function differences(): Promise<string[]> {
  const state = await view().look()
  if (state.kind !== 'known') throw new Error(`The wiring is ${state.kind}.`)
  return (state.numbers[0]?.differences ?? []).map(({ state: how, setting, why }) => `${how} ${setting}: ${why}`)
}

describe('a number that is wired as the README says', () => {
  test('has no differences, also with a query or connection overrides, and with another fallback', async () => {
    const wired = twilio.addNumber(right)
    const state = { kind: 'known', at: clock.now(), publicUrl, missing: null }
    expect(await view().look()).toEqual({ ...state, numbers: [{ number, name: 'Front door', differences: [] }] })
    wired.voice_url = `${publicUrl}:443/call?source=door#rc=2`
    wired.voice_fallback_url = 'https://static.example/sorry.xml'
    wired.voice_fallback_method = 'GET'
    expect(await differences()).toEqual([])
  })

  test('may be wired by a TwiML app, whose addresses count', async () => {
    const { sid } = twilio.addApplication({
      voice_url: `${publicUrl}/call`,
      status_callback: `${publicUrl}/call_status`,
    })
    twilio.addNumber({ ...right, voice_url: 'https://elsewhere.example', voice_application_sid: sid })
    expect(await differences()).toEqual([
      expect.stringMatching(new RegExp(`^degraded Primary handler fails \\(TwiML app ${sid}\\): When something fails`)),
    ])
  })
})

describe('a number that is not', () => {
  test.each([
    ['nothing', { voice_url: '' }, 'brings the calls of this number to nobody'],
    ['another host', { voice_url: 'https://old-tunnel.example/call' }, 'brings the calls to old-tunnel.example'],
    ['http', { voice_url: 'http://phone.example/call' }, 'calls by http, and PUBLIC_URL says https'],
    ['another path', { voice_url: 'https://phone.example/voice' }, 'calls /voice, and calls are answered at /call'],
    ['a path with a slash', { voice_url: 'https://phone.example/call/' }, 'Twilio calls /call/'],
    ['something odd', { voice_url: 'phone.example' }, 'no address there that can be called'],
    ['GET', { voice_method: 'GET' }, 'asks by GET'],
  ])('is told apart: %s', async (_what, change, why) => {
    twilio.addNumber({ ...right, ...change })
    expect(await differences()).toEqual([expect.stringContaining(`down A call comes in: `)])
    expect((await differences())[0]).toContain(why)
  })

  test('has its calls taken by a trunk, or takes none', async () => {
    const wired = twilio.addNumber({ ...right, trunk_sid: `TK${'1'.repeat(32)}` })
    expect(await differences()).toEqual([expect.stringContaining('down Configure with: A SIP trunk gets the calls')])
    wired.trunk_sid = null
    wired.capabilities = { voice: false, sms: true, mms: false, fax: false }
    expect(await differences()).toEqual([expect.stringContaining('down Accept incoming')])
    wired.capabilities = { voice: true, sms: true, mms: false, fax: true }
    wired.voice_receive_mode = 'fax'
    expect(await differences()).toEqual([expect.stringContaining('down Accept incoming')])
  })

  test('lacks what only matters when something goes wrong', async () => {
    const wired = twilio.addNumber({ ...right, voice_fallback_url: '', status_callback: 'https://old.example/status' })
    expect(await differences()).toEqual([
      expect.stringContaining('degraded Primary handler fails: '),
      expect.stringContaining('degraded Call status changes: '),
    ])
    wired.voice_fallback_url = right.voice_fallback_url
    wired.voice_fallback_method = 'GET'
    expect((await differences())[0]).toContain('asks by GET')
  })

  test('has no secrets of its addresses told', async () => {
    twilio.addNumber({ ...right, voice_url: 'https://user:pass@old.example/call?key=secret' })
    const state = JSON.stringify(await view().look())
    expect(state).toContain('https://…@old.example/call?…, POST')
    expect(state).not.toMatch(/user|pass@|secret/)
  })
})

describe('Twilio', () => {
  test('is asked once a minute, however many look', async () => {
    twilio.addNumber(right)
    const wiring = view()
    const states = await Promise.all([wiring.look(), wiring.look()])
    expect(states[0]).toBe(states[1])
    await clock.advance(59_000)
    await wiring.look()
    expect(twilio.requests).toHaveLength(1)
    await clock.advance(1_000)
    await wiring.look()
    expect(twilio.requests).toHaveLength(2)
  })

  const kindOf = async (options?: Partial<WiringOptions>): Promise<WiringState> => view(options).look()

  test('may not have the number, have several, or not tell', async () => {
    twilio.addNumber({ ...right, phone_number: '+15550100999' })
    expect(await kindOf()).toMatchObject({ kind: 'known', missing: number, numbers: [] })
    twilio.addNumber({ ...right, voice_url: '' })
    const all = await kindOf({ phoneNumber: null })
    expect(all).toMatchObject({ missing: null, numbers: [{ differences: [] }, { differences: [{ state: 'down' }] }] })
    twilio.trouble({ status: 503 })
    expect(await kindOf()).toMatchObject({ kind: 'unknown', reason: expect.stringContaining('503') })
    expect(await kindOf({ numbers: null })).toEqual({ kind: 'without-keys' })
    expect(await kindOf({ publicUrl: null })).toMatchObject({ publicUrl: null, numbers: [{ differences: [] }] })
  })
})
