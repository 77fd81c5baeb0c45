import { join } from 'node:path'
import { inspect } from 'node:util'
import pino from 'pino'
import { describe, expect, test } from 'vitest'
import { loadConfig } from './load-config.ts'
import { errorOf, load, testFolder, yaml } from './test-folder.ts'

describe('where settings come from', () => {
  test('an empty file and an empty environment give the defaults', async () => {
    await using folder = await testFolder(yaml('# nothing yet\n'))
    const config = await loadConfig({ env: {}, cwd: folder.path })
    expect(config.assistantFile).toBe(join(folder.path, 'assistant.yaml'))
    expect(config.assistant.greeting).toBe('Welcome to the automated assistant. What can I help you with today?')
    expect(config.server).toEqual({
      host: '127.0.0.1',
      port: 5_000,
      publicUrl: null,
      dataDir: join(folder.path, 'data'),
      logLevel: 'info',
    })
    expect(config.mistral).toEqual({ apiKey: null, baseUrl: 'https://api.mistral.ai' })
    expect(config.twilio).toEqual({
      accountSid: null,
      authTokens: [],
      apiBaseUrl: 'https://api.twilio.com',
      phoneNumber: null,
    })
  })

  test('FRONTDESK_CONFIG wins over assistant.yaml, and that over the example', async () => {
    const example = { 'examples/hospital/assistant.yaml': 'name: Example' }
    const own = { ...example, ...yaml('name: Own') }
    const named = { ...own, 'lines/night.yaml': 'name: Night' }
    expect((await load(example)).assistant.name).toBe('Example')
    expect((await load(own)).assistant.name).toBe('Own')
    expect((await load(named, { FRONTDESK_CONFIG: 'lines/night.yaml' })).assistant.name).toBe('Night')
  })

  test('the process wins over .env, even with nothing', async () => {
    const files = { ...yaml(''), '.env': 'PORT=6000\nHOST="0.0.0.0"\nMISTRAL_API_KEY=from-file\n' }
    const config = await load(files, { PORT: '7000', MISTRAL_API_KEY: '' })
    expect(config.server).toMatchObject({ port: 7_000, host: '0.0.0.0' })
    expect(config.mistral.apiKey).toBeNull()
  })

  test('.env does not leak into the process', async () => {
    await load({ ...yaml(''), '.env': 'FRONTDESK_LEAK=1' })
    expect(process.env['FRONTDESK_LEAK']).toBeUndefined()
  })

  test('addresses, numbers and tokens are put into one form', async () => {
    const config = await load(yaml(''), {
      PUBLIC_URL: ' https://Phone.example.org/desk/ ',
      MISTRAL_BASE_URL: 'http://localhost:8080/v1/',
      TWILIO_API_BASE_URL: 'http://localhost:9090/',
      TWILIO_ACCOUNT_SID: `AC${'0123456789abcdef'.repeat(2)}`,
      TWILIO_AUTH_TOKEN: 'new-token , old-token,',
      TWILIO_PHONE_NUMBER: '+15550100123',
      DATA_DIR: '/var/lib/frontdesk',
      LOG_LEVEL: 'debug',
      FRONTDESK_LINE: 'auto',
      PORT: '0',
    })
    expect(config.server).toMatchObject({
      publicUrl: 'https://phone.example.org/desk',
      dataDir: '/var/lib/frontdesk',
      port: 0,
    })
    expect(config.mistral.baseUrl).toBe('http://localhost:8080')
    expect(config.twilio.apiBaseUrl).toBe('http://localhost:9090')
    expect(config.twilio.authTokens.map((token) => token.reveal())).toEqual(['new-token', 'old-token'])
  })

  test('paths of documents are found from the YAML, not from the working directory', async () => {
    await using folder = await testFolder({
      'lines/night.yaml':
        'knowledge: { folder: ./pages, sources: [{ kind: file, at: ../prices.csv }, { kind: folder, at: more }] }',
      'lines/pages/a.md': '# A',
      'lines/more/b.md': '# B',
      'prices.csv': 'a,b',
    })
    const config = await loadConfig({ env: { FRONTDESK_CONFIG: 'lines/night.yaml' }, cwd: folder.path })
    expect(config.assistant.knowledge?.sources).toEqual([
      { kind: 'folder', at: join(folder.path, 'lines', 'pages') },
      { kind: 'file', at: join(folder.path, 'prices.csv') },
      { kind: 'folder', at: join(folder.path, 'lines', 'more') },
    ])
  })

  test('addresses of pages are put into one form, with their query and limits', async () => {
    const pages =
      'knowledge: { sources: [{ kind: page, at: " HTTPS://WWW.Example.org/a?b=c#d " }, { kind: site, at: "http://example.org", depth: 0 }] }'
    const { assistant } = await load(yaml(pages))
    expect(assistant.knowledge?.sources).toEqual([
      { kind: 'page', at: 'https://www.example.org/a?b=c' },
      { kind: 'site', at: 'http://example.org/', depth: 0, pages: 200 },
    ])
  })

  test('no sources for now is a choice', async () => {
    const { assistant } = await load(yaml('knowledge: { sources: [], synonyms: [[MRI, tube]] }'))
    expect(assistant.knowledge).toMatchObject({ sources: [], synonyms: [['MRI', 'tube']] })
  })

  test('keys of further providers come from the variables that the models name', async () => {
    const model =
      '{ provider: openai-compatible, dialect: openai, model: m, baseUrl: "https://a.example/v1/", apiKeyEnv: A_KEY }'
    const config = await load(yaml(`models: [${model}]`), { A_KEY: 'k-1', B_KEY: 'k-2' })
    expect(Object.keys(config.providerKeys)).toEqual(['A_KEY'])
    expect(config.providerKeys['A_KEY']?.reveal()).toBe('k-1')
    expect(config.assistant.models[0]).toMatchObject({ baseUrl: 'https://a.example/v1' })
  })

  test('a key without a value means its default', async () => {
    const config = await load(yaml('prompts:\ngreeting:\nopeningHours:\n  zone: UTC\n  days:\n    monday:\n'))
    expect(config.assistant.prompts.fillers).toHaveLength(3)
    expect(config.assistant.openingHours?.days.monday).toEqual([])
  })

  test('everything is frozen', async () => {
    const { assistant, server, twilio } = await load(yaml(''))
    for (const part of [assistant, assistant.prompts.fillers, assistant.models[0], server, twilio.authTokens]) {
      expect(Object.isFrozen(part)).toBe(true)
    }
  })
})

describe('secrets', () => {
  const secrets = { MISTRAL_API_KEY: 'sesame-1', TWILIO_AUTH_TOKEN: 'sesame-2,sesame-3', A_KEY: 'sesame-4' }
  const model = 'provider: openai-compatible, dialect: openai, model: m, apiKeyEnv: A_KEY, baseUrl: "https://a.example"'

  test('no way of printing the configuration shows one', async () => {
    const config = await load(yaml(`models: [{ ${model} }]`), secrets)
    const logged: string[] = []
    pino({ level: 'trace' }, { write: (line) => void logged.push(line) }).info(
      { config, ...config.mistral },
      `${config.mistral.apiKey}`,
    )
    const printed = [
      JSON.stringify(config),
      inspect(config, { depth: null, showHidden: true }),
      `${config.mistral.apiKey} ${config.twilio.authTokens} ${Object.values(config.providerKeys)}`,
      ...logged,
    ]
    expect(config.mistral.apiKey?.reveal()).toBe('sesame-1')
    for (const text of printed) {
      expect(text).toContain('[secret]')
      expect(text).not.toContain('sesame')
    }
  })

  test('no fault shows one, not even where it was put by mistake', async () => {
    const misplaced = `apiKey: sesame-5\nmodels: [{ ${model.replace('A_KEY', 'sesame-6').replace('//', '//me:sesame-7@')} }]`
    const env = { ...secrets, MISTRAL_API_KEY: 'sesame 1', TWILIO_ACCOUNT_SID: 'sesame-2', DATABASE_URL: 'x://sesame' }
    const error = await errorOf(yaml(misplaced), env)
    expect(error.faults).toHaveLength(6)
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain('sesame')
  })
})
