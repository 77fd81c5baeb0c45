import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { answer, type FakeMistral, fakeApiKey, refuse, startFakeMistral } from './fakes/fake-mistral.ts'
import { closing, greeting } from './support/lines.ts'
import { startProgram } from './support/program.ts'
import { newCallSid } from './support/signed.ts'
import { caller, spokenIn } from './support/test-app.ts'

/** The `frontdesk` command as an owner has it: a process of its own in a folder with settings and documents. */

const bin = fileURLToPath(new URL('../bin/frontdesk.js', import.meta.url))
const parking = 'Parking is free behind the house.'

let folder: string
let mistral: FakeMistral
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frontdesk-command-'))
  mistral = await startFakeMistral()
  await writeFile(join(folder, 'parking.md'), `# Parking\n\n${parking}\n`)
  await settings({ models: [{ provider: 'mistral', model: 'mistral-small-latest' }], knowledge: { folder: '.' } })
})
afterEach(async () => {
  await mistral.close()
  await rm(folder, { recursive: true })
})

function settings(assistant: Record<string, unknown>): Promise<void> {
  return writeFile(join(folder, 'assistant.yaml'), stringify(assistant))
}

interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

function frontdesk(args: readonly string[], key: string = fakeApiKey): Promise<Outcome> {
  const env = { PATH: process.env['PATH'], MISTRAL_API_KEY: key, MISTRAL_BASE_URL: mistral.url, PORT: '0' }
  return new Promise((resolve) => {
    execFile(process.execPath, [bin, ...args], { cwd: folder, env }, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), stdout, stderr })
    })
  })
}

const call = (lines: readonly string[], key?: string) =>
  frontdesk(['call', ...lines.flatMap((line) => ['--say', line])], key)

describe('frontdesk call --say, with the assistant of the folder', () => {
  test('prints the conversation, and nothing else', async () => {
    mistral.script(
      answer('We are at the river. The door is red.', { tokenMs: 20 }),
      answer('You pressed one. Do you need more?'),
    )
    const lines = ['Where are you?', '/press 1', '', 'No, goodbye.']
    expect(await call(lines)).toEqual({
      code: 0,
      stderr: '',
      stdout: [
        `Assistant: ${greeting}`,
        'You: Where are you?',
        `Assistant: We are at the river. The door is red. ${closing}`,
        'You: (pressed 1)',
        'Assistant: You pressed one. Do you need more?',
        '(silence)',
        'Assistant: I did not hear anything. What can I help you with?',
        'You: No, goodbye.',
        'Assistant: Thank you for calling. Goodbye!',
        '(the assistant hung up)',
        '',
      ].join('\n'),
    })
  })

  test('answers from the documents when there is no key', async () => {
    const { code, stdout } = await call(['Is there parking?'], '')
    expect(stdout).toContain(`Assistant: ${parking}`)
    expect(code).toBe(0)
    expect(mistral.requests).toEqual([])
  })

  test('answers from the documents when the key is refused, and says that it is', async () => {
    mistral.always(refuse(401))
    const { code, stdout, stderr } = await call(['Is there parking?'], 'a-wrong-key')
    expect(stdout).toContain(`Assistant: ${parking}`)
    expect(stderr).toContain('401')
    expect(stdout + stderr).not.toContain('a-wrong-key')
    expect(code).toBe(0)
  })

  test('is 1 when the assistant hangs up before the script is over', async () => {
    const { code, stderr } = await call(['Goodbye', 'One more thing'])
    expect(stderr).toBe('The call was over before: One more thing\n')
    expect(code).toBe(1)
  })

  test('is 2 when the settings are wrong', async () => {
    await settings({ greting: 'Hi' })
    const { code, stdout, stderr } = await call(['Hello'])
    expect(stderr).toContain('did you mean greeting?')
    expect(stdout).toBe('')
    expect(code).toBe(2)
  })
})

test.each([
  ['call', ['--say', '--url', '/press 1', 'Exit code']],
  ['start', ['answer calls until stopped']],
])('frontdesk %s --help explains itself', async (verb, words) => {
  const { code, stdout } = await frontdesk([verb, '--help'])
  for (const word of words) expect(stdout).toContain(word)
  expect(code).toBe(0)
})

describe('frontdesk start', () => {
  test('tells all that is wrong with the settings at once, and ends with 1', async () => {
    await settings({ greting: 'Hi', limits: { liveCalls: 'none' } })
    const { code, stdout, stderr } = await frontdesk(['start'])
    expect(stderr).toMatch(/2 faults[\s\S]*assistant\.yaml:1:1 {2}greting[\s\S]*limits\.liveCalls/)
    expect(stderr).not.toMatch(/\bat .*\.ts:\d/)
    expect(stdout).toBe('')
    expect(code).toBe(1)
  })

  test('without a key says so once, and answers from the documents', async () => {
    await using program = await startProgram(folder)
    const line = caller(program, newCallSid(1))
    await line.call()
    for (const turn of [1, 2]) expect(spokenIn((await line.say(turn, 'Is there parking?')).body)).toContain(parking)
    const saidSo = program.logs.filter(({ msg }) => String(msg).includes('MISTRAL_API_KEY is not set'))
    expect(saidSo.map(({ event }) => event)).toEqual(['model.skipped'])
  })
})
