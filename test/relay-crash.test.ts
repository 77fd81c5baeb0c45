import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { systemClock } from '../src/lib/clock.ts'
import type { Phone } from '../src/phone/phone.ts'
import type { PhoneCall } from '../src/phone/phone-call.ts'
import { typedTiming } from '../src/phone/timing.ts'
import { openStore } from '../src/store/open-store.ts'
import { answer, type FakeMistral, fakeApiKey, startFakeMistral } from './fakes/fake-mistral.ts'
import { type FrontDoor, openFrontDoor } from './support/front-door.ts'
import { words } from './support/lines.ts'
import { type Program, startProgram } from './support/program.ts'
import { dialogueIn, heardOn, phoneTo } from './support/relay-phone.ts'
import { newCallSid, voiceParameters } from './support/signed.ts'
import { caller, redirectOf } from './support/test-app.ts'

const models = [{ provider: 'mistral', model: 'mistral-small-latest' }]
const settings = { models, greeting: 'Hello.', closingQuestion: 'Anything else?', line: 'relay' }
const river = 'We are at the river. The entrance is on the left.'

let folder: string
let mistral: FakeMistral
let door: FrontDoor
let phone: Phone
const running: Program[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frontdesk-relay-crash-'))
  mistral = await startFakeMistral()
  door = await openFrontDoor()
  phone = phoneTo(door.url, typedTiming(systemClock))
})
afterEach(async () => {
  // First, so that no call waits for a program that is not there any more.
  await door[Symbol.asyncDispose]()
  await phone.close()
  for (const program of running.splice(0)) await program[Symbol.asyncDispose]()
  await mistral.close()
  await rm(folder, { recursive: true })
})

async function start(relay: Record<string, unknown> = {}): Promise<Program> {
  await writeFile(join(folder, 'assistant.yaml'), stringify({ ...settings, relay }))
  const program = await startProgram(folder, { MISTRAL_API_KEY: fakeApiKey, MISTRAL_BASE_URL: mistral.url })
  running.push(program)
  door.leadTo(program.url)
  return program
}

async function kill(program: Program): Promise<void> {
  door.leadTo(null)
  program.signal('SIGKILL')
  expect(await program.ended).toBe('SIGKILL')
}

async function eventsOf({ callSid }: PhoneCall) {
  await using store = await openStore({ file: join(folder, 'data', 'frontdesk.db') })
  const records = await store.calls.read(callSid)
  expect(records.map(({ seq }) => seq)).toEqual(records.map((_record, place) => place))
  return records.map(({ event }) => event)
}

/** Resolves when the caller has heard these words. */
async function untilHeard(call: PhoneCall, text: string): Promise<void> {
  await expect.poll(() => words(heardOn(call)), { interval: 5, timeout: 10_000 }).toContain(text)
}

describe('kill -9 with live calls', () => {
  test('in mid-sentence: every caller goes on with the history, and hears the rest and no second greeting', async () => {
    mistral.always(({ messages }) => {
      if (messages.at(-1)?.['prefix'] === true) return answer('The entrance is on the left.')
      return JSON.stringify(messages.at(-1)).includes('Where') ? answer(river, { tokenMs: 80 }) : answer('Yes.')
    })
    const first = await start()
    const calls = await Promise.all([1, 2, 3, 4, 5].map(() => phone.call()))
    await Promise.all(calls.map((call) => call.say('Are you open?')))
    const asked = calls.map((call) => call.say('Where are you?'))
    await Promise.all(calls.map((call) => untilHeard(call, 'We are at the')))
    await kill(first)
    await setTimeout(1_000) // the time until somebody is there again is no time in which anything was heard
    const second = await start()
    await Promise.all(asked)

    for (const call of calls) {
      const heard = words(heardOn(call))
      expect(heard.match(/Hello/g)).toHaveLength(1)
      expect(heard).toMatch(/We are at .*river\. The entrance is on the left\. Anything else\?$/)
      expect(call.sessions.map(({ status }) => status)).toEqual(['failed', 'open'])
      expect(call.faults.map(({ code }) => code)).toEqual([39_001])
    }
    const turn = await calls[0]?.say('Is there parking?')
    expect(words(turn?.heard ?? [])).toBe('Yes. Anything else?')
    expect(dialogueIn(mistral.requests.at(-1)?.messages)).toEqual([
      'caller: Are you open?',
      'assistant: Yes.',
      'caller: Where are you?',
      `assistant: ${river}`,
      'caller: Is there parking?',
    ])

    await kill(second)
    for (const call of calls) {
      const events = await eventsOf(call)
      const kept = events.flatMap((event) => (event.type === 'reply.sent' ? [event.body] : []))
      expect(kept).toEqual(call.requests.map(({ body }) => body))
      const said = events.flatMap((event) => (event.type === 'caller.said' ? [event.text] : []))
      expect(said.slice(0, 2)).toEqual(['Are you open?', 'Where are you?'])
    }
  }, 60_000)
})

describe('SIGTERM with live calls', () => {
  test('hands each one over between two turns or, in a long one, in the middle, and exits with 0', async () => {
    const long = `We are at the river. ${'Go on along the water. '.repeat(5)}Then you are there.`
    mistral.always(({ messages }) => {
      const last = JSON.stringify(messages.at(-1))
      return answer(last.includes('Where') ? river : last.includes('How') ? long : 'Yes.')
    })
    const first = await start({ drainMs: 0 })
    const [idle, brief, lengthy] = await Promise.all([phone.call(), phone.call(), phone.call()])
    const where = brief.say('Where are you?')
    const how = lengthy.say('How do I get there?')
    await Promise.all([untilHeard(brief, 'We are'), untilHeard(lengthy, 'We are')])
    first.signal('SIGTERM')
    await expect.poll(() => first.logs.some((line) => line['event'] === 'stopping')).toBe(true)
    expect((await fetch(`${first.url}/readyz`)).status).toBe(503)
    expect(redirectOf((await caller(first, newCallSid(9)).call()).body)).toBe('/call?again=1')
    const back = await first.post('/relay_ended', ended(newCallSid(8)))
    expect(redirectOf(back.body)).toBe('/relay_ended?again=1')

    expect(await first.ended).toBe(0)
    await start()
    expect(words((await where).heard)).toBe(`${river} Anything else?`)
    await how
    const whole = heardOn(lengthy).slice(1).join(' ')
    expect(whole).toBe(`${long} Anything else?`)
    const calls = [idle, brief, lengthy]
    await Promise.all(calls.map((call) => expect.poll(() => call.state, { timeout: 10_000 }).toBe('listening')))
    await Promise.all(calls.map((call) => call.say('Are you open?')))
    for (const call of calls) {
      expect(call.sessions).toMatchObject([{ status: 'ended', handoffData: '{"reason":"resume"}' }, { status: 'open' }])
      expect(heardOn(call).at(-1)).toBe('Yes. Anything else?')
      expect(words(heardOn(call)).match(/Hello/g)).toHaveLength(1)
      expect(call.faults).toEqual([])
    }
  }, 60_000)
})

describe('a socket that is lost while the program lives', () => {
  test('is followed by another, on which the answer goes on where it was heard', async () => {
    mistral.always(answer(river))
    await start()
    const call = await phone.call()
    const turn = call.say('Where are you?')
    await untilHeard(call, 'We are at the river.')
    call.dropSocket()
    const { heard } = await turn
    expect(heard.join(' ')).toBe(`${river} Anything else?`)
    expect(call.sessions.map(({ status }) => status)).toEqual(['failed', 'open'])
    expect(call.faults).toEqual([])
  })
})

function ended(callSid: string): Record<string, string> {
  return voiceParameters(callSid, { SessionId: `VX${'2'.repeat(32)}`, SessionStatus: 'ended', HandoffData: '{}' })
}
