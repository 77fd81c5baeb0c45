import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStore, type Store } from '../src/store/open-store.ts'
import { answer, type FakeMistral, fakeApiKey, startFakeMistral } from './fakes/fake-mistral.ts'
import { type FakeSmtp, startFakeSmtp } from './fakes/fake-smtp.ts'
import { type FakeTwilio, fakeAccountSid, startFakeTwilio } from './fakes/fake-twilio.ts'
import { startWebhookReceiver, type WebhookReceiver } from './fakes/webhook-receiver.ts'
import { type LookUpServer, startLookUp } from './receptionist/look-up-server.ts'
import { calling, soon } from './receptionist/reception.ts'
import { startTestApp, type TestApp, token } from './support/test-app.ts'
import { callOnTestPhone } from './support/test-phone.ts'

const open: AsyncDisposable[] = []
let mistral: FakeMistral
let twilio: FakeTwilio
let smtp: FakeSmtp
let receiver: WebhookReceiver
let service: LookUpServer
let store: Store

beforeEach(async () => {
  mistral = await startFakeMistral()
  twilio = await startFakeTwilio({ tokens: [token] })
  smtp = await startFakeSmtp()
  receiver = await startWebhookReceiver()
  service = await startLookUp()
  service.open('{"place":"room twelve","reference":"R7"}')
  store = await openStore({ file: ':memory:' })
  open.push(store, mistral, twilio, smtp, receiver, service)
})
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one[Symbol.asyncDispose]()
})

/** Whatever an assistant can do that somebody outside would notice. */
async function start(): Promise<TestApp> {
  const app = await startTestApp({
    assistant: {
      name: 'Riverside',
      models: [{ provider: 'mistral', model: 'mistral-small-latest' }],
      messages: { enabled: true, email: ['desk@example.com'], sms: ['+12025550177'] },
      memory: { enabled: true },
      texts: { templates: [{ name: 'directions', about: 'The way.', text: '12 River Street.' }] },
      afterCall: {
        webhooks: [{ url: receiver.url }],
        privateHosts: [receiver.host],
        email: { from: 'frontdesk@example.com', to: ['owner@example.com'] },
      },
      actions: [service.lookUp, service.booking],
      transfers: { countries: ['US'] },
    },
    env: {
      ...{ MISTRAL_API_KEY: fakeApiKey, MISTRAL_BASE_URL: mistral.url, SMTP_URL: smtp.url },
      ...{ TWILIO_ACCOUNT_SID: fakeAccountSid, TWILIO_API_BASE_URL: twilio.url, TWILIO_PHONE_NUMBER: '+12025550100' },
      WEBHOOK_SECRET: `whsec_${Buffer.from('thirty-two bytes for the signing').toString('base64')}`,
    },
    parts: { store: { ...store, close: async () => undefined } },
  })
  open.push(app)
  return app
}

const caller = '+12025550143'

/** A caller who wants everything there is. */
async function wantEverything(app: TestApp, forReal: boolean) {
  const phone = await callOnTestPhone(app, { from: caller, forReal })
  const look = ['find_order', { number: '7' }] as const
  const book = ['book_visit', { day: 'Tuesday' }] as const
  mistral.script(calling(look, book, ['send_text', { text: 'directions' }]), answer('I have booked you in.'))
  expect(await phone.ask('Where is my order? And book me in on Tuesday, and text me the way.')).toContain(
    'I have booked you in.',
  )
  mistral.script(calling(['take_message', { name: 'Ottoline', reason: 'the roof leaks' }]))
  await phone.ask('And I want to leave a message.')
  while (!(await of(phone.call.callId, 'message.taken')).length) await phone.ask('Yes.')
  mistral.always(() => answer('{}'))
  await phone.call.hangUp()
  return phone.call.callId
}

const of = async (callId: string, type: string) =>
  (await store.calls.read(callId)).map(({ event }) => event).filter((event) => event.type === type)
const settled = async () => (await store.outbox.list({ states: ['waiting'], limit: 9 })).length === 0

describe('a test', () => {
  test('looks things up, and rehearses all else: nobody outside is told', async () => {
    const app = await start()
    const callId = await wantEverything(app, false)
    await expect.poll(() => of(callId, 'call.summarised'), { timeout: 15_000 }).toHaveLength(1)
    await expect.poll(settled, soon).toBe(true)
    expect(service.requests).toEqual(['GET /orders/7'])
    expect(twilio.messages).toEqual([])
    expect(smtp.mails).toEqual([])
    expect(receiver.received).toEqual([])
    const results = (await of(callId, 'tool.finished')) as { name: string; outcome: string; data: object }[]
    const inShort = results.map(({ name, outcome, data }) => `${name} ${'rehearsed' in data ? 'rehearsed' : outcome}`)
    expect(inShort.toSorted()).toEqual([
      ...['book_visit rehearsed', 'find_order done', 'record_message done', 'send_text rehearsed', 'take_message done'],
    ])
    expect(await of(callId, 'message.taken')).toMatchObject([{ message: { name: 'Ottoline', number: caller } }])
    expect(await store.callerMemory.recall(caller)).toBeNull()
  }, 30_000)

  test('for real does everything, and those are told who are told of calls', async () => {
    const app = await start()
    const callId = await wantEverything(app, true)
    await expect.poll(() => receiver.received.length, { timeout: 15_000 }).toBe(2)
    await expect.poll(settled, soon).toBe(true)
    expect(service.requests.toSorted()).toEqual(['GET /orders/7', 'POST /visits'])
    expect(twilio.messages.map(({ to }) => to).toSorted()).toEqual([caller, '+12025550177'])
    expect(smtp.mails.length).toBeGreaterThan(0)
    expect((await store.calls.read(callId))[0]?.event).toMatchObject({ test: true, forReal: true })
    expect(await store.callerMemory.recall(caller)).toBeNull()
  }, 30_000)
})
