import { writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Health } from '../../src/console/routes/health/schema.ts'
import { type FakeTwilio, fakeAccountSid, startFakeTwilio } from '../fakes/fake-twilio.ts'
import { startWebhookReceiver, type WebhookReceiver } from '../fakes/webhook-receiver.ts'
import { addPerson, asOwner, type Browser, startConsole } from '../support/console.ts'
import { form, newCallSid, sign, voiceParameters } from '../support/signed.ts'
import { caller, publicUrl, type TestApp, type TestAppOptions, token } from '../support/test-app.ts'

const number = '+15550100123'
const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
let app: TestApp
let owner: Browser
let twilio: FakeTwilio
let receiver: WebhookReceiver

beforeEach(async () => {
  twilio = await startFakeTwilio({ tokens: [token] })
  receiver = await startWebhookReceiver()
})
afterEach(async () => {
  await app[Symbol.asyncDispose]()
  await twilio[Symbol.asyncDispose]()
  await receiver[Symbol.asyncDispose]()
})

const keys = () => ({
  ...{ TWILIO_ACCOUNT_SID: fakeAccountSid, TWILIO_API_BASE_URL: twilio.url, TWILIO_PHONE_NUMBER: number },
})

async function start({ assistant, env }: Pick<TestAppOptions, 'assistant' | 'env'> = {}): Promise<void> {
  app = await startConsole({ assistant: { models: [], ...assistant }, env: { LOG_LEVEL: 'debug', ...env } })
  owner = await asOwner(app)
}

const health = async (browser = owner) => (await browser.get<Health>('/api/health')).body
const wired = {
  ...{ phone_number: number, friendly_name: 'Front door', voice_url: `${publicUrl}/call` },
  ...{ voice_fallback_url: `${publicUrl}/call_fallback`, status_callback: `${publicUrl}/call_status` },
}

/** Twilio calls by another address than PUBLIC_URL. */
function callAt(base: string, path = '/call') {
  const parameters = voiceParameters(newCallSid(9))
  return app.app.server.inject({
    ...{ method: 'POST', url: path, payload: form(parameters) },
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': sign(token, base + path, parameters),
      host: new URL(base).host,
    },
  })
}

test('all that is known is told, and calls are answered', async () => {
  twilio.addNumber(wired)
  await start({ env: { ...keys(), FRONTDESK_LINE: 'webhook' }, assistant: { knowledge: { sources: [] } } })
  await caller(app, newCallSid(1)).call()
  const told = await health()
  expect(told).toMatchObject({
    verdict: { state: 'degraded', attention: [{ area: 'model', text: expect.stringContaining('No model') }] },
    line: { line: 'webhook', reason: 'webhook is configured', webhookOnly: null },
    models: [],
    wiring: { kind: 'known', publicUrl, missing: null, numbers: [{ number, name: 'Front door', differences: [] }] },
    webhooks: { letIn: 1, lastLetIn: { path: '/call' }, refused: [] },
    deliveries: { waiting: 0, failing: 0, dead: 0, deadOnes: [] },
    disk: null,
    settings: { onDisk: 'same', isExample: false, needsRestart: [] },
    archive: { backlog: 0, isMore: false },
    console: { open: false },
    versions: { frontdesk: '0.1.0', node: process.versions.node, database: expect.stringMatching(/^SQLite 3\./) },
  })
  const ready = await app.app.server.inject('/readyz')
  expect(told.parts).toEqual(JSON.parse(ready.body).parts)
})

describe('the side of Twilio', () => {
  test('is compared with PUBLIC_URL, and says where the calls go instead', async () => {
    twilio.addNumber({ ...wired, voice_url: 'https://old-tunnel.example/call' })
    await start({ env: keys() })
    const { verdict, wiring } = await health()
    expect(verdict).toMatchObject({ state: 'down', attention: [{ area: 'wiring' }, {}] })
    expect(verdict.attention[0]?.text).toContain('brings the calls to old-tunnel.example')
    expect(wiring).toMatchObject({
      numbers: [{ differences: [{ setting: 'A call comes in', wanted: `${publicUrl}/call, POST`, state: 'down' }] }],
    })
  })

  test('is never asked while a call waits, nor without keys', async () => {
    await start({ env: { ...keys(), FRONTDESK_LINE: 'webhook' } })
    await caller(app, newCallSid(1)).call()
    expect(twilio.requests).toEqual([])
    await app[Symbol.asyncDispose]()
    await start()
    expect((await health()).wiring).toEqual({ kind: 'without-keys' })
  })

  test('shows its numbers to those who may see them', async () => {
    twilio.addNumber({ ...wired, friendly_name: '(555) 010-0123' })
    await start({ env: keys() })
    const viewer = await addPerson(app, owner, 'Vera', 'viewer')
    const seen = (await viewer.get('/api/health')).text
    expect(seen).toContain('"+155•••23"')
    expect(seen).not.toMatch(/010-?0123/)
  })
})

test('refused webhooks are told by what differs, and keep calls out until one is let in', async () => {
  await start()
  expect((await callAt('https://tunnel.example')).statusCode).toBe(403)
  expect((await callAt('https://tunnel.example')).statusCode).toBe(403)
  const { verdict, webhooks } = await health()
  expect(webhooks).toMatchObject({
    lastLetIn: null,
    refused: [{ path: '/call', cause: 'address', count: 2, fix: 'Set PUBLIC_URL=https://tunnel.example' }],
  })
  expect(verdict).toMatchObject({ state: 'down', attention: [{ area: 'webhooks' }, {}] })
  await caller(app, newCallSid(1)).call()
  expect((await health()).verdict.state).toBe('degraded')
})

describe('deliveries after calls', () => {
  const startWithHook = () =>
    start({
      assistant: { afterCall: { webhooks: [{ url: receiver.url }], privateHosts: [receiver.host] } },
      env: { WEBHOOK_SECRET: secret },
    })

  async function endCall(): Promise<void> {
    await caller(app, newCallSid(1)).call()
    await caller(app, newCallSid(1)).hangUp()
  }

  const givenUp = async () => (await health()).deliveries.deadOnes

  test('that were given up are listed with the reason, and sent again', async () => {
    receiver.answer(410)
    await startWithHook()
    await endCall()
    await expect.poll(givenUp, { timeout: 10_000 }).toHaveLength(1)
    const { deliveries, verdict } = await health()
    const [dead] = deliveries.deadOnes
    expect(dead).toMatchObject({
      ...{ callId: newCallSid(1), kind: 'call.ended', way: 'webhook', to: receiver.host, attempts: 1 },
      lastError: 'status 410: the receiver wants no more',
    })
    expect(verdict.attention).toContainEqual({
      ...{ area: 'deliveries', state: 'notice', text: 'One delivery after a call was given up.' },
    })

    receiver.answer(204)
    const path = `/api/health/deliveries/${dead?.id}/replay`
    const viewer = await addPerson(app, owner, 'Vera', 'viewer')
    expect((await viewer.post(path)).status).toBe(403)
    expect((await owner.post(path)).status).toBe(204)
    await expect.poll(() => receiver.received.length, { timeout: 10_000 }).toBe(2)
    expect(receiver.received[1]?.headers['webhook-id']).toBe(receiver.received[0]?.headers['webhook-id'])
    await expect.poll(givenUp, { timeout: 10_000 }).toEqual([])
    expect((await owner.post(path)).status).toBe(409)
    expect((await owner.post('/api/health/deliveries/nobody/replay')).status).toBe(404)
    const { text } = await owner.get('/api/audit?action=delivery.replay')
    expect(text).toContain(dead?.id)
  })

  test('that failed and are tried again say when', async () => {
    receiver.answer(500)
    await startWithHook()
    await endCall()
    await expect.poll(async () => (await health()).deliveries.failing, { timeout: 10_000 }).toBe(1)
    const { failingOnes, waiting } = (await health()).deliveries
    expect(waiting).toBe(1)
    expect(failingOnes).toMatchObject([{ lastError: 'status 500', attempts: 1, dueAt: expect.any(Number) }])
    const path = `/api/health/deliveries/${failingOnes[0]?.id}/replay`
    expect((await owner.post(path)).status).toBe(409)
  })
})

test('settings on disk that would not run are told', async () => {
  await start()
  await writeFile(app.app.settings.running().file, 'greting: Hello.\nnam: x\n')
  const { settings, verdict } = await health()
  expect(settings).toMatchObject({ onDisk: 'faulty', faults: 2 })
  expect(verdict.attention).toContainEqual({
    ...{ area: 'settings', state: 'degraded' },
    text: expect.stringContaining('have 2 faults'),
  })
})

test('no secret is in it', async () => {
  twilio.addNumber({ ...wired, voice_url: 'https://me:pass@old.example/call?key=x' })
  await start({ env: { ...keys(), WEBHOOK_SECRET: secret } })
  await callAt('https://tunnel.example')
  const { text } = await owner.get('/api/health')
  for (const hidden of [token, secret, 'me:pass', 'key=x']) expect(text).not.toContain(hidden)
})
