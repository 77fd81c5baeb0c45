import { describe, expect, test } from 'vitest'
import { HandClock } from './hand-clock.test-support.ts'
import { createPhone } from './phone.ts'
import { relay, scriptedApp } from './relay/scripted-app.test-support.ts'
import { scriptedServer, twiml } from './scripted-server.test-support.ts'
import { noTiming, realTiming, type Timing } from './timing.ts'

const second = 'a'.repeat(15)
const listen = (inside: string) =>
  `<Gather input="dtmf speech" action="/answer" timeout="4" speechTimeout="auto">${inside}</Gather>`

const withDelay = (timing: Timing): Timing => ({ ...timing, carrierDelayMs: 1_000 })

/** Lets whoever sleeps for so long sleep to the end. */
async function pass(clock: HandClock, ms: number) {
  await clock.untilAsleepFor(ms)
  clock.advance(ms)
}

describe('on the webhook line', () => {
  test('words are recognised before the app has them, and the first sound of each document takes its time', async () => {
    await using server = await scriptedServer({
      '/call': twiml(listen(`<Say>${second}</Say>`)),
      '/answer': twiml(`<Say>${second}</Say><Say>${second}</Say><Redirect>/rest</Redirect>`),
      '/rest': twiml(listen(`<Say>${second}</Say>`)),
    })
    const clock = new HandClock()
    const timing = withDelay(realTiming(clock))
    await using phone = createPhone({ baseUrl: server.baseUrl, authToken: null, timing })
    const call = phone.dial()
    await pass(clock, 400)
    await pass(clock, 1_000)
    await call.opening
    const turn = call.say('one two three four five')
    await pass(clock, 2_000 + 800)
    await clock.untilAsleepFor(600)
    expect(server.to('/answer')).toEqual([])
    clock.advance(600)
    // What is the app's own in it is still told apart.
    for (const ms of [400, 1_000, 1_000, 400, 1_000]) await pass(clock, ms)
    await expect(turn).resolves.toMatchObject({ firstWordMs: 0, totalMs: 3_800 })
  })

  test('keys are not recognised', async () => {
    await using server = await scriptedServer({ '/call': twiml(listen('')), '/answer': twiml('<Hangup/>') })
    await using phone = createPhone({
      baseUrl: server.baseUrl,
      authToken: null,
      timing: withDelay(realTiming(new HandClock())),
    })
    const call = await phone.call()
    await expect(call.press('1#')).resolves.toMatchObject({ outcome: 'ended' })
  })

  test('a caller who cuts in before the first sound has heard nothing', async () => {
    await using server = await scriptedServer({
      '/call': twiml(listen(`<Say>${second}</Say>`)),
      '/answer': twiml('<Hangup/>'),
    })
    const clock = new HandClock()
    const timing = withDelay(realTiming(clock))
    await using phone = createPhone({ baseUrl: server.baseUrl, authToken: null, timing })
    const call = phone.dial()
    await clock.untilAsleepFor(400)
    void call.say('Stop', { bargeInAfterMs: 0 })
    await pass(clock, 0)
    await expect(call.opening).resolves.toMatchObject({ heard: [] })
  })
})

describe('on the relay line', () => {
  test('words are recognised before the app has them, and the first sound after a silence takes its time', async () => {
    await using app = await scriptedApp({
      '/call': relay(`welcomeGreeting="${second}" events="speaker-events"`),
      '/ended': twiml('<Hangup/>'),
    })
    const clock = new HandClock()
    await using phone = app.phone(withDelay(realTiming(clock)))
    const call = phone.dial()
    const socket = await app.connected()
    await pass(clock, 400)
    await pass(clock, 1_000)
    await expect(call.opening).resolves.toMatchObject({ heard: [second] })
    const turn = call.say('one two three four five')
    await pass(clock, 2_000)
    await pass(clock, 800)
    await clock.untilAsleepFor(600)
    expect(socket.received.some(({ type }) => type === 'prompt')).toBe(false)
    clock.advance(600)
    await socket.next('prompt')
    socket.answer(second, second)
    for (const ms of [400, 1_000, 1_000]) await pass(clock, ms)
    await expect(turn).resolves.toMatchObject({ firstWordMs: 0, totalMs: 2_400 })
  })

  test('a caller who cuts in before the first sound has heard nothing, and the answer is dropped', async () => {
    await using app = await scriptedApp({ '/call': relay(), '/ended': twiml('<Hangup/>') })
    const clock = new HandClock()
    await using phone = app.phone(withDelay(realTiming(clock)))
    const call = phone.dial()
    const socket = await app.connected()
    await socket.next('setup')
    socket.answer(second)
    await clock.untilAsleepFor(400)
    void call.say('Stop', { bargeInAfterMs: 0 })
    expect(await socket.next('interrupt')).toMatchObject({ utteranceUntilInterrupt: '', durationUntilInterruptMs: 0 })
    clock.advance(400)
    expect(call.transcript.filter(({ who }) => who === 'assistant')).toEqual([])
  })
})

test('the delay counts where nothing else takes time', async () => {
  await using server = await scriptedServer({
    '/call': twiml(listen('<Say>Hello.</Say>')),
    '/answer': twiml('<Hangup/>'),
  })
  const clock = new HandClock()
  await using phone = createPhone({
    baseUrl: server.baseUrl,
    authToken: null,
    timing: withDelay({ ...noTiming, clock }),
  })
  const calling = phone.call()
  await pass(clock, 400)
  const call = await calling
  const turn = call.say('Hello?')
  await pass(clock, 600)
  await turn
})
