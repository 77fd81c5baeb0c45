import { describe, expect, test } from 'vitest'
import type { PhoneCall } from '../phone-call.ts'
import { twiml } from '../scripted-server.test-support.ts'
import { type AppSocket, relay, scriptedApp } from './scripted-app.test-support.ts'

const hangup = { '/ended': twiml('<Hangup/>') }
const everything = 'events="speaker-events tokens-played"'

/** A call whose greeting is over, and what a test then does with both of its ends. */
async function onCall(attributes: string, body: (call: PhoneCall, socket: AppSocket) => Promise<void>) {
  await using app = await scriptedApp({ '/call': relay(`welcomeGreeting="Hello." ${attributes}`), ...hangup })
  await using phone = app.phone()
  const call = await phone.call()
  const socket = await app.connected()
  await socket.next('setup')
  await body(call, socket)
  expect(call.faults).toEqual([])
}

/** What the app was told after setup, in few words. */
const told = (call: PhoneCall) =>
  (call.sessions.at(-1)?.frames ?? [])
    .filter(({ from }) => from === 'carrier')
    .slice(1)
    .map(({ message }) => {
      const { type, name, value, voicePrompt, utteranceUntilInterrupt, digit, last } = message as Record<
        string,
        unknown
      >
      return `${name ?? type}: ${voicePrompt ?? utteranceUntilInterrupt ?? digit ?? value}${last === false ? ' …' : ''}`
    })

describe('a barge-in', () => {
  test('comes at its moment of the answer, and before the words that caused it', async () => {
    await onCall(everything, async (call, socket) => {
      const turn = call.say('When?')
      const next = call.say('No, where?', { bargeInAfterMs: 1_000 })
      await socket.next('prompt')
      socket.answer('We open ', 'at eight ', 'every day.')
      expect(await socket.next('interrupt')).toEqual({
        ...{ type: 'interrupt', utteranceUntilInterrupt: 'We open at', durationUntilInterruptMs: 1_000 },
      })
      await socket.next('prompt')
      await expect(turn).resolves.toMatchObject({ heard: ['We open at'] })
      socket.answer('In Park Street.', '')
      await expect(next).resolves.toMatchObject({ heard: ['In Park Street.'], outcome: 'listening' })
      expect(told(call)).toEqual([
        ...['agentSpeaking: on', 'agentSpeaking: off', 'clientSpeaking: on', 'clientSpeaking: off', 'prompt: When?'],
        ...['agentSpeaking: on', 'tokensPlayed: We open ', 'clientSpeaking: on', 'tokensPlayed: at'],
        ...['interrupt: We open at', 'agentSpeaking: off', 'clientSpeaking: off', 'prompt: No, where?'],
        ...['agentSpeaking: on', 'tokensPlayed: In Park Street.', 'agentSpeaking: off'],
      ])
    })
  })

  test('silences what was on its way, and takes an empty end of it for no answer', async () => {
    await onCall('', async (call, socket) => {
      void call.say('When?')
      const next = call.say('Where?', { bargeInAfterMs: 500 })
      await socket.next('prompt')
      socket.send({ type: 'text', token: 'We open at eight,' }, { type: 'text', token: ' every day' })
      await socket.next('prompt')
      socket.send({ type: 'text', token: '', last: true })
      socket.answer('In Park Street.')
      await expect(next).resolves.toMatchObject({ heard: ['In Park Street.'] })
    })
  })

  test('cuts the greeting, of which no tokens are told', async () => {
    await using app = await scriptedApp({ '/call': relay(`welcomeGreeting="Good morning." ${everything}`), ...hangup })
    await using phone = app.phone()
    const call = phone.dial()
    void call.say('Hello', { bargeInAfterMs: 400 })
    const socket = await app.connected()
    await socket.next('prompt')
    expect(told(call)).toEqual([
      ...['agentSpeaking: on', 'clientSpeaking: on', 'interrupt: Good', 'agentSpeaking: off'],
      ...['clientSpeaking: off', 'prompt: Hello'],
    ])
  })

  test('while the app is thinking is another prompt, and late words answer the first', async () => {
    await onCall('', async (call, socket) => {
      const first = call.say('When')
      await socket.next('prompt')
      const second = call.say('on Sundays?', { bargeInAfterMs: 0 })
      socket.answer('At eight.')
      await socket.next('prompt')
      await expect(first).resolves.toMatchObject({ heard: [] })
      socket.answer('At ten.')
      await expect(second).resolves.toMatchObject({ heard: ['At ten.'], outcome: 'listening' })
      expect(told(call)).toEqual(['prompt: When', 'prompt: on Sundays?'])
    })
  })

  test('that would come after the end of the answer is none', async () => {
    await onCall('', async (call, socket) => {
      const turn = call.say('When?')
      void call.say('Thanks.', { bargeInAfterMs: 60_000 })
      await socket.next('prompt')
      socket.answer('At eight.')
      await expect(turn).resolves.toMatchObject({ heard: ['At eight.'] })
      await socket.next('prompt')
      expect(told(call)).toEqual(['prompt: When?', 'prompt: Thanks.'])
    })
  })

  test('by a noise interrupts without words, and the app may go on', async () => {
    await onCall('', async (call, socket) => {
      const turn = call.say('When?')
      const noise = call.cutIn(500)
      await socket.next('prompt')
      socket.answer('We open at eight.')
      expect(await socket.next('interrupt')).toMatchObject({ utteranceUntilInterrupt: 'We open' })
      await noise
      await expect(turn).resolves.toMatchObject({ heard: ['We open'] })
      expect(call.state).toBe('listening')
      const rest = call.silence()
      socket.answer('at eight.')
      await expect(rest).resolves.toMatchObject({ heard: ['at eight.'] })
      expect(told(call)).toEqual(['prompt: When?', 'interrupt: We open'])
    })
  })
})

test('a noise while the app is thinking waits for the first sound', async () => {
  await onCall('', async (call, socket) => {
    const turn = call.say('When?')
    const noise = call.cutIn()
    await socket.next('prompt')
    socket.answer('At eight.')
    await noise
    await expect(turn).resolves.toMatchObject({ heard: [] })
    expect(told(call)).toEqual(['prompt: When?', 'interrupt: '])
  })
})

describe('what stops the assistant, and what the app hears of it', () => {
  const speak = (call: PhoneCall) => call.say('Wait', { bargeInAfterMs: 500 })
  const press = (call: PhoneCall) => call.press('1#', { bargeInAfterMs: 500 })
  const nod = (call: PhoneCall) => call.say('Mm-hm.', { bargeInAfterMs: 500 })
  const cut = 'interrupt: We open'
  const both = 'dtmfDetection="true" interruptible="none" reportInputDuringAgentSpeech='

  test.each([
    ['words', '', speak, {}, [cut, 'prompt: Wait']],
    ['words where only words count', 'interruptible="speech"', speak, {}, [cut, 'prompt: Wait']],
    ['words where only keys count', 'interruptible="dtmf"', speak, {}, []],
    ['words where nothing counts', 'interruptible="none"', speak, {}, []],
    ['words that are reported', `${both}"speech"`, speak, {}, ['prompt: Wait']],
    ['words where keys are reported', `${both}"dtmf"`, speak, {}, []],
    ['words over protected text', '', speak, { interruptible: false }, []],
    ['words over unprotected text', 'interruptible="none"', speak, { interruptible: true }, [cut, 'prompt: Wait']],
    ['keys without detection', '', press, {}, []],
    ['keys with detection', 'dtmfDetection="true"', press, {}, [cut, 'dtmf: 1', 'dtmf: #']],
    ['keys where only words count', 'dtmfDetection="true" interruptible="speech"', press, {}, []],
    ['keys that are reported', `${both}"any"`, press, {}, ['dtmf: 1', 'dtmf: #']],
    ['a nod', '', nod, {}, [cut, 'prompt: Mm-hm.']],
    ['a nod that is ignored', 'ignoreBackchannel="true"', nod, {}, []],
    ['words where nods are ignored', 'ignoreBackchannel="true"', speak, {}, [cut, 'prompt: Wait']],
  ])('%s', async (_what, attributes, act, text, expected) => {
    await onCall(attributes, async (call, socket) => {
      void call.say('When?')
      const second = act(call)
      await socket.next('prompt')
      socket.send({ type: 'text', token: 'We open at eight.', last: true, ...text })
      // The app answers what it hears of; what it does not hear of ends with the words that go on.
      if (expected.length > 0) {
        await socket.next(act === press ? 'dtmf' : 'prompt')
        if (act === press) await socket.next('dtmf')
        socket.answer('Yes?')
      }
      await expect(second).resolves.toMatchObject({ outcome: 'listening' })
      expect(told(call)).toEqual(['prompt: When?', ...expected])
      const answer = call.transcript.find((entry) => entry.who === 'assistant' && entry.text === 'We open at eight.')
      expect(answer).toMatchObject({ heard: expected[0] === cut ? 'We open' : 'We open at eight.' })
    })
  })

  test.each([
    ['a nod when the assistant is silent', 'ignoreBackchannel="true"', ['prompt: Okay']],
    ['partials where they are wanted', 'partialPrompts="true"', ['prompt: O …', 'prompt: Ok …', 'prompt: Okay']],
    ['no partials where they are not', '', ['prompt: Okay']],
  ])('%s', async (_what, attributes, expected) => {
    await onCall(attributes, async (call, socket) => {
      const turn = call.say('Okay', { partials: ['O', 'Ok'] })
      for (const _ of expected) await socket.next('prompt')
      socket.answer('Fine.')
      await turn
      expect(told(call)).toEqual(expected)
    })
  })

  test('the greeting has a rule of its own', async () => {
    const attributes = 'welcomeGreeting="Good morning." welcomeGreetingInterruptible="none"'
    await using app = await scriptedApp({ '/call': relay(attributes), ...hangup })
    await using phone = app.phone()
    const call = phone.dial()
    await expect(call.say('Hello', { bargeInAfterMs: 400 })).resolves.toMatchObject({ outcome: 'listening' })
    expect(told(call)).toEqual([])
    expect(call.transcript[0]).toMatchObject({ heard: 'Good morning.' })
  })

  test('a noise pays no heed to a silent assistant, nor a <Gather> to a noise', async () => {
    await using app = await scriptedApp({
      '/call': twiml('<Gather input="speech" action="/answer"><Say>Hello.</Say></Gather>'),
      '/answer': relay('welcomeGreeting="Hello."'),
    })
    await using phone = app.phone()
    const call = await phone.call()
    await call.cutIn()
    expect(call.state).toBe('listening')
    await call.say('Hi')
    await call.cutIn()
    expect(call).toMatchObject({ line: 'relay', state: 'listening' })
    expect(told(call)).toEqual([])
  })
})
