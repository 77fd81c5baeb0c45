import { expect, test } from 'vitest'
import { openStore } from '../src/store/open-store.ts'
import { createManualClock } from './fakes/manual-clock.ts'
import { openLines } from './support/lines.ts'
import { dialRelay, setupFrame, signed } from './support/relay-endpoint.ts'
import { newCallSid, sign } from './support/signed.ts'
import { caller, token } from './support/test-app.ts'

const lines = openLines()
const policyViolation = 1008

/** Two callers who were sent to the relay but are not on it yet, each with the token that lets them in. */
async function startWithTwoCalls() {
  const clock = createManualClock()
  const store = await openStore({ file: ':memory:' })
  const line = await lines.start({ env: { FRONTDESK_LINE: 'relay' }, parts: { clock, store } })
  const address = (await line.app.app.listen()).replace('http://', '')
  const tokenOf = async (callSid: string) => {
    const { body } = await caller(line.app, callSid).call()
    return /<Parameter name="token" value="([^"]+)"/.exec(body)?.[1] ?? 'no token'
  }
  const [mine, other] = [newCallSid(501), newCallSid(502)]
  const tokens = { mine: await tokenOf(mine), other: await tokenOf(other) }
  // How a call is kept is noted beside it, whenever there is time.
  const typesOf = async (callSid: string) =>
    (await store.calls.read(callSid)).map(({ event }) => event.type).filter((type) => type !== 'privacy.applied')
  return { clock, store, address, mine, other, tokens, typesOf, logs: line.app.logs }
}

const untouched = ['call.started', 'reply.sent']

test.each([
  ['no signature', {}],
  ['a wrong one', { 'x-twilio-signature': 'c2lnbmF0dXJl' }],
  ['one of another token', { 'x-twilio-signature': sign('another', 'wss://frontdesk.example/relay', {}) }],
  ['one of a webhook', { 'x-twilio-signature': sign(token, 'https://frontdesk.example/call', {}) }],
  ['one for another socket', { 'x-twilio-signature': sign(token, 'wss://elsewhere.example/relay', {}) }],
])('an upgrade with %s is refused, and opens nothing', async (_what, headers) => {
  const { address, mine, typesOf, logs } = await startWithTwoCalls()
  expect(await dialRelay(address, headers).opened).toBe(403)
  expect(await typesOf(mine)).toEqual(untouched)
  expect(logs.map(({ event }) => event)).not.toContain('relay.opened')
})

test.each<[string, (given: Awaited<ReturnType<typeof startWithTwoCalls>>) => Promise<object> | object]>([
  ['without a token', ({ mine }) => setupFrame(null, mine)],
  ['with a made-up token', ({ mine }) => setupFrame('A'.repeat(83), mine)],
  ["with another call's token", ({ mine, tokens }) => setupFrame(tokens.other, mine)],
  ['for a call that is not there', ({ tokens }) => setupFrame(tokens.mine, newCallSid(599))],
  [
    'with a token that is too old',
    async ({ mine, tokens, clock }) => {
      await clock.advance(60_000)
      return setupFrame(tokens.mine, mine)
    },
  ],
])('a replayed signature %s is refused, and opens nothing', async (_what, frame) => {
  const given = await startWithTwoCalls()
  const setup = await frame(given)
  const socket = dialRelay(given.address, signed)
  expect(await socket.opened).toBe(101)
  socket.send(setup)
  expect(await socket.closed).toBe(policyViolation)
  expect(await given.typesOf(given.mine)).toEqual(untouched)
  expect(await given.store.calls.read(newCallSid(599))).toEqual([])
  expect(given.logs.map(({ event }) => event)).not.toContain('relay.opened')
})

test('a token opens one session: whoever shows it again is refused, and the session stays', async () => {
  const { address, mine, tokens, typesOf, logs } = await startWithTwoCalls()
  const caller = dialRelay(address)
  await caller.opened
  caller.send(setupFrame(tokens.mine, mine))
  await caller.settle()
  const thief = dialRelay(address)
  await thief.opened
  thief.send(setupFrame(tokens.mine, mine))
  expect(await thief.closed).toBe(policyViolation)

  caller.send({ type: 'prompt', voicePrompt: 'Goodbye', lang: 'en-US', last: true })
  const [answer] = await caller.frames(1)
  caller.raw.close()
  await caller.closed
  expect(answer).toMatchObject({ type: 'text', token: 'Thank you for calling. Goodbye!' })
  expect((await typesOf(mine)).filter((type) => type === 'session.opened')).toHaveLength(1)
  expect(logs.filter(({ event }) => event === 'relay.opened')).toHaveLength(1)
})
