import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openStore } from '../src/store/open-store.ts'
import { answer } from './fakes/fake-mistral.ts'
import { createManualClock } from './fakes/manual-clock.ts'
import { temporaryFolder } from './store-contract.ts'
import { closing, follow, greeting, openLines, words } from './support/lines.ts'
import { newCallSid, voiceParameters } from './support/signed.ts'
import { caller, spokenIn } from './support/test-app.ts'
import { openTroubledStore } from './support/troubled-store.ts'

const lines = openLines()
const question = 'Where are you?'
/** Patience, and the grace for the call log. */
const limitMs = 300 + 4_000

async function start(assistant: Record<string, unknown> = {}) {
  const store = await openTroubledStore()
  const clock = createManualClock()
  const line = await lines.start({ assistant: { ...assistant, timing: { patienceMs: 300 } }, parts: { store, clock } })
  lines.mistral.always(answer('At the river.'))
  const again = () =>
    line.app.post('/process_speech?again=1', voiceParameters(line.callSid, { SpeechResult: question }))
  /** Turns the clock until the answer is there. */
  async function inTime<Answer>(asked: Promise<Answer>): Promise<Answer> {
    let settled = false
    const done = asked.finally(() => {
      settled = true
    })
    const turnClock = async () => {
      if (!settled) await clock.advance(limitMs)
      return settled
    }
    await expect.poll(turnClock).toBe(true)
    return done
  }
  return { store, clock, line, again, inTime }
}

const troubles = [
  ['append', 'rejects'],
  ['append', 'hangs'],
  ['read', 'rejects'],
  ['read', 'hangs'],
] as const

describe.each(troubles)('a call log whose %s %s', (operation, manner) => {
  test('as a call comes in: the caller is greeted all the same, and goes on once it works again', async () => {
    const { store, line, again, inTime } = await start()
    store.trouble(operation, manner)
    const { body } = await inTime(line.call())
    expect(spokenIn(body)).toEqual([greeting])
    expect(body).toContain('action="/process_speech?again=1"')
    expect(line.app.logs.map(({ event }) => event)).toContain('webhook.failed')

    store.heal()
    expect(spokenIn((await again()).body)).toEqual(['At the river.', closing])
    const records = await store.calls.read(line.callSid)
    expect(records.map(({ seq }) => seq)).toEqual(records.map((_record, place) => place))
    expect(records.filter(({ event }) => event.type === 'caller.said')).toHaveLength(1)
  })

  test('for longer: the second failure is the last', async () => {
    const { store, line, again, inTime } = await start()
    store.trouble(operation, manner)
    await inTime(line.call())
    const { body } = await inTime(again())
    expect(words(spokenIn(body))).toContain('technical problem')
    expect(body).toContain('<Hangup/>')
    store.heal()
  })
})

describe.each(['rejects', 'hangs'] as const)('a call log whose append %s in mid-call', (manner) => {
  test('is told to the caller, who is heard once it works again', async () => {
    const { store, line, again, inTime } = await start()
    await line.call()
    store.trouble('append', manner)
    const asked = line.say(1, question)
    if (manner === 'hangs') await expect.poll(() => store.held).toContain('reply.sent')
    const { body } = await inTime(asked)
    expect(words(spokenIn(body))).toContain('say that once more')

    store.heal()
    expect(spokenIn((await again()).body)).toEqual(['At the river.', closing])
    const records = await store.calls.read(line.callSid)
    expect(records.map(({ seq }) => seq)).toEqual(records.map((_record, place) => place))
    expect(records.filter(({ event }) => event.type === 'caller.said')).toHaveLength(1)
  })

  test('puts the caller through, where a number is set', async () => {
    const { store, line, again, inTime } = await start({ fallback: { dial: '+15550100042' } })
    await line.call()
    store.trouble('append', manner)
    await inTime(line.say(1, question))
    expect((await inTime(again())).body).toContain('<Dial>+15550100042</Dial>')
    store.heal()
  })
})

test('a log that hangs uses up no more than its grace', async () => {
  const { store, clock, line } = await start()
  store.trouble('append', 'hangs')
  let answered = false
  const asked = line.call().finally(() => {
    answered = true
  })
  await expect.poll(() => store.held).toContain('reply.sent')
  await clock.advance(limitMs - 1)
  expect(answered).toBe(false)
  await clock.advance(1)
  expect((await asked).status).toBe(200)
  store.heal()
})

describe('two processes on one database', () => {
  async function twoDesks(file: string) {
    const one = await lines.start({ parts: { store: await openStore({ file }) } })
    const other = await lines.start({ parts: { store: await openStore({ file }) } })
    const at = (desk: typeof one) => caller(desk.app, newCallSid(77))
    return { one: at(one), other: at(other) }
  }

  test('serve the turns of one call alternately, each with the whole history', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'calls.db')
    const { one, other } = await twoDesks(file)
    await one.call()
    const said: string[][] = []
    for (const [place, desk] of [other, one, other, one].entries()) {
      lines.mistral.always(answer(`Answer ${place + 1}.`))
      said.push(await follow(desk, await desk.say(place + 1, `Question ${place + 1}?`)))
    }
    expect(said.map(([first]) => first)).toEqual(['Answer one.', 'Answer two.', 'Answer three.', 'Answer four.'])
    const history = lines.mistral.requests
      .at(-1)
      ?.messages.slice(1)
      .map(({ role }) => role)
    expect(history).toEqual(['user', 'assistant', 'user', 'assistant', 'user', 'assistant', 'user'])

    await using store = await openStore({ file })
    const records = await store.calls.read(newCallSid(77))
    expect(records.filter(({ event }) => event.type === 'caller.said')).toHaveLength(4)
  })

  test('give a repeat the same bytes, whichever it reaches', async () => {
    await using folder = await temporaryFolder()
    const { one, other } = await twoDesks(join(folder.path, 'calls.db'))
    lines.mistral.always(answer('At the river.'))
    const greeted = await one.call()
    expect((await other.call()).body).toBe(greeted.body)
    const first = await other.say(1, question)
    expect((await one.say(1, question)).body).toBe(first.body)
  })

  test('end a call once, also where the one that is told was not the last to write', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'calls.db')
    const { one, other } = await twoDesks(file)
    await one.call()
    await other.say(1, '')
    expect((await one.hangUp()).body).toContain('<Response/>')
    await other.hangUp()
    await using store = await openStore({ file })
    const records = await store.calls.read(newCallSid(77))
    expect(records.filter(({ event }) => event.type === 'call.ended')).toHaveLength(1)
  })
})
