import { writeFile } from 'node:fs/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import type { RunningAssistant } from '../../src/console/routes/assistant/schema.ts'
import { addPerson, asOwner, type Browser, startConsole } from '../support/console.ts'
import { newCallSid } from '../support/signed.ts'
import { caller, spokenIn, type TestApp } from '../support/test-app.ts'

const settings = {
  greeting: 'Welcome to the old house.',
  models: [],
  people: [{ name: 'reception', to: '+15550100110' }],
}
const newText = `# For the winter.\n${stringify({ ...settings, greeting: 'Welcome to the new house.' })}`
let app: TestApp
afterEach(() => app[Symbol.asyncDispose]())

async function start(assistant: Record<string, unknown> = settings): Promise<Browser> {
  app = await startConsole({ assistant })
  return asOwner(app)
}

const running = async (browser: Browser) => (await browser.get<RunningAssistant>('/api/assistant')).body
const greeting = async (number: number) => spokenIn((await caller(app, newCallSid(number)).call()).body)[0]

test('settings are read in words, edited, checked, published and taken back', async () => {
  const owner = await start()
  const before = await running(owner)
  expect(before).toMatchObject({ text: stringify(settings), isExample: false, run: { origin: 'start' }, onDisk: null })
  expect(before.overview).toMatchObject({ greeting: settings.greeting, people: [{ to: '+15550100110' }] })

  const checked = await owner.post('/api/assistant/check', { text: 'greting: Hello.\n' })
  expect(checked.body).toMatchObject({ faults: [{ path: 'greting', line: 1, hint: 'did you mean greeting?' }] })

  const refused = await owner.post('/api/assistant/publish', { text: 'greting: Hello.\n', base: before.version })
  expect([refused.status, refused.body]).toMatchObject([422, { faults: [{ path: 'greting' }] }])
  expect(await greeting(1)).toBe('Welcome to the old house.')

  const published = await owner.post<{ version: string }>('/api/assistant/publish', {
    ...{ text: newText, base: before.version, note: 'for the winter' },
  })
  expect(published.status).toBe(200)
  expect(await greeting(2)).toBe('Welcome to the new house.')
  expect(await running(owner)).toMatchObject({
    ...{ version: published.body.version, text: newText },
    run: { origin: 'published', by: 'owner', note: 'for the winter' },
  })

  const restored = await owner.post(`/api/assistant/versions/${before.version}/restore`, {
    base: published.body.version,
  })
  expect(restored.status).toBe(200)
  expect(await greeting(3)).toBe('Welcome to the old house.')
  const { body: versions } = await owner.get('/api/assistant/versions')
  expect(versions).toMatchObject({
    runs: [{ origin: 'restored' }, { origin: 'published', note: 'for the winter' }, { origin: 'start' }],
    next: null,
  })
  const { body: old } = await owner.get(`/api/assistant/versions/${published.body.version}`)
  expect(old).toEqual({ version: published.body.version, text: newText })
})

describe('refused are', () => {
  test('edits of what somebody else has changed meanwhile, which is shown', async () => {
    const owner = await start()
    const { file, version } = await running(owner)
    await writeFile(file, 'greting: by hand\n')
    expect((await owner.post('/api/assistant/publish', { text: newText, base: version })).status).toBe(409)
    expect(await running(owner)).toMatchObject({
      onDisk: { text: 'greting: by hand\n', faults: [{ path: 'greting' }] },
    })
  })

  test('versions that never ran, and texts without end', async () => {
    const owner = await start()
    const { version } = await running(owner)
    expect((await owner.get('/api/assistant/versions/0123456789ab')).status).toBe(404)
    expect((await owner.get('/api/assistant/versions/..%2f')).status).toBe(400)
    const huge = await owner.post('/api/assistant/publish', { text: '#'.repeat(600_000), base: version })
    expect(huge.status).toBe(400)
  })

  test('changes by operators, who also see no less than viewers', async () => {
    const owner = await start()
    const operator = await addPerson(app, owner, 'Otto', 'operator')
    const viewer = await addPerson(app, owner, 'Vera', 'viewer')
    const { version } = await running(operator)
    expect((await operator.post('/api/assistant/publish', { text: newText, base: version })).status).toBe(403)
    expect((await viewer.post('/api/assistant/check', { text: newText })).status).toBe(200)
    expect((await viewer.get('/api/assistant')).text).not.toContain('5550100110')
  })
})

test('a draft is open for trial calls, and answers nobody else', async () => {
  const owner = await start()
  const draft = await owner.post<{ version: string }>('/api/assistant/drafts', { text: newText })
  expect(draft.body.version).toMatch(/^[0-9a-f]{12}$/)
  expect(await greeting(1)).toBe('Welcome to the old house.')
})
