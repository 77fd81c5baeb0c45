import { describe, expect, test } from 'vitest'
import { HandClock } from './hand-clock.test-support.ts'
import { createPhone } from './phone.ts'
import type { PhoneCall } from './phone-call.ts'
import { type AppSocket, relay, scriptedApp } from './relay/scripted-app.test-support.ts'
import { type ScriptedServer, scriptedServer, twiml } from './scripted-server.test-support.ts'
import { noTiming, realTiming, typedTiming } from './timing.ts'

/** Callers whose words are still to come. */

const listen = (inside = '', attributes = '') =>
  `<Gather input="dtmf speech" action="/answer" timeout="4" speechTimeout="auto" ${attributes}>${inside}</Gather>`

function phoneFor(server: ScriptedServer, timing = noTiming) {
  return createPhone({ baseUrl: server.baseUrl, authToken: null, timing })
}

describe('on the webhook line', () => {
  test('the words are what they were in the end, and their time has passed already', async () => {
    await using server = await scriptedServer({ '/call': twiml(listen()), '/answer': twiml('<Hangup/>') })
    const clock = new HandClock()
    await using phone = phoneFor(server, realTiming(clock))
    const call = await phone.call()
    const caller = call.speak()
    caller.guess('When do')
    await clock.untilAsleepFor(4_000)
    clock.advance(10_000)
    expect(server.to('/answer')).toEqual([])
    const turn = caller.finish('When do you open?')
    await clock.untilAsleepFor(800)
    clock.advance(800)
    await expect(turn).resolves.toMatchObject({ outcome: 'ended' })
    expect(server.to('/answer')[0]?.form).toMatchObject({ SpeechResult: 'When do you open?' })
  })

  test('the first sound cuts in', async () => {
    await using server = await scriptedServer({
      '/call': twiml(listen('<Say>Our doors open at eight.</Say>')),
      '/answer': twiml('<Hangup/>'),
    })
    const clock = new HandClock()
    await using phone = phoneFor(server, typedTiming(clock))
    const call = phone.dial()
    await clock.untilAsleepFor(1_600)
    clock.advance(700)
    const caller = call.speak({ bargeInAfterMs: 0 })
    await clock.untilAsleepFor(0)
    clock.advance(0)
    await expect(call.opening).resolves.toMatchObject({ heard: ['Our doors'] })
    expect(call.state).toBe('listening')
    await caller.finish('And when do you close?')
    expect(server.to('/answer')[0]?.form).toMatchObject({ SpeechResult: 'And when do you close?' })
  })

  test('nothing but a noise is not heard, and the listening goes on', async () => {
    await using server = await scriptedServer({ '/call': twiml(listen()), '/answer': twiml('<Hangup/>') })
    await using phone = phoneFor(server)
    const call = await phone.call()
    await expect(call.speak().finish('')).resolves.toMatchObject({ outcome: 'listening' })
    expect(server.to('/answer')).toEqual([])
    await call.say('Hello?')
    expect(server.to('/answer')).toHaveLength(1)
  })

  test('after 60 s what was said by then counts', async () => {
    await using server = await scriptedServer({ '/call': twiml(listen()), '/answer': twiml('<Hangup/>') })
    const clock = new HandClock()
    await using phone = phoneFor(server, typedTiming(clock))
    const call = await phone.call()
    call.speak().guess('My grandmother used to say')
    await clock.untilAsleepFor(60_000)
    clock.advance(60_000)
    await call.over
    expect(server.to('/answer')[0]?.form).toMatchObject({ SpeechResult: 'My grandmother used to say' })
  })

  test('a caller who hangs up in mid-sentence has said nothing', async () => {
    await using server = await scriptedServer({ '/call': twiml(listen()), '/answer': twiml('<Hangup/>') })
    await using phone = phoneFor(server)
    const call = await phone.call()
    const caller = call.speak()
    caller.guess('When')
    await call.hangUp()
    await expect(caller.finish('When?')).resolves.toMatchObject({ outcome: 'ended' })
    expect(server.to('/answer')).toEqual([])
  })
})

describe('on the relay line', () => {
  const told = (call: PhoneCall) =>
    (call.sessions.at(-1)?.frames ?? [])
      .filter(({ from }) => from === 'carrier')
      .slice(1)
      .map(({ message }) => {
        const { type, name, value, voicePrompt, utteranceUntilInterrupt, last } = message as Record<string, unknown>
        return `${name ?? type}: ${voicePrompt ?? utteranceUntilInterrupt ?? value}${last === false ? ' …' : ''}`
      })

  async function onCall(
    attributes: string,
    body: (call: PhoneCall, socket: AppSocket, clock: HandClock) => Promise<void>,
  ) {
    await using app = await scriptedApp({ '/call': relay(attributes), '/ended': twiml('<Hangup/>') })
    const clock = new HandClock()
    await using phone = app.phone(typedTiming(clock))
    const call = phone.dial({ callerLanguage: 'de' })
    const socket = await app.connected()
    await socket.next('setup')
    socket.answer('Our doors open at eight.')
    await clock.untilAsleepFor(1_600)
    clock.advance(700)
    await body(call, socket, clock)
    expect(call.faults).toEqual([])
  }

  test('guesses are told as they come, and the app knows that the caller speaks', async () => {
    await onCall('partialPrompts="true" events="speaker-events"', async (call, socket) => {
      const caller = call.speak({ bargeInAfterMs: 0 })
      await socket.next('interrupt')
      caller.guess('When')
      await socket.next('prompt')
      caller.guess('When do')
      caller.guess('When do')
      await socket.next('prompt')
      void caller.finish('When do you close?')
      await socket.next('prompt')
      expect(told(call)).toEqual([
        ...['agentSpeaking: on', 'clientSpeaking: on', 'interrupt: Our doors', 'agentSpeaking: off', 'prompt: When …'],
        ...['prompt: When do …', 'clientSpeaking: off', 'prompt: When do you close?'],
      ])
      expect(call.transcript.at(-1)).toMatchObject({ who: 'caller', text: 'When do you close?' })
    })
  })

  test('guesses are not told where they are not wanted, nor nothing at all', async () => {
    await onCall('', async (call, socket) => {
      const caller = call.speak({ bargeInAfterMs: 0 })
      await socket.next('interrupt')
      caller.guess('When')
      await caller.finish('')
      expect(told(call)).toEqual(['interrupt: Our doors'])
    })
  })

  test('where signs of attention are ignored, the first words tell', async () => {
    await onCall('ignoreBackchannel="true"', async (call, socket) => {
      const nod = call.speak({ bargeInAfterMs: 0 })
      nod.guess('mm')
      void nod.finish('mm hm')
      const words = call.speak({ bargeInAfterMs: 0 })
      words.guess('but when')
      await socket.next('interrupt')
      void words.finish('but when do you close')
      await socket.next('prompt')
      expect(told(call)).toEqual(['interrupt: Our doors', 'prompt: but when do you close'])
    })
  })

  test('a recogniser of several languages names the caller’s', async () => {
    await onCall('transcriptionLanguage="multi"', async (call, socket) => {
      void call.speak({ bargeInAfterMs: 0 }).finish('Wann?')
      expect(await socket.next('prompt')).toMatchObject({ voicePrompt: 'Wann?', lang: 'de' })
    })
  })
})
