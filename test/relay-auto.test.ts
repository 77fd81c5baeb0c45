import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { systemClock } from '../src/lib/clock.ts'
import { noTiming, type Timing, typedTiming } from '../src/phone/timing.ts'
import { answer } from './fakes/fake-mistral.ts'
import { type FrontDoor, openFrontDoor } from './support/front-door.ts'
import { type CallerLine, closing, follow, greeting, openLines, words } from './support/lines.ts'
import { dialogueIn, heardOn, phoneTo } from './support/relay-phone.ts'
import { newCallSid, voiceParameters } from './support/signed.ts'
import { caller, spokenIn } from './support/test-app.ts'

const lines = openLines()
const accountSid = `AC${'1'.repeat(32)}`
const full = { status: 'active', type: 'Full' }
const open: AsyncDisposable[] = []

afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one[Symbol.asyncDispose]()
})

/** Twilio's REST API, as far as it describes the account. */
async function startTwilio(account: object): Promise<string> {
  const server = createServer((request, response) => {
    const known = request.url === `/2010-04-01/Accounts/${accountSid}.json`
    response.writeHead(known ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(account))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  open.push({ [Symbol.asyncDispose]: async () => void server.close() })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** An app on line `auto` that has heard of its account. */
async function startOn(account: object, assistant: Record<string, unknown> = {}): Promise<CallerLine> {
  const env = { TWILIO_ACCOUNT_SID: accountSid, TWILIO_API_BASE_URL: await startTwilio(account) }
  const line = await lines.start({ assistant, env })
  await expect.poll(() => line.app.logs.some(({ event }) => event === 'line.seen'), { interval: 5 }).toBe(true)
  return line
}

const lineHealth = async ({ app }: CallerLine) => {
  const { parts } = (await app.app.server.inject('/readyz')).json<{ parts: { name: string }[] }>()
  return parts.find(({ name }) => name === 'line')
}

describe('the account', () => {
  test('has the relay: calls begin on it', async () => {
    const line = await startOn(full)
    expect((await line.call()).body).toContain('<ConversationRelay ')
    expect(await lineHealth(line)).toMatchObject({ state: 'ok', reason: expect.stringMatching(/^relay: /) })
  })

  test.each([
    ['is a trial', { status: 'active', type: 'Trial' }, /trial/],
    ['is suspended', { status: 'suspended', type: 'Full' }, /suspended/],
  ])('%s: calls begin by webhook, and /readyz says why', async (_what, account, reason) => {
    const line = await startOn(account)
    expect((await line.call()).body).toContain('<Gather ')
    expect(await lineHealth(line)).toMatchObject({ state: 'ok', reason: expect.stringMatching(reason) })
  })
})

describe('a relay that cannot be opened', () => {
  test('leaves the call with the webhook line, greeting and all, and the next call begins there', async () => {
    const line = await startOn(full)
    const { phone, door } = await phoneThroughDoor(line)
    door.refuseSockets()
    lines.mistral.script(answer('At the river.'))
    const call = await phone.call()
    expect(heardOn(call)).toEqual([greeting])
    expect(words((await call.say('Where are you?')).heard)).toBe(`At the river. ${closing}`)
    expect(call.faults.map(({ code }) => code)).toEqual([64_102])
    expect(call.line).toBe('webhook')

    const next = await phone.call()
    expect(next).toMatchObject({ sessions: [], faults: [] })
    expect(heardOn(next)).toEqual([greeting])
    const other = phone.dial({ to: '+15005550007' })
    await other.opening
    expect(other.sessions).toHaveLength(1)
    expect(await lineHealth(line)).toMatchObject({
      state: 'degraded',
      reason: expect.stringContaining('could not be opened'),
    })
  })

  test.each(['64101', '64102', '64106', '64109', '64114', '86008', '39001'])(
    'with error %s, before any setup: the call goes on by webhook, however often Twilio asks',
    async (code) => {
      const line = await startOn(full)
      await line.call()
      const failed = { SessionId: `VX${'3'.repeat(32)}`, SessionStatus: 'failed', ErrorCode: code, ErrorMessage: 'no' }
      const first = await line.app.post('/relay_ended', voiceParameters(line.callSid, failed))
      expect(spokenIn(first.body)).toEqual([greeting])
      expect(first.body).toContain('<Gather ')
      expect((await line.app.post('/relay_ended', voiceParameters(line.callSid, failed))).body).toBe(first.body)
      lines.mistral.script(answer('At the river.'))
      expect(words(await follow(line, await line.say(1, 'Where are you?')))).toBe(`At the river. ${closing}`)
      expect((await caller(line.app, newCallSid(99)).call()).body).toContain('<Gather ')
    },
  )
})

describe('a relay that fails later', () => {
  const river = 'We are at the river. The entrance is on the left side. Ring twice.'

  test('in mid-answer: the rest comes by webhook, and the model knows what was said', async () => {
    const line = await startOn(full, { greeting: 'Hello.' })
    const { phone, door } = await phoneThroughDoor(line, typedTiming(systemClock))
    lines.mistral.script(answer(river))
    lines.mistral.always(answer('Yes.'))
    const call = await phone.call()
    const turn = call.say('Where are you?')
    await expect.poll(() => words(heardOn(call)), { interval: 5, timeout: 10_000 }).toContain('We are at the river.')
    door.refuseSockets()
    call.dropSocket()
    const heard = words((await turn).heard)
    expect(heard).toMatch(/^We are at the river\. .*The entrance is on the left side\. Ring twice\. May I/)
    expect(call.line).toBe('webhook')
    await call.say('Is there parking?')
    expect(dialogueIn(lines.mistral.requests.at(-1)?.messages)).toEqual([
      'caller: Where are you?',
      `assistant: ${river}`,
      'caller: Is there parking?',
    ])
    expect(words(heardOn(call)).match(/Hello/g)).toHaveLength(1)
    expect(call.faults.map(({ code }) => code)).toEqual([64_102])
  })

  test('while the model still speaks: the answer goes on from where it was', async () => {
    const line = await startOn(full, { greeting: 'Hello.' })
    const { phone, door } = await phoneThroughDoor(line)
    lines.mistral.script(
      { kind: 'answer', tokens: ['We are ', 'at the ', 'river. ', 'The '], tokenMs: 20, endMs: 60_000 },
      answer('The entrance is on the left.'),
    )
    const call = await phone.call()
    const turn = call.say('Where are you?')
    await expect.poll(() => words(heardOn(call)), { interval: 5 }).toContain('river. The')
    door.refuseSockets()
    call.dropSocket()
    expect(words((await turn).heard)).toMatch(/entrance is on the left\. May I help you with something else\?$/)
    expect(call.faults.map(({ code }) => code)).toEqual([64_102])
  })

  test('between two turns: the caller is told that we are back, and not greeted again', async () => {
    const line = await startOn(full, { greeting: 'Hello.' })
    const { phone, door } = await phoneThroughDoor(line)
    const call = await phone.call()
    door.refuseSockets()
    call.dropSocket()
    await expect.poll(() => call.line === 'webhook' && call.state, { interval: 5 }).toBe('listening')
    expect(heardOn(call)).toEqual(['Hello.', 'I am back. Please go on.'])
  })

  test('time and again between the caller’s words stays; without any words it is given up', async () => {
    const line = await startOn(full)
    const { phone } = await phoneThroughDoor(line)
    const call = await phone.call()
    for (let session = 2; session <= 4; session += 1) {
      await call.say(`Where are you, number ${session}?`)
      call.dropSocket()
      await expect.poll(() => call.sessions.length, { interval: 5 }).toBe(session)
      await expect.poll(() => call.state, { interval: 5 }).toBe('listening')
    }
    await expect
      .poll(() => {
        call.dropSocket()
        return call.line === 'webhook' && call.state
      })
      .toBe('listening')
    expect(call.sessions.length).toBeLessThanOrEqual(6)
    expect(words((await call.say('Where are you?')).heard)).toContain('We are open')
  })
})

async function phoneThroughDoor({ app }: CallerLine, timing: Timing = noTiming) {
  const door: FrontDoor = await openFrontDoor()
  door.leadTo(await app.app.listen())
  const phone = phoneTo(door.url, timing)
  open.push(door, phone)
  return { door, phone }
}
