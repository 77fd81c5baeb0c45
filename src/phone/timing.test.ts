import { describe, expect, test } from 'vitest'
import { HandClock } from './hand-clock.test-support.ts'
import { createPhone } from './phone.ts'
import { type ScriptedServer, scriptedServer, twiml } from './scripted-server.test-support.ts'
import { realTiming, spokenWithin, typedTiming } from './timing.ts'

const second = 'a'.repeat(15)
const twoSeconds = `${'b'.repeat(14)} ${'c'.repeat(15)}`
const listen = (inside: string) =>
  `<Gather input="speech" action="/answer" timeout="4" speechTimeout="auto">${inside}</Gather>`

function realPhone(server: ScriptedServer, clock: HandClock) {
  return createPhone({ baseUrl: server.baseUrl, authToken: null, timing: realTiming(clock) })
}

/** Lets whoever sleeps for so long sleep to the end. */
async function pass(clock: HandClock, ms: number) {
  await clock.untilAsleepFor(ms)
  clock.advance(ms)
}

describe('real timing', () => {
  test('speaks 15 characters a second, listens, and hears silence after the time-out', async () => {
    await using server = await scriptedServer({
      '/call': twiml(`${listen(`<Say>${second}</Say>`)}<Pause length="3"/>`),
    })
    const clock = new HandClock()
    await using phone = realPhone(server, clock)
    const call = phone.dial()
    await clock.untilAsleepFor(1_000)
    expect(call.state).toBe('speaking')
    clock.advance(1_000)
    await expect(call.opening).resolves.toMatchObject({ heard: [second], totalMs: 1_000, firstWordMs: 0 })
    await pass(clock, 4_000)
    await pass(clock, 3_000)
    await call.over
    expect(call.transcript.map(({ offsetMs }) => offsetMs)).toEqual([0, 5_000, 5_000, 8_000])
  })

  test('lets the caller speak 2.5 words a second and then waits for the end of speech', async () => {
    await using server = await scriptedServer({ '/call': twiml(listen('')), '/answer': twiml('') })
    const clock = new HandClock()
    await using phone = realPhone(server, clock)
    const call = await phone.call()
    const turn = call.say('one two three four five')
    await pass(clock, 2_000 + 800)
    await expect(turn).resolves.toMatchObject({ outcome: 'ended', totalMs: 0 })
  })

  test('cuts what is played while listening', async () => {
    await using server = await scriptedServer({
      '/call': twiml(listen(`<Say>${second}</Say><Say>${twoSeconds}</Say><Say>Never.</Say>`)),
      '/answer': twiml(''),
    })
    const clock = new HandClock()
    await using phone = realPhone(server, clock)
    const call = phone.dial()
    const turn = call.say('Stop', { bargeInAfterMs: 2_500 })
    await clock.untilAsleepFor(2_500)
    await pass(clock, 1_000)
    await clock.untilAsleepFor(2_000)
    clock.advance(1_500)
    await expect(call.opening).resolves.toMatchObject({ heard: [second, 'b'.repeat(14)] })
    await pass(clock, 400 + 800)
    await expect(turn).resolves.toMatchObject({ outcome: 'ended' })
    expect(call.transcript).toHaveLength(4)
  })

  test('does not cut what is played elsewhere: the words wait', async () => {
    await using server = await scriptedServer({
      '/call': twiml(`<Say>${second}</Say>${listen('')}`),
      '/answer': twiml(''),
    })
    const clock = new HandClock()
    await using phone = realPhone(server, clock)
    const call = phone.dial()
    const turn = call.say('Stop', { bargeInAfterMs: 0 })
    await pass(clock, 1_000)
    await pass(clock, 400 + 800)
    await turn
    expect(call.transcript[0]).toMatchObject({ heard: second })
  })

  test('stops in the middle of a word when the caller hangs up', async () => {
    await using server = await scriptedServer({ '/call': twiml('<Say>Our doors open at eight.</Say>') })
    const clock = new HandClock()
    await using phone = realPhone(server, clock)
    const call = phone.dial()
    await clock.untilAsleepFor(1_600)
    clock.advance(700)
    await call.hangUp()
    expect(call.transcript).toMatchObject([{ heard: 'Our doors' }, { event: 'caller-hung-up', offsetMs: 700 }])
    await expect(call.opening).resolves.toMatchObject({ heard: ['Our doors'], outcome: 'ended' })
  })
})

test('typed timing paces the assistant and never hurries the caller', async () => {
  await using server = await scriptedServer({
    '/call': twiml(listen(`<Say>${second}</Say>`)),
    '/answer': twiml('<Hangup/>'),
  })
  const clock = new HandClock()
  await using phone = createPhone({ baseUrl: server.baseUrl, authToken: null, timing: typedTiming(clock) })
  const calling = phone.call()
  await pass(clock, 1_000)
  const call = await calling
  clock.advance(60_000)
  expect(call.state).toBe('listening')
  await expect(call.say('one two three four five')).resolves.toMatchObject({ outcome: 'ended', totalMs: 0 })
})

test.each([
  [0, ''],
  [200, ''],
  [400, 'Good'],
  [799, 'Good'],
  [800, 'Good morning'],
])('after %i ms of "Good morning" the caller heard "%s"', (ms, heard) => {
  expect(spokenWithin('Good morning', ms)).toBe(heard)
})
