import { describe, expect, test } from 'vitest'
import { HandClock } from '../hand-clock.test-support.ts'
import type { PhoneCall } from '../phone-call.ts'
import { twiml } from '../scripted-server.test-support.ts'
import { realTiming, typedTiming } from '../timing.ts'
import { type AppSocket, relay, scriptedApp } from './scripted-app.test-support.ts'

const second = 'a'.repeat(15)
const everything = 'events="speaker-events tokens-played"'

interface Stage {
  readonly call: PhoneCall
  readonly socket: AppSocket
  /** Lets whoever sleeps for so long sleep to the end. */
  pass(ms: number): Promise<void>
  readonly clock: HandClock
  /** What the app was told after setup, each with the ms since the start of the call. */
  told(): string[]
}

async function onStage(attributes: string, timing: typeof realTiming, body: (stage: Stage) => Promise<void>) {
  await using app = await scriptedApp({ '/call': relay(attributes), '/ended': twiml('<Hangup/>') })
  const clock = new HandClock()
  await using phone = app.phone(timing(clock))
  const startedAt = clock.now()
  const call = phone.dial()
  const socket = await app.connected()
  await socket.next('setup')
  const told = () =>
    (call.sessions[0]?.frames ?? [])
      .filter(({ from }) => from === 'carrier')
      .slice(1)
      .map(({ message, at }) => {
        const { type, name, value, voicePrompt, utteranceUntilInterrupt } = message as Record<string, unknown>
        return `${at - startedAt} ${name ?? type}: ${voicePrompt ?? utteranceUntilInterrupt ?? value}`
      })
  const pass = async (ms: number) => {
    await clock.untilAsleepFor(ms)
    clock.advance(ms)
  }
  await body({ call, socket, clock, pass, told })
}

describe('real timing', () => {
  test('speaks 15 characters a second and tells when', async () => {
    await onStage(`welcomeGreeting="${second}" ${everything}`, realTiming, async ({ call, socket, pass, told }) => {
      await pass(1_000)
      await expect(call.opening).resolves.toMatchObject({ heard: [second], totalMs: 1_000 })
      const turn = call.say('one two three four five')
      await pass(2_000)
      await pass(800)
      await socket.next('prompt')
      socket.answer('Our doors ', 'open at', ' eight.')
      for (const ms of [667, 467, 466]) await pass(ms)
      await expect(turn).resolves.toMatchObject({ heard: ['Our doors open at eight.'], totalMs: 1_600, firstWordMs: 0 })
      expect(told()).toEqual([
        ...['0 agentSpeaking: on', '1000 agentSpeaking: off', '1000 clientSpeaking: on', '3000 clientSpeaking: off'],
        ...['3800 prompt: one two three four five', '3800 agentSpeaking: on', '4467 tokensPlayed: Our doors '],
        ...['4934 tokensPlayed: open at', '5400 tokensPlayed:  eight.', '5400 agentSpeaking: off'],
      ])
    })
  })

  test('interrupts when the caller begins, and tells the words when the caller has ended', async () => {
    await onStage(
      `welcomeGreeting="Our doors open at eight."`,
      realTiming,
      async ({ call, socket, pass, clock, told }) => {
        await clock.untilAsleepFor(1_600)
        clock.advance(300)
        const turn = call.say('one two three four five', { bargeInAfterMs: 700 })
        await pass(400)
        await expect(call.opening).resolves.toMatchObject({ heard: ['Our doors'], totalMs: 700 })
        expect(call.state).toBe('listening')
        await pass(2_000)
        await pass(800)
        await socket.next('prompt')
        expect(told()).toEqual(['700 interrupt: Our doors', '3500 prompt: one two three four five'])
        await call.hangUp()
        await expect(turn).resolves.toMatchObject({ heard: [], outcome: 'ended' })
      },
    )
  })

  test('spreads partials over the words', async () => {
    await onStage('partialPrompts="true" welcomeGreeting="Hi!"', realTiming, async ({ call, socket, pass, told }) => {
      await pass(200)
      void call.say('one two three four five', { partials: ['one', 'one two three'] })
      for (const ms of [667, 667, 667, 800]) await pass(ms)
      for (let count = 0; count < 3; count++) await socket.next('prompt')
      expect(told()).toEqual([
        ...['867 prompt: one', '1534 prompt: one two three', '3001 prompt: one two three four five'],
      ])
    })
  })

  test('keeps the word while an answer still comes in', async () => {
    await onStage(everything, realTiming, async ({ call, socket, pass, clock, told }) => {
      socket.send({ type: 'text', token: second })
      await pass(1_000)
      await socket.next('info')
      await socket.next('info')
      clock.advance(500)
      expect(call.state).toBe('speaking')
      socket.answer(second)
      await pass(1_000)
      await expect(call.opening).resolves.toMatchObject({ heard: [second + second] })
      expect(told()).toEqual([
        ...['0 agentSpeaking: on', `1000 tokensPlayed: ${second}`, `2500 tokensPlayed: ${second}`],
        '2500 agentSpeaking: off',
      ])
    })
  })

  test('ends in the middle of a word when the app ends', async () => {
    await onStage('', realTiming, async ({ call, socket, clock }) => {
      socket.answer('Our doors open at eight.')
      await clock.untilAsleepFor(1_600)
      clock.advance(700)
      socket.send({ type: 'end' })
      await call.over
      await expect(call.opening).resolves.toMatchObject({ heard: ['Our doors'], outcome: 'ended' })
    })
  })

  test('lets newer words take the place of preemptible sound', async () => {
    await onStage(everything, realTiming, async ({ call, socket, pass, clock, told }) => {
      socket.send({ type: 'play', source: 'https://example.com/music.wav', loop: 0, preemptible: true })
      await clock.untilAsleepFor(1_000_000)
      clock.advance(5_000)
      socket.send({ type: 'text', token: 'Our doors open.', last: true, preemptible: true })
      await clock.untilAsleepFor(1_000)
      clock.advance(600)
      socket.answer('Goodbye.')
      await pass(534)
      await expect(call.opening).resolves.toMatchObject({ heard: ['Our doors', 'Goodbye.'] })
      expect(told()).toEqual([
        ...[
          '0 agentSpeaking: on',
          '5600 tokensPlayed: Our doors',
          '6134 tokensPlayed: Goodbye.',
          '6134 agentSpeaking: off',
        ],
      ])
    })
  })

  test('does not let the pieces of an answer replace each other', async () => {
    await onStage('preemptible="true"', realTiming, async ({ call, socket, pass }) => {
      socket.answer(second, second)
      await pass(1_000)
      await pass(1_000)
      await expect(call.opening).resolves.toMatchObject({ heard: [second + second] })
    })
  })
})

test('typed timing paces the assistant and never hurries the caller', async () => {
  await onStage(`welcomeGreeting="${second}"`, typedTiming, async ({ call, socket, pass }) => {
    await pass(1_000)
    await call.opening
    void call.say('one two three four five')
    await socket.next('prompt')
    socket.answer('Yes.')
  })
})

test('tells each sentence once its first sound has come and its end is known', async () => {
  await using app = await scriptedApp({ '/call': relay('welcomeGreeting="Hi!"'), '/ended': twiml('<Hangup/>') })
  const clock = new HandClock()
  await using phone = app.phone(realTiming(clock))
  const sentences: string[] = []
  phone.dial({ observer: { sentence: ({ text }) => void sentences.push(text) } })
  const socket = await app.connected()
  await clock.untilAsleepFor(200)
  clock.advance(200)
  socket.send({ type: 'text', token: 'We open at eight. ' })
  await clock.untilAsleepFor(1_200)
  expect(sentences).toEqual(['Hi!'])
  socket.answer('And', ' close at six.')
  await socket.next('setup')
  clock.advance(1_200)
  await clock.untilAsleepFor(200)
  clock.advance(200)
  await clock.untilAsleepFor(934)
  expect(sentences).toEqual(['Hi!', 'We open at eight.', 'And close at six.'])
})
