import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { callId, setupFrame, signed, startTestRelay, type TestRelay } from '../../../../test/support/relay-endpoint.ts'
import { newCallSid, sign } from '../../../../test/support/signed.ts'
import type { Dialogue } from '../../../conversation/spoken-line.ts'

const named = (relay: TestRelay, event: string) => relay.logs.filter((log) => log['event'] === event)
const signature = (url: string, token = 'the-test-token') => ({ 'x-twilio-signature': sign(token, url, {}) })

describe('an upgrade', () => {
  test.each([
    ['signed over the wss URL', signed, {}],
    ['signed with the port written out', signature('wss://frontdesk.example:443/relay'), {}],
    [
      'signed with the second token',
      signature('wss://frontdesk.example/relay', 'second'),
      { authTokens: ['1', 'second'] },
    ],
    ['signed for the public path', signature('wss://a.example/desk/relay'), { publicUrl: 'https://a.example/desk' }],
    ['of this machine, without a token', {}, { authTokens: [] }],
  ])('%s is let in', async (_name, headers, options) => {
    await using relay = await startTestRelay(options)
    expect(await relay.dial(headers).opened).toBe(101)
  })

  test('signed for the Host header is let in where no public URL is set', async () => {
    await using relay = await startTestRelay({ publicUrl: null })
    expect(await relay.dial(signature(`wss://${relay.address}/relay`)).opened).toBe(101)
  })

  test.each([
    ['no signature', {}, {}, 'no X-Twilio-Signature header'],
    ['a wrong signature', { 'x-twilio-signature': 'junk' }, {}, 'the token, or an address'],
    ['another token', signature('wss://frontdesk.example/relay', 'other'), {}, 'the token, or an address'],
    ['a signature over https', signature('https://frontdesk.example/relay'), {}, 'Twilio signed https://frontdesk'],
    [
      'a signature for what a proxy calls us',
      { ...signature('wss://new.example/relay'), 'x-forwarded-host': 'new.example' },
      {},
      'Twilio signed wss://new.example',
    ],
    ['a web page, without a token', { origin: 'https://evil.example' }, { authTokens: [] }, 'a web page'],
    ['a tunnel, without a token', { 'x-forwarded-for': '1.2.3.4' }, { authTokens: [] }, 'a proxy or tunnel'],
  ])('with %s is refused, and the log says what differs', async (_name, headers, options, differs) => {
    await using relay = await startTestRelay(options)
    expect(await relay.dial(headers).opened).toBe(403)
    const [refusal] = named(relay, 'upgrade.refused')
    expect(refusal?.['differs']).toContain(differs)
    expect(refusal?.['fix']).not.toBe('')
    expect(JSON.stringify(relay.logs)).not.toContain('the-test-token')
  })

  test.each(['/', '/call', '/relay/', '/relay?x=1'])('of %s is not found', async (path) => {
    await using relay = await startTestRelay()
    expect(await relay.dial(signed, path).opened).toBe(404)
  })

  test('to something else than a WebSocket, and a plain request, are told what is here', async () => {
    await using relay = await startTestRelay()
    for (const headers of [{ connection: 'Upgrade', upgrade: 'h2c' }, {}]) {
      const [response] = await once(request(`http://${relay.address}/relay`, { headers }).end(), 'response')
      expect(response.statusCode).toBe(426)
      response.resume()
    }
  })

  test('with a broken handshake harms nobody', async () => {
    await using relay = await startTestRelay()
    const [host, port] = relay.address.split(':')
    const socket = connect(Number(port), host)
    const head = [
      'GET /relay HTTP/1.1',
      'Host: x',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Key: no',
    ]
    socket.write([...head, `X-Twilio-Signature: ${signed['x-twilio-signature']}`, '', ''].join('\r\n'))
    const [answer] = await once(socket, 'data')
    expect(String(answer)).toContain('400')
    await relay.connect()
  })

  test('of strangers is refused however many there are, with a few lines of log and nothing kept', async () => {
    await using relay = await startTestRelay({ refusedPerMinute: 3 })
    const counts = new Map<number, number>()
    for (let round = 0; round < 20; round += 1) {
      const answers = await Promise.all(Array.from({ length: 100 }, () => relay.dial({}).opened))
      for (const status of answers) counts.set(status, (counts.get(status) ?? 0) + 1)
    }
    expect(Object.fromEntries(counts)).toEqual({ 403: 3, 429: 1_997 })
    expect(named(relay, 'upgrade.refused')).toHaveLength(3)
    expect(relay.endpoint.liveSessions).toBe(0)
    await relay.connect()

    relay.clock.advance(60_000)
    expect(await relay.dial({}).opened).toBe(403)
  })

  test('is refused while too many sockets have said nothing; live calls do not count', async () => {
    await using relay = await startTestRelay({ pending: 2 })
    await relay.connect(newCallSid(7))
    await relay.connect(newCallSid(8))
    await relay.dial().opened
    const second = relay.dial()
    await second.opened
    expect(await relay.dial().opened).toBe(429)
    second.send(setupFrame(relay.tokens.issue(callId)))
    await second.settle()
    expect(await relay.dial().opened).toBe(101)
  })
})

describe('a first frame', () => {
  test.each([
    ['without a token', () => setupFrame(null)],
    ['with junk for a token', () => setupFrame('junk')],
    ['with the token of another call', ({ tokens }: TestRelay) => setupFrame(tokens.issue(newCallSid(2)))],
    ['without a call', ({ tokens }: TestRelay) => ({ ...setupFrame(tokens.issue(callId)), callSid: undefined })],
    ['that is no setup', () => ({ type: 'prompt', voicePrompt: 'Let me in', last: true })],
    ['that is no JSON', () => '{'],
  ])('%s closes the socket with 1008, and opens no dialogue', async (_name, frame) => {
    await using relay = await startTestRelay()
    const socket = relay.dial()
    await socket.opened
    socket.send(frame(relay))
    expect(await socket.closed).toBe(1008)
    expect(relay.dialogues).toEqual([])
    expect(named(relay, 'relay.refused')).toHaveLength(1)
  })

  test('that was refused is not made good by a second one', async () => {
    await using relay = await startTestRelay()
    const socket = relay.dial()
    await socket.opened
    socket.send('{')
    socket.send(setupFrame(relay.tokens.issue(callId)))
    expect(await socket.closed).toBe(1008)
    expect(relay.dialogues).toEqual([])
  })

  test('that is binary closes the socket with 1008', async () => {
    await using relay = await startTestRelay()
    const socket = relay.dial()
    await socket.opened
    socket.raw.send(Buffer.from(JSON.stringify(setupFrame(relay.tokens.issue(callId)))))
    expect(await socket.closed).toBe(1008)
  })

  test('with a token that was used closes the socket, and leaves the call alone', async () => {
    await using relay = await startTestRelay()
    const token = relay.tokens.issue(callId)
    const [first, second] = [relay.dial(), relay.dial()]
    await Promise.all([first.opened, second.opened])
    first.send(setupFrame(token))
    await first.settle()
    second.send(setupFrame(token))
    expect(await second.closed).toBe(1008)
    expect(relay.dialogues.map(({ isClosed }) => isClosed)).toEqual([false])
    expect(relay.endpoint.liveSessions).toBe(1)
  })

  test('with a token that has expired closes the socket', async () => {
    await using relay = await startTestRelay()
    const token = relay.tokens.issue(callId)
    relay.clock.advance(60_000)
    const socket = relay.dial()
    await socket.opened
    socket.send(setupFrame(token))
    expect(await socket.closed).toBe(1008)
  })

  test('that does not come within five seconds closes the socket', async () => {
    await using relay = await startTestRelay()
    const socket = relay.dial()
    await socket.opened
    relay.clock.advance(5_000)
    expect(await socket.closed).toBe(1008)
  })

  test('of a call that is not going on closes the socket', async () => {
    await using relay = await startTestRelay({ openDialogue: async () => null })
    const socket = relay.dial()
    await socket.opened
    socket.send(setupFrame(relay.tokens.issue(callId)))
    expect(await socket.closed).toBe(1008)
    expect(relay.endpoint.liveSessions).toBe(0)
  })

  test('of a call that cannot be read closes the socket, and the log says why', async () => {
    await using relay = await startTestRelay({ openDialogue: () => Promise.reject(new Error('disk on fire')) })
    const socket = relay.dial()
    await socket.opened
    socket.send(setupFrame(relay.tokens.issue(callId)))
    expect(await socket.closed).toBe(1011)
    expect(JSON.stringify(named(relay, 'relay.failed'))).toContain('disk on fire')
  })
})

describe('while the dialogue is being opened', () => {
  function openingRelay() {
    const opening = Promise.withResolvers<Dialogue | null>()
    return { opening, started: startTestRelay({ openDialogue: () => opening.promise }) }
  }

  function recording() {
    const happened: string[] = []
    const dialogue: Dialogue = {
      take: (input) => void happened.push(input.kind === 'key' ? input.key : input.kind),
      obey: () => void happened.push('obey'),
      handOver: () => void happened.push('hand over'),
      close: () => void happened.push('close'),
    }
    return { happened, dialogue }
  }

  test('frames wait for it, in order', async () => {
    const { opening, started } = openingRelay()
    await using relay = await started
    const { happened, dialogue } = recording()
    const socket = relay.dial()
    await socket.opened
    socket.send(setupFrame(relay.tokens.issue(callId)))
    for (const digit of '123') socket.send({ type: 'dtmf', digit })
    await socket.settle()
    relay.endpoint.handOverAll()
    opening.resolve(dialogue)
    await opening.promise
    socket.send({ type: 'dtmf', digit: '4' })
    await socket.settle()
    expect(happened).toEqual(['1', '2', '3', 'hand over', '4'])
  })

  test('a socket that goes leaves a dialogue that is closed at once, and takes nothing', async () => {
    const { opening, started } = openingRelay()
    await using relay = await started
    const { happened, dialogue } = recording()
    const socket = relay.dial()
    await socket.opened
    socket.send(setupFrame(relay.tokens.issue(callId)))
    socket.send({ type: 'dtmf', digit: '1' })
    await socket.settle()
    await relay.endpoint.close()
    opening.resolve(dialogue)
    await opening.promise
    expect(happened).toEqual(['close'])
  })

  test('more than can be kept ends the session', async () => {
    const { started } = openingRelay()
    await using relay = await started
    const socket = relay.dial()
    await socket.opened
    socket.send(setupFrame(relay.tokens.issue(callId)))
    for (let count = 0; count < 501; count += 1) socket.send({ type: 'dtmf', digit: '1' })
    expect(await socket.closed).toBe(1006)
    expect(named(relay, 'relay.lost')).toHaveLength(1)
  })
})

describe('a live session', () => {
  test('carries words both ways', async () => {
    await using relay = await startTestRelay()
    const { socket, dialogue } = await relay.connect()
    socket.send({ type: 'prompt', voicePrompt: 'Are you open?', lang: 'en-US', last: true })
    dialogue.line.say({ text: 'Yes, ', last: false })
    dialogue.line.say({ text: 'until six.', last: true, language: 'en-GB', interruptible: false })
    await socket.settle()
    expect(dialogue.inputs).toEqual([{ kind: 'speech', text: 'Are you open?', final: true, language: 'en-US' }])
    expect(await socket.frames(2)).toEqual([
      { type: 'text', token: 'Yes, ', last: false },
      { type: 'text', token: 'until six.', last: true, lang: 'en-GB', interruptible: false },
    ])
  })

  test('closes every turn once, and sends no empty frames', async () => {
    await using relay = await startTestRelay()
    const { socket, dialogue } = await relay.connect()
    for (const [text, last] of [
      ['', true],
      ['One', false],
      ['', false],
      ['', true],
      ['', true],
      ['Two', true],
      ['', true],
    ] as const)
      dialogue.line.say({ text, last })
    await socket.settle()
    expect(await socket.frames(3)).toEqual([
      { type: 'text', token: 'One', last: false },
      { type: 'text', token: '', last: true },
      { type: 'text', token: 'Two', last: true },
    ])
  })

  test('ignores what it does not know, and says so once for each kind', async () => {
    await using relay = await startTestRelay()
    const { socket, dialogue } = await relay.connect()
    for (let round = 0; round < 3; round += 1) {
      socket.send('{')
      socket.send({ type: 'hologram' })
      socket.send({ type: 'info', name: 'configUpdated', value: 'x' })
      socket.send({ type: 'dtmf', digit: 'long' })
      socket.send(setupFrame(relay.tokens.issue(callId)))
      socket.raw.send(Buffer.from([1, 2, 3]))
    }
    socket.send({ type: 'dtmf', digit: '5' })
    await socket.settle()
    expect(dialogue.inputs).toEqual([{ kind: 'key', key: '5' }])
    const odd = ['not a message', 'hologram', 'info configUpdated', 'dtmf', 'second setup', 'binary']
    expect(named(relay, 'relay.odd').map((log) => log['name'])).toEqual(odd)
  })

  test('remembers only so many kinds', async () => {
    await using relay = await startTestRelay()
    const { socket } = await relay.connect()
    for (let count = 0; count < 60; count += 1) socket.send({ type: `kind${count}` })
    await socket.settle()
    expect(named(relay, 'relay.odd')).toHaveLength(50)
  })

  test('ends at a frame that is too large', async () => {
    await using relay = await startTestRelay()
    const { socket, dialogue } = await relay.connect()
    socket.send({ type: 'prompt', voicePrompt: 'x'.repeat(65_536), last: true })
    expect(await socket.closed).toBe(1009)
    expect(dialogue.isClosed).toBe(true)
    expect(dialogue.inputs).toEqual([])
  })

  test('that the caller leaves closes its dialogue; words after that go nowhere', async () => {
    await using relay = await startTestRelay()
    const { socket, dialogue } = await relay.connect()
    socket.raw.close()
    await dialogue.until(({ isClosed }) => isClosed)
    dialogue.line.say({ text: 'Hello?', last: true })
    dialogue.line.end({ reason: 'goodbye' })
    expect(relay.endpoint.liveSessions).toBe(0)
    expect(await socket.frames(0)).toEqual([])
  })

  test('is replaced by the next session of its call', async () => {
    await using relay = await startTestRelay()
    const first = await relay.connect()
    const second = await relay.connect()
    expect(await first.socket.closed).toBe(1000)
    expect([first.dialogue.isClosed, second.dialogue.isClosed]).toEqual([true, false])
    expect(relay.endpoint.liveSessions).toBe(1)
  })

  test('survives a dialogue of another call that throws', async () => {
    await using relay = await startTestRelay()
    const bad = await relay.connect()
    const good = await relay.connect(newCallSid(2))
    bad.dialogue.take = () => {
      throw new Error('a bug')
    }
    bad.socket.send({ type: 'dtmf', digit: '1' })
    expect(await bad.socket.closed).toBe(1011)
    good.socket.send({ type: 'dtmf', digit: '2' })
    await good.socket.settle()
    expect(good.dialogue.inputs).toHaveLength(1)
  })

  test('reports the carrier’s fault', async () => {
    await using relay = await startTestRelay()
    const { socket, dialogue } = await relay.connect()
    socket.send({ type: 'error', description: 'no such voice' })
    await socket.settle()
    expect(dialogue.inputs).toEqual([{ kind: 'fault', description: 'no such voice' }])
    expect(named(relay, 'relay.fault')).toMatchObject([{ callId, description: 'no such voice' }])
  })
})

describe('a session that is ended by us', () => {
  test('sends end once and nothing after it, and lets the carrier close', async () => {
    await using relay = await startTestRelay()
    const { socket, dialogue } = await relay.connect()
    dialogue.line.end({ reason: 'goodbye' })
    dialogue.line.end({ reason: 'resume' })
    dialogue.line.say({ text: 'Wait', last: true })
    await socket.settle()
    expect(await socket.frames(1)).toEqual([{ type: 'end', handoffData: '{"reason":"goodbye"}' }])
    expect(dialogue.isClosed).toBe(false)
    socket.raw.close()
    await dialogue.until(({ isClosed }) => isClosed)
  })

  test('is closed by us when the carrier does not', async () => {
    await using relay = await startTestRelay()
    const { socket, dialogue } = await relay.connect()
    dialogue.line.end({ reason: 'goodbye' })
    relay.clock.advance(10_000)
    expect(await socket.closed).toBe(1000)
  })
})

describe('a half-open socket', () => {
  test('is found within twenty seconds, while one that answers stays', async () => {
    await using relay = await startTestRelay()
    const dead = await relay.connect()
    const alive = await relay.connect(newCallSid(2))
    dead.socket.raw.pause()
    await relay.clock.untilAsleepFor(10_000)
    relay.clock.advance(10_000)
    await once(alive.socket.raw, 'ping')
    await alive.socket.settle()
    await relay.clock.untilAsleepFor(10_000)
    relay.clock.advance(10_000)
    await dead.dialogue.until(({ isClosed }) => isClosed)
    expect(alive.dialogue.isClosed).toBe(false)
    expect(relay.endpoint.liveSessions).toBe(1)
  })

  test('that reads nothing is given up before what we say piles up', async () => {
    await using relay = await startTestRelay()
    const { socket, dialogue } = await relay.connect()
    socket.raw.pause()
    let said = 0
    for (; !dialogue.isClosed && said < 10_000; said += 1) dialogue.line.say({ text: 'x'.repeat(10_000), last: true })
    expect(dialogue.isClosed).toBe(true)
    expect(named(relay, 'relay.lost')).toHaveLength(1)
  })
})

describe('the end of the program', () => {
  test('asks every dialogue to hand over, and those that come later too', async () => {
    await using relay = await startTestRelay()
    const first = await relay.connect()
    relay.endpoint.handOverAll()
    const second = await relay.connect(newCallSid(2))
    expect([first.dialogue.isAskedToHandOver, second.dialogue.isAskedToHandOver]).toEqual([true, true])
  })

  test('closes every session, also one that does not answer', async () => {
    await using relay = await startTestRelay()
    const { socket, dialogue } = await relay.connect()
    const silent = await relay.connect(newCallSid(2))
    silent.socket.raw.pause()
    const closing = relay.endpoint.close()
    expect([dialogue.isClosed, silent.dialogue.isClosed]).toEqual([true, true])
    expect(await socket.closed).toBe(1001)
    relay.clock.advance(2_000)
    await closing
    expect(relay.endpoint.liveSessions).toBe(0)
  })
})
