import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { loadConfig } from '../src/config/load-config.ts'
import { versionOf } from '../src/config/version-of.ts'
import { openStore } from '../src/store/open-store.ts'
import { temporaryFolder } from './store-contract.ts'
import { startProgram } from './support/program.ts'
import { newCallSid, voiceParameters } from './support/signed.ts'
import { caller, spokenIn, startTestApp, type TestApp, type TestAppOptions } from './support/test-app.ts'

const open: AsyncDisposable[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one[Symbol.asyncDispose]()
})

const settings = { greeting: 'Welcome to the old house.', farewell: 'So long.', models: [] }
const newText = stringify({ ...settings, greeting: 'Welcome to the new house.', farewell: 'Cheers.' })

async function start(options: TestAppOptions = {}): Promise<TestApp> {
  const app = await startTestApp({ assistant: settings, ...options })
  open.push(app)
  return app
}

const publish = ({ app }: TestApp, text: string, base = app.settings.running().version) =>
  app.settings.publish({ text, base, by: 'Ada', note: 'a better house', origin: 'published' })
const greetingOf = async (app: TestApp, sid: string) => spokenIn((await caller(app, sid).call()).body)[0]

describe('a published version', () => {
  test('answers new calls at once, while a call that goes on ends with what it began with', async () => {
    const app = await start()
    const before = caller(app, newCallSid(1))
    await before.call()
    expect(await publish(app, newText)).toEqual({ kind: 'published', version: versionOf(newText) })
    expect(await greetingOf(app, newCallSid(2))).toBe('Welcome to the new house.')
    expect(spokenIn((await before.say(1, 'goodbye')).body)).toEqual(['So long.'])
    expect(spokenIn((await caller(app, newCallSid(2)).say(1, 'goodbye')).body)).toEqual(['Cheers.'])
  })

  test('is in the file to the letter, and in the history with who and when', async () => {
    const app = await start()
    const { file, version } = app.app.settings.running()
    await publish(app, `# by hand\n${newText}`)
    expect(await readFile(file, 'utf8')).toBe(`# by hand\n${newText}`)
    expect(await app.app.settings.versions.list({ before: null, limit: 10 })).toMatchObject([
      {
        number: 2,
        version: versionOf(`# by hand\n${newText}`),
        origin: 'published',
        by: 'Ada',
        note: 'a better house',
      },
      { number: 1, version, origin: 'start', by: null },
    ])
    expect(await app.app.settings.versions.text(version)).toBe(stringify(settings))
  })

  test('is named in the log of each call that it answers', async () => {
    await using store = await openStore({ file: ':memory:' })
    const app = await start({ parts: { store } })
    await caller(app, newCallSid(1)).call()
    const { version: first } = app.app.settings.running()
    await publish(app, newText)
    await caller(app, newCallSid(2)).call()
    const named = async (sid: string) => (await store.calls.read(sid))[0]?.event
    expect(await named(newCallSid(1))).toMatchObject({ settings: first })
    expect(await named(newCallSid(2))).toMatchObject({ settings: versionOf(newText) })
  })

  test('brings its documents along, and the ones before serve the calls before', async () => {
    const app = await start({ assistant: { ...settings, knowledge: null } })
    const { file } = app.app.settings.running()
    await writeFile(join(file, '..', 'parking.md'), '# Parking\n\nParking is in Mill Street.\n')
    const before = caller(app, newCallSid(1))
    await before.call()
    const outcome = await publish(
      app,
      stringify({ ...settings, knowledge: { sources: [{ kind: 'file', at: 'parking.md' }] } }),
    )
    expect(outcome.kind).toBe('published')
    const after = caller(app, newCallSid(2))
    await after.call()
    expect((await after.say(1, 'Where can I park?')).body).toContain('Mill Street')
    expect((await before.say(1, 'Where can I park?')).body).not.toContain('Mill Street')
  })
})

describe('nothing changes', () => {
  test('where the text has faults, which are all named', async () => {
    const app = await start()
    const outcome = await publish(app, 'greeting: ""\nnam: x\n')
    expect(outcome).toMatchObject({
      kind: 'faults',
      faults: [
        { path: 'greeting', line: 1 },
        { path: 'nam', line: 2 },
      ],
    })
    expect(await greetingOf(app, newCallSid(1))).toBe('Welcome to the old house.')
    expect(await app.app.settings.onDisk()).toMatchObject({ text: stringify(settings), faults: [] })
  })

  test('where the file was edited by somebody else meanwhile', async () => {
    const app = await start()
    const { file, version } = app.app.settings.running()
    await writeFile(file, 'name: somebody else\n')
    const outcome = await publish(app, newText, version)
    expect(outcome).toMatchObject({ kind: 'stale', onDisk: { text: 'name: somebody else\n' } })
    expect(await readFile(file, 'utf8')).toBe('name: somebody else\n')
  })

  test('where something that the settings name cannot be had', async () => {
    const app = await start()
    const model = { provider: 'ai-sdk', package: 'no-such-package', export: 'x', model: 'y' }
    const outcome = await publish(app, stringify({ ...settings, models: [model] }))
    expect(outcome).toMatchObject({ kind: 'failed', reason: expect.stringContaining('no-such-package') })
    expect(await app.app.settings.onDisk()).toMatchObject({ text: stringify(settings) })
    expect(await greetingOf(app, newCallSid(1))).toBe('Welcome to the old house.')
  })

  test('of the example, until it is made one of the owner’s own', async () => {
    const app = await start({ assistant: undefined as never })
    expect(app.app.settings.running().isExample).toBe(true)
    expect(await publish(app, newText)).toEqual({ kind: 'example' })
    const example = app.app.settings.running().text
    expect(await app.app.settings.adoptExample('Ada')).toMatchObject({ kind: 'published' })
    expect(app.app.settings.running()).toMatchObject({ isExample: false, text: example })
    expect(await app.app.settings.adoptExample('Ada')).toMatchObject({ kind: 'failed' })
    expect(await publish(app, newText)).toMatchObject({ kind: 'published' })
    expect(await greetingOf(app, newCallSid(1))).toBe('Welcome to the new house.')
  })
})

test('a draft answers nobody who is not sent to it', async () => {
  const app = await start()
  expect(await app.app.settings.openDraft('nam: x\n')).toMatchObject({ kind: 'faults', faults: [{ path: 'nam' }] })
  expect(await app.app.settings.openDraft(newText)).toEqual({ kind: 'open', version: versionOf(newText) })
  expect(await greetingOf(app, newCallSid(1))).toBe('Welcome to the old house.')
})

test('edits of the file run by themselves, and faulty ones are logged and change nothing', async () => {
  await using folder = await temporaryFolder()
  const file = join(folder.path, 'assistant.yaml')
  await writeFile(file, stringify(settings))
  await using program = await startProgram(folder.path)
  const seen = async (event: string) => {
    while (!program.logs.some((line) => line['event'] === event)) await program.logged()
  }
  const greeted = async (sid: string) => spokenIn((await program.post('/call', voiceParameters(sid))).body)[0]
  expect(await greeted(newCallSid(1))).toBe('Welcome to the old house.')
  await writeFile(file, 'greeting: [')
  await seen('settings.refused')
  expect(await greeted(newCallSid(2))).toBe('Welcome to the old house.')
  await writeFile(file, newText)
  await seen('settings.running')
  expect(await greeted(newCallSid(3))).toBe('Welcome to the new house.')
  const config = await loadConfig({ env: {}, cwd: folder.path })
  expect(config.assistant.greeting).toBe('Welcome to the new house.')
})
