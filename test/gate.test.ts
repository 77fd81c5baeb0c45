import { afterEach, describe, expect, test } from 'vitest'
import { openStore } from '../src/store/open-store.ts'
import { form, newCallSid, sign, voiceParameters } from './support/signed.ts'
import { publicUrl, startTestApp, type TestApp, token } from './support/test-app.ts'

/** Who may call us: what the gate refuses never becomes a call, and the log tells the owner why. */

const paths = ['/call', '/process_speech', '/speak_response', '/call_status', '/call_fallback']
const parameters = voiceParameters(newCallSid(1), { SpeechResult: 'hours' })

let app: TestApp
afterEach(() => app[Symbol.asyncDispose]())

async function start(env: Record<string, string>) {
  const store = await openStore({ file: ':memory:' })
  app = await startTestApp({ env, parts: { store } })
  return store
}

interface Sent {
  readonly path?: string
  readonly headers?: Record<string, string>
  readonly remoteAddress?: string
}

async function send({ path = '/call', headers = {}, remoteAddress = '127.0.0.1' }: Sent): Promise<number> {
  const answer = await app.app.server.inject({
    ...{ method: 'POST', url: path, remoteAddress, payload: form(parameters) },
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  })
  return answer.statusCode
}

const refusals = () => app.logs.filter(({ event }) => event === 'webhook.refused')

describe('without a token', () => {
  const noToken = { TWILIO_AUTH_TOKEN: '', PUBLIC_URL: '' }

  test.each(['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1'])(
    'this machine may call: %s',
    async (remoteAddress) => {
      await start(noToken)
      expect(await send({ remoteAddress })).toBe(200)
      expect(refusals()).toEqual([])
    },
  )

  const strangers: readonly (readonly [string, Sent, string])[] = [
    ['another machine', { remoteAddress: '203.0.113.9' }, 'another machine'],
    ['another machine by IPv6', { remoteAddress: '2001:db8::1' }, 'another machine'],
    ['another machine by mapped IPv4', { remoteAddress: '::ffff:203.0.113.9' }, 'another machine'],
    ['a tunnel', { headers: { 'x-forwarded-for': '203.0.113.9' } }, 'x-forwarded-for'],
    ['a tunnel that names the host', { headers: { 'x-forwarded-host': 'desk.example' } }, 'x-forwarded-host'],
    ['a standard proxy', { headers: { forwarded: 'for=203.0.113.9' } }, 'forwarded'],
    ['an old proxy', { headers: { via: '1.1 proxy' } }, 'via'],
    ['nginx', { headers: { 'x-real-ip': '203.0.113.9' } }, 'x-real-ip'],
    ['a web page', { headers: { origin: 'https://evil.example' } }, 'Origin'],
    ['a web page of no origin', { headers: { origin: 'null' } }, 'Origin'],
  ]

  test.each(strangers)('%s may not', async (_who, sent, differs) => {
    const store = await start(noToken)
    for (const path of paths) expect(await send({ ...sent, path })).toBe(403)
    expect(refusals().map(({ path }) => path)).toEqual(paths)
    for (const line of refusals()) {
      expect(line).toMatchObject({ differs: expect.stringContaining(differs), fix: expect.stringContaining('TOKEN') })
    }
    expect(await store.calls.openCalls()).toEqual([])
  })

  test('and that is said where one looks whether all is well', async () => {
    await start(noToken)
    const ready = await app.app.server.inject('/readyz')
    expect(ready.body).toContain('TWILIO_AUTH_TOKEN is not set: only this machine itself may call')
  })
})

describe('with tokens', () => {
  const twoTokens = { TWILIO_AUTH_TOKEN: `${token}, the-token-to-come` }
  const signedBy = (key: string, url: string) => ({ 'x-twilio-signature': sign(key, url, parameters) })

  test.each([token, 'the-token-to-come'])('what is signed with %s passes, wherever it comes from', async (key) => {
    await start(twoTokens)
    for (const path of paths) {
      const headers = { ...signedBy(key, publicUrl + path), 'x-forwarded-for': '203.0.113.9', via: '1.1 proxy' }
      expect(await send({ path, headers, remoteAddress: '203.0.113.9' })).toBe(200)
    }
  })

  const forged: readonly (readonly [string, Record<string, string>, string, string])[] = [
    ['unsigned', {}, 'no X-Twilio-Signature', 'Only Twilio'],
    ['signed with another token', signedBy('a-guess', `${publicUrl}/call`), 'the token', 'TWILIO_AUTH_TOKEN'],
    [
      'signed for the address of a tunnel',
      { ...signedBy(token, 'https://tunnel.example/call'), host: 'tunnel.example' },
      'https://tunnel.example',
      'Set PUBLIC_URL=https://tunnel.example',
    ],
    [
      'signed for what a proxy was called by',
      { ...signedBy(token, 'https://desk.example:8443/call'), 'x-forwarded-host': 'desk.example:8443' },
      'https://desk.example:8443',
      'Set PUBLIC_URL=https://desk.example:8443',
    ],
    [
      'signed for http',
      signedBy(token, `${publicUrl.replace('https', 'http')}/call`),
      'http://frontdesk.example',
      'Set PUBLIC_URL=http://frontdesk.example',
    ],
    [
      'signed before fields were added',
      { 'x-twilio-signature': sign(token, `${publicUrl}/call`, {}) },
      'the parameters',
      'let them through as they are',
    ],
  ]

  test.each(forged)('what is %s is refused and explained', async (_how, headers, differs, fix) => {
    const store = await start(twoTokens)
    expect(await send({ headers })).toBe(403)
    expect(refusals()).toEqual([
      expect.objectContaining({ differs: expect.stringContaining(differs), fix: expect.stringContaining(fix) }),
    ])
    expect(await store.calls.openCalls()).toEqual([])
    expect(JSON.stringify(app.logs)).not.toContain(token)
  })

  test.each(paths)('%s takes nothing unsigned, not even from this machine', async (path) => {
    const store = await start(twoTokens)
    expect(await send({ path })).toBe(403)
    expect(await store.calls.openCalls()).toEqual([])
  })

  test('a signature does not pass for another path or other words', async () => {
    await start(twoTokens)
    const headers = signedBy(token, `${publicUrl}/call`)
    expect(await send({ path: '/call_status', headers })).toBe(403)
    expect(await send({ path: '/call?again=1', headers })).toBe(403)
  })

  test('without PUBLIC_URL the address is the Host that was called', async () => {
    await start({ ...twoTokens, PUBLIC_URL: '' })
    expect(await send({ headers: { ...signedBy(token, 'https://desk.example/call'), host: 'desk.example' } })).toBe(200)
    expect(await send({ headers: { ...signedBy(token, 'https://desk.example/call'), host: 'other.example' } })).toBe(
      403,
    )
  })
})
