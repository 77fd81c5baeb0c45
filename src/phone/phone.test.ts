import { describe, expect, test } from 'vitest'
import { createPhone, type PhoneOptions } from './phone.ts'
import { type ScriptedServer, scriptedServer, twiml } from './scripted-server.test-support.ts'
import { signatureOf } from './signature.ts'
import { noTiming } from './timing.ts'

function phoneFor(server: ScriptedServer, options: Partial<PhoneOptions> = {}) {
  return createPhone({ baseUrl: server.baseUrl, authToken: 'token', timing: noTiming, ...options })
}

const listen = (inside = '') => `<Gather input="dtmf speech" action="/answer" speechTimeout="auto">${inside}</Gather>`

describe('a call', () => {
  test('is greeted, asks, is answered and hangs up', async () => {
    await using server = await scriptedServer({
      '/call': twiml(listen('<Say>Welcome.</Say>')),
      '/answer': twiml('<Say>We open</Say><Redirect>/rest</Redirect>'),
      '/rest': twiml(listen('<Say>at eight.</Say>')),
    })
    await using phone = phoneFor(server)
    const call = await phone.call({ from: '+15551230001', to: '+15551230002' })
    expect(call.state).toBe('listening')
    await expect(call.opening).resolves.toMatchObject({ heard: ['Welcome.'], outcome: 'listening' })

    const turn = await call.say('When do you open?', { confidence: 0.5 })
    expect(turn).toMatchObject({ heard: ['We open', 'at eight.'], outcome: 'listening' })
    expect(turn.firstWordMs).toBeLessThanOrEqual(turn.totalMs)
    await call.hangUp()

    expect(call.state).toBe('ended')
    expect(server.seen.map(({ url }) => url)).toEqual(['/call', '/answer', '/rest', '/call_status'])
    expect(server.to('/answer')[0]?.form).toMatchObject({ SpeechResult: 'When do you open?', Confidence: '0.5' })
    expect(server.to('/rest')[0]?.form).not.toHaveProperty('SpeechResult')
    expect(server.to('/call_status')[0]?.form).toMatchObject({ CallStatus: 'completed', CallSid: call.callSid })
    expect(call.transcript.map((entry) => (entry.who === 'line' ? entry.event : entry.text))).toEqual([
      'Welcome.',
      'When do you open?',
      'We open',
      'at eight.',
      'caller-hung-up',
    ])
    expect(call.requests.map(({ status }) => status)).toEqual([200, 200, 200, 204])
  })

  test('sends what Twilio sends, signed for the public address', async () => {
    await using server = await scriptedServer({
      '/call': twiml('<Redirect>https://desk.example.com/next?step=2</Redirect>'),
      '/next': twiml('<Hangup/>'),
    })
    await using phone = phoneFor(server, { publicUrl: 'https://desk.example.com/' })
    const call = await phone.call({ from: '+15551230001' })
    const [first, next] = server.seen
    expect(first?.headers).toMatchObject({
      'user-agent': 'TwilioProxy/1.1',
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'i-twilio-idempotency-token': expect.stringMatching(/^\w{32}$/),
      'x-twilio-signature': signatureOf('token', 'https://desk.example.com/call', first?.form ?? {}),
    })
    expect(first?.form).toMatchObject({
      CallSid: expect.stringMatching(/^CA[0-9a-f]{32}$/),
      AccountSid: expect.stringMatching(/^AC[0-9a-f]{32}$/),
      From: '+15551230001',
      Caller: '+15551230001',
      FromCity: '',
      FromCountry: 'US',
      Direction: 'inbound',
      ApiVersion: '2010-04-01',
      CallStatus: 'ringing',
    })
    expect(next?.form['CallStatus']).toBe('in-progress')
    expect(next?.headers['x-twilio-signature']).toBe(
      signatureOf('token', 'https://desk.example.com/next?step=2', next?.form ?? {}),
    )
    expect(next?.headers['i-twilio-idempotency-token']).not.toBe(first?.headers['i-twilio-idempotency-token'])
    expect(call.state).toBe('ended')
  })

  test('connects to where the server is when the public address has a path', async () => {
    await using server = await scriptedServer({ '/call': twiml('<Redirect>/desk/next</Redirect>'), '/next': twiml('') })
    await using phone = phoneFor(server, { publicUrl: 'https://example.com/desk' })
    const call = await phone.call()
    expect(server.seen.map(({ url }) => url)).toEqual(['/call', '/next', '/call_status'])
    expect(call.requests[1]?.url).toBe('https://example.com/desk/next')
  })

  test('is not signed without a token', async () => {
    await using server = await scriptedServer({ '/call': twiml('') })
    await using phone = phoneFor(server, { authToken: null })
    await phone.call()
    expect(server.seen[0]?.headers).not.toHaveProperty('x-twilio-signature')
  })

  test('sends the parameters of a GET in the address, and signs that', async () => {
    await using server = await scriptedServer({
      '/call': twiml('<Redirect method="GET">/next?a=1</Redirect>'),
      '/next': twiml(''),
    })
    await using phone = phoneFor(server)
    const call = await phone.call()
    const [seen] = server.to('/next')
    expect(seen?.url).toContain(`/next?a=1&CallSid=${call.callSid}`)
    expect(seen?.headers['x-twilio-signature']).toBe(signatureOf('token', server.baseUrl + seen?.url, {}))
  })

  test('keeps cookies within the call', async () => {
    await using server = await scriptedServer({
      '/call': (response) => {
        response.writeHead(200, { 'content-type': 'text/xml', 'set-cookie': ['a=1; Path=/', 'b=2'] })
        response.end(twiml('<Redirect>/next</Redirect>'))
      },
      '/next': twiml(''),
    })
    await using phone = phoneFor(server)
    await phone.call()
    await phone.call()
    expect(server.to('/next')[0]?.headers['cookie']).toBe('a=1; b=2')
    expect(server.to('/call')[1]?.headers).not.toHaveProperty('cookie')
  })

  test('follows a redirect by GET and loses what was entered', async () => {
    await using server = await scriptedServer({
      '/call': twiml(listen()),
      '/answer': (response) => response.writeHead(302, { location: '/moved/here' }).end(),
      '/moved/here': twiml('<Redirect>there</Redirect>'),
      '/moved/there': twiml('<Say>Done.</Say>'),
    })
    await using phone = phoneFor(server)
    const call = await phone.call()
    await expect(call.say('Hello')).resolves.toMatchObject({ heard: ['Done.'], outcome: 'ended' })
    expect(server.to('/moved/here')[0]).toMatchObject({ method: 'GET', url: '/moved/here' })
  })

  test('that is over takes no more words', async () => {
    await using server = await scriptedServer({ '/call': twiml('<Say>Goodbye.</Say>') })
    await using phone = phoneFor(server)
    const call = await phone.call()
    await expect(call.opening).resolves.toMatchObject({ heard: ['Goodbye.'], outcome: 'ended' })
    await expect(call.say('Wait')).rejects.toThrow('The call is over')
    expect(server.to('/call_status')).toHaveLength(1)
  })

  test('is hung up when its phone is closed', async () => {
    await using server = await scriptedServer({ '/call': twiml(listen()) })
    const phone = phoneFor(server)
    const call = await phone.call()
    const waiting = call.silence()
    await phone.close()
    expect(call.state).toBe('ended')
    await expect(waiting).resolves.toMatchObject({ outcome: 'ended' })
  })
})

describe('<Gather>', () => {
  test.each([
    ['digits up to the finishing key', '', '12#3', { Digits: '12', FinishedOnKey: '#' }],
    ['the wanted number of digits', 'numDigits="1"', '123', { Digits: '1', FinishedOnKey: '' }],
    ['another finishing key', 'finishOnKey="*"', '1#2*', { Digits: '1#2', FinishedOnKey: '*' }],
    ['all keys when none finishes', 'finishOnKey=""', '12#', { Digits: '12#', FinishedOnKey: '' }],
  ])('sends %s', async (_what, attributes, keys, expected) => {
    await using server = await scriptedServer({
      '/call': twiml(`<Gather action="/answer" ${attributes}/>`),
      '/answer': twiml(''),
    })
    await using phone = phoneFor(server)
    await (await phone.call()).press(keys)
    expect(server.to('/answer')[0]?.form).toMatchObject(expected)
  })

  test.each([
    ['silence', '<Gather input="dtmf speech" action="/answer"/>', (call: Call) => call.silence()],
    ['the finishing key alone', '<Gather action="/answer"/>', (call: Call) => call.press('#')],
    ['words where only keys count', '<Gather action="/answer"/>', (call: Call) => call.say('Hello')],
    ['keys where only words count', '<Gather input="speech" action="/answer"/>', (call: Call) => call.press('1')],
  ])('falls through on %s', async (_what, verb, act) => {
    await using server = await scriptedServer({ '/call': twiml(`${verb}<Say>Are you there?</Say>`) })
    await using phone = phoneFor(server)
    const call = await phone.call()
    await expect(act(call)).resolves.toMatchObject({ heard: ['Are you there?'], outcome: 'ended' })
    expect(call.transcript).toContainEqual(expect.objectContaining({ event: 'silence' }))
  })

  test('asks its action for an empty result where told to', async () => {
    await using server = await scriptedServer({
      '/call': twiml('<Gather action="/answer" actionOnEmptyResult="true"/>'),
      '/answer': twiml('<Say>Nothing?</Say>'),
    })
    await using phone = phoneFor(server)
    const call = await phone.call()
    await expect(call.silence()).resolves.toMatchObject({ heard: ['Nothing?'] })
    expect(server.to('/answer')[0]?.form).not.toHaveProperty('Digits')
  })

  test('asks its own document without an action', async () => {
    await using server = await scriptedServer({ '/call': [twiml('<Gather input="speech"/>'), twiml('')] })
    await using phone = phoneFor(server)
    await (await phone.call()).say('Hello', { confidence: null })
    expect(server.to('/call')[1]?.form).toMatchObject({ SpeechResult: 'Hello' })
    expect(server.to('/call')[1]?.form).not.toHaveProperty('Confidence')
  })

  test('counts what was played as heard up to the interruption', async () => {
    const first = 'a'.repeat(15)
    await using server = await scriptedServer({
      '/call': twiml(listen(`<Say>${first}</Say><Say>Our doors open at eight.</Say><Say>Never heard.</Say>`)),
      '/answer': twiml(''),
    })
    await using phone = phoneFor(server)
    const call = await phone.call()
    await call.say('Stop', { bargeInAfterMs: 1_700 })
    expect(call.transcript.slice(0, 3)).toMatchObject([
      { heard: first },
      { heard: 'Our doors' },
      { text: 'Never heard.', heard: '' },
    ])
  })

  test('cannot be interrupted without bargeIn', async () => {
    await using server = await scriptedServer({
      '/call': twiml('<Gather input="speech" action="/answer" bargeIn="false"><Say>Listen to me.</Say></Gather>'),
      '/answer': twiml(''),
    })
    await using phone = phoneFor(server)
    const call = await phone.call()
    await call.say('Stop', { bargeInAfterMs: 0 })
    expect(call.transcript[0]).toMatchObject({ heard: 'Listen to me.' })
  })
})

describe('other verbs', () => {
  test('<Dial> reports how it ended to its action', async () => {
    await using server = await scriptedServer({
      '/call': twiml('<Dial action="/dialled">+15551239999</Dial><Say>Never.</Say>'),
      '/dialled': twiml('<Say>Nobody is there.</Say>'),
    })
    await using phone = phoneFor(server)
    const call = await phone.call({ people: { '+15551239999': { does: 'no-answer' } } })
    await expect(call.opening).resolves.toMatchObject({ heard: ['Nobody is there.'] })
    expect(server.to('/dialled')[0]?.form).toMatchObject({ DialCallStatus: 'no-answer', DialBridged: 'false' })
    expect(call.transcript[1]).toMatchObject({ event: 'dial', detail: '+15551239999: no-answer' })
  })

  test('<Dial> without an action goes on', async () => {
    await using server = await scriptedServer({ '/call': twiml('<Dial>+15551239999</Dial><Say>And now?</Say>') })
    await using phone = phoneFor(server)
    await expect((await phone.call()).opening).resolves.toMatchObject({ heard: ['And now?'] })
  })

  test('<Record> sends what was recorded', async () => {
    await using server = await scriptedServer({
      '/call': twiml('<Say>After the tone.</Say><Record action="/recorded"/><Say>Nothing?</Say>'),
      '/recorded': twiml('<Say>Thank you.</Say>'),
    })
    await using phone = phoneFor(server)
    const call = await phone.call()
    await expect(call.say('Please call me back soon')).resolves.toMatchObject({ heard: ['Thank you.'] })
    expect(server.to('/recorded')[0]?.form).toMatchObject({
      RecordingUrl: expect.stringMatching(/^https:.*\/RE[0-9a-f]{32}$/),
      RecordingDuration: '2',
    })
  })

  test('<Record> without words goes on', async () => {
    await using server = await scriptedServer({ '/call': twiml('<Record action="/recorded"/><Say>Nothing?</Say>') })
    await using phone = phoneFor(server)
    const call = await phone.call()
    await expect(call.silence()).resolves.toMatchObject({ heard: ['Nothing?'] })
  })

  test.each([
    ['rejected', 'failed'],
    ['busy', 'busy'],
  ])('<Reject reason="%s"> ends the call unanswered', async (reason, status) => {
    await using server = await scriptedServer({ '/call': twiml(`<Reject reason="${reason}"/>`) })
    await using phone = phoneFor(server)
    const call = await phone.call()
    expect(call.transcript).toMatchObject([{ event: 'rejected', detail: reason }])
    expect(server.to('/call_status')[0]?.form['CallStatus']).toBe(status)
  })

  test('<Say loop>, <Play> and <Pause> are played in order', async () => {
    await using server = await scriptedServer({
      '/call': twiml('<Say loop="2">Hello.</Say><Pause length="2"/><Play>/tone.wav</Play><Hangup/><Say>No.</Say>'),
    })
    await using phone = phoneFor(server)
    const call = await phone.call()
    expect(call.transcript.map((entry) => (entry.who === 'line' ? entry.event : entry.text))).toEqual([
      'Hello.',
      'Hello.',
      'pause',
      'play',
      'assistant-hung-up',
    ])
  })
})

type Call = Awaited<ReturnType<ReturnType<typeof createPhone>['call']>>
