import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '../src/store/open-store.ts'
import { openStore } from '../src/store/open-store.ts'
import { answer, type FakeMistral, fakeApiKey, startFakeMistral } from './fakes/fake-mistral.ts'
import { type FakeTwilio, fakeAccountSid, startFakeTwilio } from './fakes/fake-twilio.ts'
import { newCallSid } from './support/signed.ts'
import { caller, publicUrl, spokenIn, startTestApp, type TestApp, token } from './support/test-app.ts'

const reception = { name: 'reception', to: '+15550100110' }
const sid = newCallSid(1)

let twilio: FakeTwilio
let mistral: FakeMistral
let store: Store
let app: TestApp

beforeEach(async () => {
  twilio = await startFakeTwilio({ tokens: [token] })
  mistral = await startFakeMistral()
  store = await openStore({ file: ':memory:' })
})
afterEach(async () => {
  await app[Symbol.asyncDispose]()
  await mistral.close()
  await twilio[Symbol.asyncDispose]()
})

async function start({ hasAccount = true } = {}): Promise<TestApp> {
  app = await startTestApp({
    assistant: {
      line: 'webhook',
      people: [reception],
      transfers: { countries: ['US'] },
      models: [{ provider: 'mistral', model: 'mistral-small-latest' }],
    },
    env: {
      ...{ MISTRAL_API_KEY: fakeApiKey, MISTRAL_BASE_URL: mistral.url, TWILIO_API_BASE_URL: twilio.url },
      ...(hasAccount && { TWILIO_ACCOUNT_SID: fakeAccountSid }),
    },
    parts: { store },
  })
  return app
}

const steering = () => app.app.steering
const transfer = { kind: 'transfer', target: 'reception', because: 'operator' } as const
const eventsOf = async (type: string) => (await store.calls.read(sid)).filter(({ event }) => event.type === type)

describe('ending a call', () => {
  test('Twilio is told to come back at once, and the caller hears goodbye', async () => {
    const line = caller(await start(), sid)
    await line.call()
    twilio.addCall({ sid, status: 'in-progress' })
    expect(await steering().direct(sid, { kind: 'end' }, 'Ada')).toBe('done')
    expect(twilio.calls[0]?.url).toBe(`${publicUrl}/speak_response`)
    const { body } = await line.goOn('/speak_response')
    expect(spokenIn(body)).toEqual(['Thank you for calling. Goodbye!'])
    expect(body).toContain('<Hangup')
    expect(await eventsOf('call.directed')).toMatchObject([{ event: { by: 'Ada' } }])
    expect(await eventsOf('call.ended')).toMatchObject([{ event: { reason: 'operator' } }])
    expect(await steering().direct(sid, { kind: 'end' }, 'Ada')).toBe('over')
  })

  test('without the keys of the account it is done with the caller’s next words, which are kept', async () => {
    const line = caller(await start({ hasAccount: false }), sid)
    await line.call()
    expect(await steering().direct(sid, { kind: 'end' }, 'Ada')).toBe('done')
    const { body } = await line.say(1, 'Where are you?')
    expect(spokenIn(body)).toEqual(['Thank you for calling. Goodbye!'])
    expect(await eventsOf('caller.said')).toMatchObject([{ event: { text: 'Where are you?' } }])
    expect(mistral.requests).toEqual([])
  })

  test('that is shared with a person needs the account', async () => {
    const line = caller(await start({ hasAccount: false }), sid)
    await line.call()
    await steering().direct(sid, transfer, 'Ada')
    await line.say(1, 'Hello?')
    expect(await steering().direct(sid, { kind: 'end' }, 'Ada')).toBe('out-of-reach')
  })

  test('with a person hangs up on both', async () => {
    const line = caller(await start(), sid)
    await line.call()
    twilio.addCall({ sid, status: 'in-progress' })
    await steering().direct(sid, transfer, 'Ada')
    await line.goOn('/speak_response')
    expect(await steering().direct(sid, { kind: 'end' }, 'Ada')).toBe('done')
    expect(twilio.calls[0]?.status).toBe('completed')
    expect(await eventsOf('call.ended')).toMatchObject([{ event: { reason: 'operator' } }])
  })
})

describe('putting a caller through', () => {
  test('is told and dialled', async () => {
    const line = caller(await start(), sid)
    await line.call()
    twilio.addCall({ sid, status: 'in-progress' })
    expect(await steering().direct(sid, transfer, 'Ada')).toBe('done')
    const { body } = await line.goOn('/speak_response')
    expect(spokenIn(body)).toEqual(['I am putting you through to reception. One moment, please.'])
    expect(body).toContain('<Number')
    expect(await eventsOf('call.transferring')).toMatchObject([{ event: { because: 'operator' } }])
    expect(await steering().direct(sid, transfer, 'Ada')).toBe('with-person')
    expect(await steering().whisper(sid, 'Be kind.', 'Ada')).toBe('with-person')
  })

  test('is dialled where the line comes back after the caller’s words have begun it', async () => {
    const line = caller(await start(), sid)
    await line.call()
    await steering().direct(sid, transfer, 'Ada')
    expect((await line.say(1, 'Hello?')).body).toContain('<Dial')
    expect((await line.goOn('/speak_response')).body).toContain('<Dial')
    expect(await eventsOf('call.transferring')).toHaveLength(1)
  })

  test('to nobody is said, and the call goes on', async () => {
    const line = caller(await start(), sid)
    await line.call()
    await steering().direct(sid, { ...transfer, target: 'the moon' }, 'Ada')
    mistral.always(() => answer('At the river.'))
    const { body } = await line.goOn('/speak_response')
    expect(body).toContain('<Gather')
    expect(body).toContain('reception')
    expect((await line.say(2, 'Where are you?')).body).not.toContain('<Dial')
  })
})

test('a whisper reaches the model with the next question, may be said, and is not spoken by itself', async () => {
  const line = caller(await start(), sid)
  await line.call()
  expect(await steering().whisper(sid, 'Parking costs 4 dollars today.', 'Ada')).toBe('done')
  mistral.always(() => answer('Parking costs 4 dollars today.'))
  const { body } = await line.say(1, 'What does parking cost?')
  expect(spokenIn(body)[0]).toBe('Parking costs four dollars today.')
  expect(JSON.stringify(mistral.requests.at(-1)?.body)).toContain('- Parking costs 4 dollars today.')
  expect(await steering().whisper('CAnobody', 'x', 'Ada')).toBe('over')
})
