import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ScriptedServer, scriptedServer, twiml } from '../../phone/scripted-server.test-support.ts'
import { frontdesk } from '../run-command.test-support.ts'

/** The command as an owner runs it, against a server that answers by the book. */

let folder: string
let server: ScriptedServer
const listen = (words: string) => twiml(`<Gather input="dtmf speech" action="/answer"><Say>${words}</Say></Gather>`)

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frontdesk-scenario-'))
})
afterEach(async () => {
  await server?.[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

async function play(scenario: string, ...answers: string[]) {
  server = await scriptedServer({ '/call': listen('Welcome.'), '/answer': answers })
  await writeFile(join(folder, 'a.yaml'), scenario)
  return frontdesk(folder, 'call', '--url', server.baseUrl, '--scenario', 'a.yaml')
}

const goodbye = twiml('<Say>Goodbye.</Say><Hangup/>')

describe('frontdesk call --scenario', () => {
  test('plays it and tells what came true', async () => {
    const scenario = `
name: Asks when
from: '+15551230001'
opening: [{ event: speech, contains: welcome }]
turns:
  - caller: When?
    confidence: 0.4
    expect:
      - { event: speech, contains: [at eight, Until six], withinMs: 60000, review: true }
      - { event: speech, contains: eigh, absent: true }
      - { event: transfer, absent: true }
      - { event: hang-up, absent: true }
  - keys: '12#'
    expect: [{ event: speech, contains: 'goodbye!' }, { event: hang-up }]
`
    expect(await play(scenario, listen('At EIGHT. Until six.'), goodbye)).toEqual({
      ...{ code: 0, stderr: '' },
      stdout: [
        ...['Scenario: Asks when', 'Assistant: Welcome.', '  ✓ speech with "welcome"', 'You: When?'],
        ...['Assistant: At EIGHT. Until six.', '  ✓ speech with "at eight" and "Until six" within 60000 ms'],
        ...['  ✓ no speech with "eigh"', '  ✓ no transfer', '  ✓ no hang-up', 'You: (pressed 12#)'],
        ...['Assistant: Goodbye.', '(the assistant hung up)', '  ✓ speech with "goodbye!"', '  ✓ hang-up'],
        ...['7 passed, 0 failed, 0 skipped; 1 still to be reviewed', ''],
      ].join('\n'),
    })
    const [first, second] = server.to('/answer')
    expect(first?.form).toMatchObject({ From: '+15551230001', SpeechResult: 'When?', Confidence: '0.4' })
    expect(second?.form).toMatchObject({ Digits: expect.stringContaining('12') })
  })

  test('is 1 when something that is expected did not come true, and says what happened instead', async () => {
    const scenario = `
name: x
turns:
  - caller: When?
    expect:
      - { event: speech, contains: nine }
      - { event: speech, contains: at eight, absent: true }
      - { event: speech, absent: true }
      - { event: transfer }
      - { event: hang-up }
      - { event: speech, contains: at eight }
`
    const { code, stdout } = await play(scenario, listen('At eight.'))
    expect(code).toBe(1)
    const lines = stdout.split('\n').filter((line) => /^ {2}[✓✗–]/.test(line))
    expect(lines).toEqual([
      '  ✗ speech with "nine": heard: "At eight."',
      '  ✗ no speech with "at eight": heard: "At eight."',
      '  ✗ no speech: heard: "At eight."',
      '  ✗ transfer: nobody was called',
      '  ✗ hang-up: the assistant did not hang up',
      '  ✓ speech with "at eight"',
    ])
    expect(stdout).toContain('1 passed, 5 failed, 0 skipped')
  })

  test('skips what it cannot check, and never calls that passed', async () => {
    const scenario = `
name: x
turns:
  - caller: When?
    expect:
      - { event: speech, judge: is friendly }
      - { event: speech, contains: nine, judge: is friendly }
      - { event: action, name: look_up }
      - { event: carrier-pigeon }
`
    const { code, stdout } = await play(scenario, listen('At eight.'))
    expect(stdout).toContain('  – speech (judge "is friendly"): that cannot be checked here\n')
    expect(stdout).toContain('  ✗ speech with "nine" (judge "is friendly"): heard: "At eight."\n')
    expect(stdout).toContain('  – action look_up: actions can be seen only with the assistant of this folder')
    expect(stdout).toContain('  – carrier-pigeon (the event carrier-pigeon): that cannot be checked here\n')
    expect(stdout).toContain('0 passed, 1 failed, 3 skipped')
    expect(code).toBe(1)
  })

  test('fails what is expected of turns that the call was over before', async () => {
    const scenario = `
name: x
turns:
  - caller: Bye
  - caller: One more thing
    bargeIn: { after: speech, delayMs: 10 }
    expect: [{ event: speech, absent: true }]
`
    const { code, stdout, stderr } = await play(scenario, goodbye)
    expect(stdout).toContain('  ✗ no speech: the call was over before\n')
    expect(stderr).toBe('The call was over before the scenario was.\n')
    expect(code).toBe(1)
  })

  test('is 1 when the carrier refuses something', async () => {
    const { code, stderr } = await play('name: x\nturns: [{ caller: Hi }]', twiml('<Speak>Hi</Speak>'))
    expect(stderr).toContain('12200')
    expect(code).toBe(1)
  })

  test('is 2 for a file with faults, and names them with their lines', async () => {
    const { code, stdout, stderr } = await play('name: x\nturns:\n  - caler: Hi\n')
    expect(stderr).toMatch(
      /The scenario has 2 faults:[\s\S]*a\.yaml:3:5 {2}turns\[0\]\.caler[\s\S]*did you mean caller\?/,
    )
    expect(stdout).toBe('')
    expect(code).toBe(2)
  })

  test('is 2 without such a file, and together with --say', async () => {
    const missing = await frontdesk(folder, 'call', '--scenario', 'b.yaml')
    expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining('no such file') })
    const both = await frontdesk(folder, 'call', '--scenario', 'b.yaml', '--say', 'Hi')
    expect(both).toMatchObject({ code: 2, stderr: expect.stringContaining('cannot be used with') })
  })
})
