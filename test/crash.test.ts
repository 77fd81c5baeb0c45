import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { openStore } from '../src/store/open-store.ts'
import { answer, type FakeMistral, fakeApiKey, startFakeMistral } from './fakes/fake-mistral.ts'
import { type Program, startProgram } from './support/program.ts'
import { newCallSid, voiceParameters } from './support/signed.ts'
import { caller, redirectOf, spokenIn } from './support/test-app.ts'

const sid = newCallSid(1)

let folder: string
let mistral: FakeMistral
const running: Program[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frontdesk-crash-'))
  const models = [{ provider: 'mistral', model: 'mistral-small-latest' }]
  await writeFile(join(folder, 'assistant.yaml'), stringify({ models, timing: { patienceMs: 2_000 } }))
  mistral = await startFakeMistral()
})
afterEach(async () => {
  for (const program of running.splice(0)) await program[Symbol.asyncDispose]()
  await mistral.close()
  await rm(folder, { recursive: true })
})

async function start(): Promise<Program> {
  const program = await startProgram(folder, { MISTRAL_API_KEY: fakeApiKey, MISTRAL_BASE_URL: mistral.url })
  running.push(program)
  return program
}

async function killAndRestart(program: Program): Promise<Program> {
  program.signal('SIGKILL')
  expect(await program.ended).toBe('SIGKILL')
  return start()
}

describe('kill -9', () => {
  test('between any two webhooks: the call goes on, and nothing acknowledged is missing from the log', async () => {
    mistral.always(({ messages }) =>
      messages.at(-1)?.['prefix'] === true
        ? answer('The entrance is on the left.')
        : answer('We are at the river. The entrance is on the left.', { tokenMs: 50 }),
    )
    let program = await start()
    const acknowledged: string[] = []
    const post = async (path: string, more: Record<string, string> = {}) => {
      const { body } = await program.post(path, voiceParameters(sid, more))
      acknowledged.push(body)
      program = await killAndRestart(program)
      return body
    }

    await post('/call')
    const first = await post('/process_speech?turn=1', { SpeechResult: 'Where are you?' })
    expect(spokenIn(first)).toEqual(['We are at the river.'])
    const rest = await post(redirectOf(first) ?? 'no redirect')
    expect(rest).toContain('turn=2')
    const second = await post('/process_speech?turn=2', { SpeechResult: 'Is there parking?' })
    expect(second).not.toContain('Welcome')
    await post(redirectOf(second) ?? '/speak_response?turn=2')
    const roles = mistral.requests.at(-1)?.messages.map(({ role }) => role)
    expect(roles?.slice(0, 3)).toEqual(['system', 'user', 'assistant'])

    program.signal('SIGKILL')
    await program.ended
    await using store = await openStore({ file: join(folder, 'data', 'frontdesk.db') })
    const records = await store.calls.read(sid)
    expect(records.map(({ seq }) => seq)).toEqual(records.map((_record, place) => place))
    const bodies = records.flatMap(({ event }) => (event.type === 'reply.sent' ? [event.body] : []))
    expect(bodies).toEqual(acknowledged)
  })

  test('in the middle of an answer: it is taken up where the log has it, with the words so far as prefix', async () => {
    mistral.script(answer('We are at the river. The entrance is on the left.', { tokenMs: 150 }))
    let program = await start()
    await caller(program, sid).call()
    const { body } = await caller(program, sid).say(1, 'Where are you?')
    expect(spokenIn(body)).toEqual(['We are at the river.'])
    program = await killAndRestart(program)

    mistral.script(answer('The door is red.'))
    const rest = await caller(program, sid).goOn(redirectOf(body) ?? 'no redirect')
    expect(spokenIn(rest.body)[0]).toBe('The door is red.')
    expect(mistral.requests.at(-1)?.messages.at(-1)).toMatchObject({ prefix: true, content: 'We are at the river.' })
  })

  test('while the first sentence is awaited: the repeated request is answered, and the words are not said twice', async () => {
    mistral.script({ kind: 'hang' }, answer('At the river.'))
    let program = await start()
    await caller(program, sid).call()
    const lost = caller(program, sid)
      .say(1, 'Where are you?')
      .catch(() => 'connection lost')
    await mistral.nextRequest()
    program = await killAndRestart(program)
    expect(await lost).toBe('connection lost')

    const { body } = await caller(program, sid).say(1, 'Where are you?')
    expect(spokenIn(body)[0]).toBe('At the river.')
    const asked = mistral.requests.at(-1)?.messages.filter(({ role }) => role === 'user')
    expect(JSON.stringify(asked).match(/Where are you/g)).toHaveLength(1)
  })

  test('a repeat after the restart gets the same bytes', async () => {
    mistral.script(answer('At the river.'))
    let program = await start()
    const greeted = await caller(program, sid).call()
    const said = await caller(program, sid).say(1, 'Where are you?')
    program = await killAndRestart(program)
    expect((await caller(program, sid).call()).body).toBe(greeted.body)
    expect((await caller(program, sid).say(1, 'Where are you?')).body).toBe(said.body)
    expect(mistral.requests).toHaveLength(1)
  })
})

describe('SIGTERM', () => {
  test('lets a live turn finish, sends new calls back, and exits with 0', async () => {
    mistral.script(answer('At the river.', { firstTokenMs: 600 }))
    const program = await start()
    await caller(program, sid).call()
    const asked = caller(program, sid).say(1, 'Where are you?')
    await mistral.nextRequest()
    program.signal('SIGTERM')
    await expect.poll(() => program.logs.some((line) => line['event'] === 'stopping')).toBe(true)
    const late = await caller(program, newCallSid(2)).call()
    expect(redirectOf(late.body)).toBe('/call?again=1')
    const ready = await fetch(`${program.url}/readyz`)
    expect(ready.status).toBe(503)
    expect(spokenIn((await asked).body)[0]).toBe('At the river.')
    expect(await program.ended).toBe(0)
  })

  test('twice quits at once', async () => {
    mistral.script({ kind: 'hang' })
    const program = await start()
    await caller(program, sid).call()
    const lost = caller(program, sid)
      .say(1, 'Where are you?')
      .catch(() => 'connection lost')
    await mistral.nextRequest()
    program.signal('SIGTERM')
    await expect.poll(() => program.logs.some((line) => line['event'] === 'stopping')).toBe(true)
    program.signal('SIGTERM')
    expect(await program.ended).toBe(1)
    expect(await lost).toBe('connection lost')
  })
})

describe('a start that cannot be', () => {
  test('is explained in one go, without a stack', async () => {
    await writeFile(join(folder, 'assistant.yaml'), 'greting: Hi\nlimits: { liveCalls: none }\n')
    await expect(startProgram(folder, { PORT: 'many' })).rejects.toThrow(/ended with 1/)
  })
})
