import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { asOwner, startConsole } from '../../../test/support/console.ts'
import { newCallSid } from '../../../test/support/signed.ts'
import { caller, spokenIn, type TestApp } from '../../../test/support/test-app.ts'
import { testFolder } from '../../config/test-folder.ts'
import { versionOf } from '../../config/version-of.ts'
import type { MadeToken } from '../../console/routes/tokens/schema.ts'
import { frontdesk } from '../run-command.test-support.ts'

/** Several processes, one after the other. */
const timeoutMs = 60_000

describe('config check', () => {
  test(
    'says what the program would, with exit code 1 for faults',
    async () => {
      await using folder = await testFolder({ 'assistant.yaml': 'greeting: Hello.\n', 'other.yaml': 'greting: Hi.\n' })
      const run = (...args: string[]) => frontdesk(folder.path, 'config', 'check', ...args)
      expect(await run()).toEqual({ code: 0, stdout: 'assistant.yaml has no faults.\n', stderr: '' })
      expect(await run('other.yaml')).toMatchObject({
        ...{ code: 1, stdout: '' },
        stderr: expect.stringMatching(/other\.yaml:1:1 {2}greting\n.*unknown key[\s\S]*did you mean greeting\?/),
      })
      const asJson = await run('other.yaml', '--json')
      expect(asJson.code).toBe(1)
      expect(JSON.parse(asJson.stdout)).toMatchObject([{ path: 'greting', line: 1, file: 'other.yaml' }])
      expect(await run('none.yaml')).toMatchObject({ code: 1, stderr: expect.stringContaining('no such file') })
    },
    timeoutMs,
  )
})

describe('config pull and push', () => {
  const settings = { greeting: 'Welcome to the old house.', models: [], people: [{ name: 'desk', to: '+15550100110' }] }
  const oldText = stringify(settings)
  const newText = stringify({ ...settings, greeting: 'Welcome to the new house.' })
  let app: TestApp
  let folder: Awaited<ReturnType<typeof testFolder>>
  let url: string

  beforeEach(async () => {
    app = await startConsole({ assistant: settings })
    url = await app.app.listen()
    folder = await testFolder({ 'new.yaml': newText, 'bad.yaml': 'greting: Hi.\n' })
  })
  afterEach(async () => {
    await app[Symbol.asyncDispose]()
    await folder[Symbol.asyncDispose]()
  })

  async function run(scopes: readonly string[], ...args: string[]) {
    const made = await (await asOwner(app)).post<MadeToken>('/api/tokens', { name: 'git', scopes })
    return frontdesk(folder.path, 'config', ...args, '--url', url, '--token', made.body.secret)
  }

  const all = ['assistant:read', 'assistant:write', 'numbers:read']
  const greeting = async () => spokenIn((await caller(app, newCallSid(1)).call()).body)[0]

  test(
    'move settings to a server and back, each to the letter',
    async () => {
      expect(await run(all, 'pull')).toEqual({ code: 0, stdout: oldText, stderr: '' })
      const pushed = await run(all, 'push', 'new.yaml', '--note', 'a new house')
      const said = `Version ${versionOf(newText)} answers new calls now, instead of ${versionOf(oldText)}.\n`
      expect(pushed).toEqual({ code: 0, stdout: said, stderr: '' })
      expect(await greeting()).toBe('Welcome to the new house.')
      const [run1] = await app.app.settings.versions.list({ before: null, limit: 1 })
      expect(run1).toMatchObject({ by: 'owner', note: 'a new house', origin: 'published' })

      const again = await run(all, 'push', 'new.yaml')
      expect(again.stdout).toBe(`Nothing to do: version ${versionOf(newText)} runs there already.\n`)
      const pulled = await run(all, 'pull', 'pulled.yaml')
      expect(pulled.stderr).toBe(`Wrote version ${versionOf(newText)} to pulled.yaml\n`)
      expect(await readFile(join(folder.path, 'pulled.yaml'), 'utf8')).toBe(newText)
    },
    timeoutMs,
  )

  test(
    'are refused with the reason: faults, a server that has moved on, what a token may not',
    async () => {
      expect(await run(all, 'push', 'bad.yaml')).toMatchObject({
        ...{ code: 1, stdout: '' },
        stderr: expect.stringMatching(/have faults[\s\S]*greting line 1: .*did you mean greeting\?/),
      })
      expect(await run(all, 'push', 'new.yaml', '--base', versionOf(newText))).toMatchObject({
        ...{ code: 1, stderr: expect.stringContaining(`has version ${versionOf(oldText)} by now`) },
      })
      expect(await run(['assistant:read'], 'pull')).toMatchObject({
        ...{ code: 1, stdout: '', stderr: expect.stringContaining('numbers:read') },
      })
      expect(await run(['assistant:read'], 'push', 'new.yaml')).toMatchObject({
        ...{ code: 1, stderr: expect.stringContaining('assistant:write') },
      })
      expect(await run(all, 'push', 'none.yaml')).toMatchObject({
        ...{ code: 1, stderr: 'none.yaml cannot be read: there is no such file\n' },
      })
      expect(await greeting()).toBe('Welcome to the old house.')
    },
    timeoutMs,
  )

  test(
    'tell of a file that was changed by hand on the server',
    async () => {
      await writeFile(app.app.settings.running().file, 'greting: by hand\n')
      const pulled = await run(all, 'pull')
      expect(pulled).toMatchObject({ stdout: oldText, stderr: expect.stringContaining('something else') })
      const pushed = await run(all, 'push', 'new.yaml')
      expect(pushed).toMatchObject({ code: 0, stderr: expect.stringContaining('written over') })
    },
    timeoutMs,
  )
})

test('without a server, that is said', async () => {
  await using folder = await testFolder({ 'new.yaml': 'models: []\n' })
  const pushed = await frontdesk(folder.path, 'config', 'push', 'new.yaml', '--url', 'http://127.0.0.1:9')
  expect(pushed).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('There is no server at http://127.0.0.1:9.'),
  })
})
