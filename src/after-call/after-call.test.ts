import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { startFakeSmtp } from '../../test/fakes/fake-smtp.ts'
import { startWebhookReceiver, type WebhookReceiver } from '../../test/fakes/webhook-receiver.ts'
import { said, started } from '../../test/store-records.ts'
import { openAfterCallDesk, webhookSecret } from '../../test/support/after-call-desk.ts'
import type { CallEvent } from '../conversation/events.ts'
import type { OutgoingText, SummaryModel, TextOutcome } from './ports.ts'

const heardOut = { then: null } as const
const ended: CallEvent = { type: 'call.ended', reason: 'caller', detail: 'completed' }
const answered = (turn: number): CallEvent => ({
  ...{ type: 'answer.completed', turn, source: 'model', model: 'mistral:mistral-small-latest', sources: [] },
  ...{ firstSentenceMs: 10, totalMs: 20 },
  ...heardOut,
  usage: [{ model: 'mistral:mistral-small-latest', input: 1_000_000, cached: 400_000, output: 100_000 }],
})
const message = (reason: string, id = 'm1'): CallEvent => ({
  ...{ type: 'message.taken', turn: 1, id },
  message: {
    ...{ kind: 'message', for: 'Billing', name: 'Ana <b>Bell</b>', number: '+12025550143' },
    ...{ reason, urgency: 'normal', bestTime: null },
  },
})

const hook = (receiver: WebhookReceiver, more: object = {}) => ({
  afterCall: { webhooks: [{ url: receiver.url }], privateHosts: [receiver.host], ...more },
})
const bodies = (receiver: WebhookReceiver) => receiver.received.map(({ body }) => JSON.parse(body))

describe('a message', () => {
  test('goes out by webhook, signed, as soon as it is in the log', async () => {
    await using receiver = await startWebhookReceiver()
    await using desk = await openAfterCallDesk({ settings: hook(receiver) })
    await desk.happen('CA1', started(), said(1), message('the roof leaks'))
    await desk.until(() => receiver.received.length === 1)
    const { headers, body } = receiver.received[0] ?? { headers: {} as Record<string, string>, body: '' }
    const id = String(headers['webhook-id'])
    const key = Buffer.from(webhookSecret.slice('whsec_'.length), 'base64')
    const signed = `${id}.${headers['webhook-timestamp']}.${body}`
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`)
    expect(Math.abs(Number(headers['webhook-timestamp']) * 1_000 - desk.clock.now())).toBeLessThan(60_000)
    expect(JSON.parse(body)).toMatchObject({
      type: 'message.taken',
      data: { call: { id: 'CA1', from: '+15551230001' }, message: { reason: 'the roof leaks', for: 'Billing' } },
    })
  })

  test('of a test goes out to nobody, unless the test is for real and it is no copy', async () => {
    await using receiver = await startWebhookReceiver()
    await using desk = await openAfterCallDesk({ settings: hook(receiver) })
    const summaries = async (callId: string) =>
      (await desk.store.calls.read(callId)).filter(({ event }) => event.type === 'call.summarised')
    const emergency: CallEvent = { type: 'emergency.heard', turn: 1, emergency: 'fire', sure: true }
    await desk.happen('CA1', started(undefined, { test: true }), said(1), message('rehearsed'), emergency, ended)
    await desk.until(async () => (await summaries('CA1')).length === 1)
    const forkOf = { callId: 'CA1', turn: 2 }
    const real = { test: true, forReal: true } as const
    await desk.happen('CA2', started(undefined, { ...real, forkOf }), said(1), emergency, said(2), ended)
    await desk.until(() => receiver.received.length === 1)
    expect(bodies(receiver)).toMatchObject([{ type: 'call.finished', data: { call: { id: 'CA2' } } }])
    await desk.until(async () => (await desk.store.outbox.nextDueAt()) === null)
    expect(receiver.received).toHaveLength(1)
    expect(desk.failures).toEqual([])
  })

  test('goes out by e-mail, with everything escaped', async () => {
    await using smtp = await startFakeSmtp()
    const settings = { afterCall: { email: { from: 'desk@example.com' } }, messages: { email: ['a@b.example'] } }
    await using desk = await openAfterCallDesk({ settings, smtp: smtp.url })
    await desk.happen('CA1', started(), message('a\r\nBcc: evil@example.com\r\n.\r\n<script>'))
    await desk.until(() => smtp.mails.length === 1)
    const { from, to, source } = smtp.mails[0] ?? { from: '', to: [], source: '' }
    expect({ from, to }).toEqual({ from: 'desk@example.com', to: ['a@b.example'] })
    const [head = '', ...rest] = source.split('\r\n\r\n')
    expect(head).toContain('Subject: Message for Billing: Ana <b>Bell</b>')
    expect(head).toMatch(/Message-ID: <msg_[\w-]{27}@example\.com>/i)
    expect(head).not.toContain('evil')
    expect(rest.join()).toContain('&lt;script&gt;')
    expect(rest.join()).toContain('Ana &lt;b&gt;Bell&lt;/b&gt;')
  })

  test('goes out as a text to the numbers of the settings, and tells of an earlier attempt', async () => {
    const sent: OutgoingText[] = []
    const outcomes: TextOutcome[] = [{ kind: 'later', code: 20500 }, { kind: 'sent' }]
    const sendText = async (text: OutgoingText) => {
      sent.push(text)
      return outcomes.shift() ?? { kind: 'sent' as const }
    }
    const settings = { messages: { sms: ['+12025550199'] } }
    await using desk = await openAfterCallDesk({ settings, texts: { sendText } })
    await desk.happen('CA1', started(), message('the roof leaks'))
    const begunAt = desk.clock.now()
    await desk.until(() => sent.length === 2)
    expect(sent.map(({ to, from, triedAt }) => ({ to, from, tried: triedAt !== null }))).toEqual([
      { to: '+12025550199', from: '+15559990000', tried: false },
      { to: '+12025550199', from: '+15559990000', tried: true },
    ])
    expect(sent[1]?.triedAt).toBeGreaterThanOrEqual(begunAt)
    expect(new Set(sent.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1)
    expect(sent[0]?.text).toContain('the roof leaks')
  })
})

describe('a receiver that is down', () => {
  test('gets everything later, once by key and in the order of the call, while others get theirs', async () => {
    await using down = await startWebhookReceiver()
    await using up = await startWebhookReceiver()
    down.answer(503)
    const afterCall = { webhooks: [{ url: down.url }, { url: up.url }], privateHosts: [down.host, up.host] }
    await using desk = await openAfterCallDesk({ settings: { afterCall } })
    await desk.happen('CA1', started(), message('one', 'm1'), message('two', 'm2'), message('three', 'm3'))
    await desk.until(() => up.received.length === 3 && down.received.length >= 4)
    expect(new Set(down.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    const failed = down.received.length
    down.answer(200)
    await desk.until(() => down.received.length === failed + 3)
    const reasons = (receiver: WebhookReceiver) => bodies(receiver).map(({ data }) => data.message.reason)
    expect(reasons(down).slice(-3)).toEqual(['one', 'two', 'three'])
    expect(reasons(up)).toEqual(['one', 'two', 'three'])
    const keys = down.received.slice(-3).map(({ headers }) => headers['webhook-id'])
    expect(keys[0]).toBe(down.received[0]?.headers['webhook-id'])
    expect(new Set(keys).size).toBe(3)
    expect(desk.problems).toEqual([])
  })

  test('is given up after the attempts of the settings, shows why, and can be replayed with the same key', async () => {
    await using receiver = await startWebhookReceiver()
    receiver.answer(500)
    await using desk = await openAfterCallDesk({ settings: hook(receiver, { attempts: 3 }) })
    await desk.happen('CA1', started(), message('one'))
    await desk.until(() => desk.failures.some(({ dead }) => dead))
    expect(receiver.received).toHaveLength(3)
    const { outbox } = desk.store
    await desk.until(async () => (await outbox.list({ states: ['dead'], limit: 9 })).length === 1)
    const [entry] = await outbox.list({ states: ['dead'], limit: 9 })
    expect(entry).toMatchObject({ attempts: 3, lastError: 'status 500', kind: 'message.taken' })
    receiver.answer(200)
    expect(await outbox.replay([entry?.id ?? ''], desk.clock.now())).toBe(1)
    await desk.until(() => receiver.received.length === 4)
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  })

  test.each([
    ['410', 410, {}, 'status 410: the receiver wants no more', true],
    ['a redirect', 302, { location: 'http://169.254.169.254/' }, 'status 302: redirects are not followed', false],
  ])('that answers %s', async (_what, status, headers, why, dead) => {
    await using receiver = await startWebhookReceiver()
    receiver.answer(status, headers)
    await using desk = await openAfterCallDesk({ settings: hook(receiver) })
    await desk.happen('CA1', started(), message('one'))
    await desk.until(() => desk.failures.length === 1)
    expect(desk.failures).toEqual([{ target: expect.stringMatching(/^webhook:127/), why, dead }])
  })

  test('in a private network that is not listed gets nothing', async () => {
    await using receiver = await startWebhookReceiver()
    await using desk = await openAfterCallDesk({ settings: { afterCall: { webhooks: [{ url: receiver.url }] } } })
    await desk.happen('CA1', started(), message('one'))
    await desk.until(() => desk.failures.length === 1)
    expect(desk.failures[0]?.why).toContain('afterCall.privateHosts')
    expect(receiver.received).toEqual([])
  })

  test('as a mail server: an address that it never takes is given up, a busy server is not', async () => {
    await using smtp = await startFakeSmtp()
    smtp.refuse('RCPT', '550 5.1.1 +12025550143 unknown')
    const settings = { afterCall: { email: { from: 'desk@example.com' } }, messages: { email: ['a@b.example'] } }
    await using desk = await openAfterCallDesk({ settings, smtp: smtp.url })
    await desk.happen('CA1', started(), message('one'))
    await desk.until(() => desk.failures.length === 1)
    expect(desk.failures).toEqual([{ target: 'email:a@b.example', why: 'the mail server answered 550', dead: true }])
    smtp.refuse('RCPT', null)
    smtp.refuse('MAIL', '451 later')
    await desk.happen('CA2', started(), message('two'))
    await desk.until(() => desk.failures.length === 2)
    expect(desk.failures[1]).toMatchObject({ why: 'the mail server answered 451', dead: false })
    smtp.refuse('MAIL', null)
    await desk.until(() => smtp.mails.length === 1)
  })
})

const filled = (input: unknown): SummaryModel => ({ id: 'fake', fill: async () => input })
const fields = [
  { name: 'issue', about: 'what is broken' },
  { name: 'guests', about: 'how many', type: 'number' },
]

describe('a call that has ended', () => {
  const finishedOf = (receiver: WebhookReceiver) =>
    bodies(receiver).find(({ type }: { type: string }) => type === 'call.finished')?.data

  test('is told of with its outcome, summary, fields and cost, and the log has it', async () => {
    await using receiver = await startWebhookReceiver()
    const found = [
      { name: 'issue', value: 'the roof', turn: 1, words: 'It is the roof' },
      { name: 'issue', value: 'the cellar', turn: 1, words: 'the cellar' },
      { name: 'guests', value: 5, turn: 2, words: 'for 4' },
      { name: 'unasked', value: 'roof', turn: 1, words: 'roof' },
    ]
    const models = [filled({ summary: 'The roof leaks.', sentiment: 'negative', fields: found })]
    await using desk = await openAfterCallDesk({ settings: hook(receiver, { fields }), models })
    await desk.happen('CA1', started('+12025550143'), said(1, 'Hello. It is the roof!'), answered(1))
    await desk.clock.advance(61_000)
    await desk.happen('CA1', said(2, 'A table for 4.'), ended)
    await desk.until(() => finishedOf(receiver) !== undefined)
    expect(finishedOf(receiver)).toMatchObject({
      ...{ outcome: 'answered', summary: 'The roof leaks.', sentiment: 'negative', seconds: 61, turns: 2 },
      fields: [{ name: 'issue', value: 'the roof', turn: 1, words: 'It is the roof' }],
    })
    const { cost } = finishedOf(receiver)
    expect(cost.parts).toContainEqual(expect.objectContaining({ what: 'call', quantity: 2, unit: 'minute' }))
    const tokens = cost.parts.filter(({ unit }: { unit: string }) => unit === 'token')
    expect(tokens.map(({ what, amount }: { what: string; amount: number }) => [what, amount])).toEqual([
      ['model-input', 0.09],
      ['model-cached', 0.006],
      ['model-output', 0.06],
    ])
    const records = await desk.store.calls.read('CA1')
    expect(records.at(-1)?.event).toMatchObject({ type: 'call.summarised', outcome: 'answered', model: 'fake' })
  })

  test('comes after its messages, also when those had to wait', async () => {
    await using receiver = await startWebhookReceiver()
    receiver.answer(503)
    await using desk = await openAfterCallDesk({ settings: hook(receiver) })
    await desk.happen('CA1', started(), said(1), message('one'), ended)
    await desk.until(() => receiver.received.length >= 4)
    receiver.answer(204)
    await desk.until(() => finishedOf(receiver) !== undefined)
    const types = bodies(receiver).map(({ type }) => type)
    expect(types.indexOf('call.finished')).toBe(types.length - 1)
    expect(finishedOf(receiver).outcome).toBe('message')
  })

  test('without a model that works, goes out all the same once the wait is over', async () => {
    await using receiver = await startWebhookReceiver()
    let asked = 0
    const broken: SummaryModel = {
      id: 'broken',
      fill: () => {
        asked += 1
        return Promise.reject(new Error('down'))
      },
    }
    await using desk = await openAfterCallDesk({
      settings: hook(receiver, { summaryWaitMinutes: 2 }),
      models: [broken],
    })
    await desk.happen('CA1', started(), said(1), ended)
    const endedAt = desk.clock.now()
    await desk.until(() => finishedOf(receiver) !== undefined)
    expect(finishedOf(receiver)).toMatchObject({ outcome: 'unanswered', summary: null, fields: [], model: null })
    expect(desk.clock.now() - endedAt).toBeGreaterThanOrEqual(120_000)
    expect(asked).toBeGreaterThan(2)
  })

  test('waits for an action that has not ended', async () => {
    await using receiver = await startWebhookReceiver()
    await using desk = await openAfterCallDesk({ settings: hook(receiver) })
    const called = { type: 'tool.called', turn: 1, id: 'a1', name: 'book', key: 'k', input: {}, effects: true } as const
    await desk.happen('CA1', started(), said(1), called, ended)
    await desk.clock.advance(20_000)
    expect(receiver.received).toEqual([])
    const { id, name } = called
    const done = { outcome: 'done', text: 'Booked.', data: {}, ms: 9, late: true, ...heardOut } as const
    await desk.happen('CA1', { type: 'tool.finished', turn: 1, id, name, ...done })
    await desk.until(() => finishedOf(receiver) !== undefined)
    expect(finishedOf(receiver)).toMatchObject({ outcome: 'done', actions: [{ name: 'book', outcome: 'done' }] })
  })

  test('is summarised once by two workers on one store', async () => {
    await using receiver = await startWebhookReceiver()
    let asked = 0
    const fill = async () => {
      asked += 1
      return { summary: 'Once.', sentiment: 'neutral' }
    }
    const models = [{ id: 'fake', fill }]
    await using desk = await openAfterCallDesk({ settings: hook(receiver), models })
    await using _other = await openAfterCallDesk({
      ...{ settings: hook(receiver), models, store: desk.store, clock: desk.clock },
    })
    for (const id of ['CA1', 'CA2', 'CA3', 'CA4']) await desk.happen(id, started(), said(1), ended)
    await desk.until(() => receiver.received.length >= 4)
    await desk.clock.advance(30_000)
    expect(asked).toBe(4)
    expect(receiver.received).toHaveLength(4)
  })
})
