import { readFile, writeFile } from 'node:fs/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import type { CheckResult, RunningAssistant, SettingsReference } from '../../src/console/routes/assistant/schema.ts'
import type { Session } from '../../src/console/routes/session/schema.ts'
import { addPerson, asOwner, type Browser, openBrowser, startConsole } from '../support/console.ts'
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

async function start(
  assistant: Record<string, unknown> = settings,
  env: Record<string, string> = {},
): Promise<Browser> {
  app = await startConsole({ assistant, env })
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
  expect(old).toEqual({ version: published.body.version, text: newText, masked: false })
})

describe('a check says', () => {
  const check = async (browser: Browser, text: string) =>
    (await browser.post<CheckResult>('/api/assistant/check', { text })).body

  test('which settings would change, by what they amount to', async () => {
    const owner = await start()
    const { text } = await running(owner)
    const commented = `# For the winter.\n${text}closingQuestion: May I help you with something else?\n`
    expect(await check(owner, commented)).toMatchObject({ changes: [], needsRestart: [] })
    const people = [{ name: 'reception', to: '+15550100111' }]
    const changed = stringify({ ...settings, people, timing: { patienceMs: 900 }, vocabulary: ['Okafor'] })
    expect((await check(owner, changed)).changes).toEqual(['vocabulary', 'people[0].to', 'timing.patienceMs'])
  })

  test('what would hold with the next start only, until it does as before', async () => {
    const owner = await start()
    const { version } = await running(owner)
    const text = stringify({ ...settings, limits: { requestBytes: 8_192 } })
    expect(await check(owner, text)).toMatchObject({ needsRestart: ['limits.requestBytes'] })
    await owner.post('/api/assistant/publish', { text, base: version })
    expect((await running(owner)).needsRestart).toEqual(['limits.requestBytes'])
    expect((await check(owner, stringify(settings))).needsRestart).toEqual([])
  })

  test('no telephone number to who may not see any', async () => {
    const owner = await start()
    const viewer = await addPerson(app, owner, 'Vera', 'viewer')
    const { file } = await running(owner)
    await writeFile(file, 'name: +15550100177\nfallback: { dial: +15550100178 }\n')
    const { text } = await viewer.get('/api/assistant')
    expect(text).toContain('put quotes around it')
    expect(text).not.toMatch(/5550100/)
  })
})

test('a file that was edited is taken up when it is asked for, or is refused with what is wrong', async () => {
  const owner = await start()
  const { file, version } = await running(owner)
  await writeFile(file, 'greeting: [\n')
  const refused = await owner.post('/api/assistant/reload')
  expect([refused.status, refused.body]).toMatchObject([422, { faults: [{ message: expect.stringMatching(/^line/) }] }])
  await writeFile(file, newText)
  const reloaded = await owner.post<{ version: string }>('/api/assistant/reload')
  expect([reloaded.status, reloaded.body.version]).toEqual([200, expect.not.stringMatching(version)])
  expect(await greeting(1)).toBe('Welcome to the new house.')
  expect(await running(owner)).toMatchObject({ onDisk: null, run: { origin: 'file', by: 'owner' } })
})

test('the example becomes an assistant of one’s own, and only then can be edited', async () => {
  app = await startConsole({ assistant: undefined as never })
  const owner = await asOwner(app)
  const { version, isExample } = await running(owner)
  expect(isExample).toBe(true)
  const wish = { text: newText, base: version }
  expect((await owner.post('/api/assistant/publish', wish)).body).toMatchObject({
    message: expect.stringContaining('Make an assistant of your own'),
  })
  expect((await owner.post('/api/assistant/own')).status).toBe(200)
  const own = await running(owner)
  expect(own).toMatchObject({ isExample: false, version, overview: { sources: [{ kind: 'folder', at: 'knowledge' }] } })
  expect((await owner.post('/api/assistant/publish', wish)).status).toBe(200)
  expect(await readFile(own.file, 'utf8')).toBe(newText)
})

test('what the settings amount to is told in words, with hosts and no whole addresses of receivers', async () => {
  const secrets = {
    SMTP_URL: 'smtp://mail.example',
    WEBHOOK_SECRET: `whsec_${Buffer.alloc(32).toString('base64')}`,
  }
  const assistant = {
    ...settings,
    languages: [{ code: 'es-US', key: '2' }],
    openingHours: { zone: 'Europe/Berlin', days: { monday: ['08:00-12:00'] } },
    people: [
      { name: 'reception', to: '+15550100110', hours: 'business', otherwise: ['nurse'] },
      { name: 'nurse', rota: { shifts: [{ to: 'client:nurse' }] } },
    ],
    messages: { enabled: true, email: ['desk@house.example'], webhook: 'https://crm.example/secret-path' },
    afterCall: { email: { from: 'frontdesk@house.example' } },
  }
  const owner = await start(assistant, secrets)
  const viewer = await addPerson(app, owner, 'Vera', 'viewer')
  const { overview } = await running(viewer)
  expect(overview).toMatchObject({
    languages: [
      { code: 'en-US', key: null },
      { code: 'es-US', voice: 'Polly.Lupe-Neural', key: '2' },
    ],
    openingHours: { zone: 'Europe/Berlin', days: expect.arrayContaining([{ day: 'sunday', hours: [] }]) },
    people: [
      { name: 'reception', to: '+155•••10', reach: 'business', otherwise: ['nurse'] },
      { name: 'nurse', to: null, reach: 'always', shifts: 1 },
    ],
    messages: { to: ['•••@house.example', 'crm.example'] },
    emergencies: [{ name: 'medical' }, { name: 'fire' }, { name: 'suicide' }, { name: 'crime' }],
  })
})

test('the reference explains each setting', async () => {
  const owner = await start()
  const { body } = await owner.get<SettingsReference>('/api/assistant/reference')
  expect(body.settings.find(({ path }) => path === 'timing.patienceMs')).toMatchObject({
    ...{ default: '2500', type: 'a whole number from 200 to 8000', form: 'value' },
    about: expect.stringContaining('filler'),
  })
})

test('the assistant’s name is told to who is signed in, where it has one of its own', async () => {
  const owner = await start({ ...settings, name: 'Riverside' })
  const nameFor = async (browser: Browser) => (await browser.get<Session>('/api/session')).body.name
  expect([await nameFor(owner), await nameFor(openBrowser(app))]).toEqual(['Riverside', null])
  await owner.post('/api/assistant/publish', { text: newText, base: (await running(owner)).version })
  expect(await nameFor(owner)).toBeNull()
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
