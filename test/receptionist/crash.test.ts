import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import type { Person } from '../../src/phone/dial/person.ts'
import type { Phone } from '../../src/phone/phone.ts'
import type { PhoneCall } from '../../src/phone/phone-call.ts'
import { openStore } from '../../src/store/open-store.ts'
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts'
import { type Program, startProgram } from '../support/program.ts'
import { phoneTo } from '../support/relay-phone.ts'
import { bothLines, caller, settings, soon, talkOn } from './reception.ts'

/** The real program is killed in the middle of what it does for a caller, and another goes on. */

let folder: string
let door: FrontDoor
let phone: Phone
const running: Program[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frontdesk-receptionist-crash-'))
  door = await openFrontDoor()
})
afterEach(async () => {
  await door[Symbol.asyncDispose]()
  await phone.close()
  for (const program of running.splice(0)) await program[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

async function start(): Promise<Program> {
  const program = await startProgram(folder, { TWILIO_PHONE_NUMBER: '+12025550100' })
  running.push(program)
  door.leadTo(program.url)
  return program
}

async function killAndRestart(program: Program): Promise<Program> {
  door.leadTo(null)
  program.signal('SIGKILL')
  expect(await program.ended).toBe('SIGKILL')
  return start()
}

async function callOn(line: string, person?: Promise<Person>) {
  await writeFile(join(folder, 'assistant.yaml'), stringify({ ...settings, line }))
  phone = phoneTo(door.url)
  const program = await start()
  const call = await phone.call({
    ...{ from: caller, to: '+12025550100' },
    ...(person && { people: () => person }),
  })
  return { program, call, ...talkOn(call) }
}

async function eventsOf({ callSid }: PhoneCall) {
  await using store = await openStore({ file: join(folder, 'data', 'frontdesk.db') })
  const records = await store.calls.read(callSid)
  expect(records.map(({ seq }) => seq)).toEqual(records.map((_record, place) => place))
  return records.map(({ event }) => event)
}

describe.each(bothLines)('kill -9 on the %s line', (line) => {
  test('in the middle of a form: the next answer is taken for the field that was asked', async () => {
    const { program, call, say, press, heard } = await callOn(line)
    await press('3')
    await say('Sam Miller')
    await say('Yes')
    await killAndRestart(program)
    // A line that streams is silent until somebody speaks: the question is asked again. Words before that are lost.
    if (line === 'relay') await expect.poll(() => heard().split('Shall we call you back').length, soon).toBe(3)
    await say('Yes, please')
    void call.say('My bill')
    await expect.poll(heard, soon).toContain('Thank you, I will pass that on.')
    const taken = (await eventsOf(call)).flatMap((event) => (event.type === 'message.taken' ? [event.message] : []))
    expect(taken).toMatchObject([{ name: 'Sam Miller', number: caller, reason: 'My bill' }])
  }, 60_000)

  test('while it rings at a person: the caller comes back to the program that is there then', async () => {
    const { promise: person, resolve: picksUp } = Promise.withResolvers<Person>()
    const { program, call, say, heard } = await callOn(line, person)
    void call.press('1')
    await call.reaches('ringing')
    await killAndRestart(program)
    picksUp({ does: 'busy' })
    await expect.poll(heard, soon).toContain('billing is on another call. Shall I take a message?')
    expect(await say('Yes')).toContain('May I have your name, please?')
    const ended = (await eventsOf(call)).filter(({ type }) => type === 'transfer.ended')
    expect(ended).toMatchObject([{ outcome: 'busy' }])
  }, 60_000)
})
