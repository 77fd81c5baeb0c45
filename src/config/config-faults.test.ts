import { describe, expect, test } from 'vitest'
import type { Fault } from './fault.ts'
import { errorOf, type Files, faultsOf, yaml } from './test-folder.ts'

describe('faults of the YAML', () => {
  const hours = (days: string) => `openingHours:\n  zone: UTC\n  days:\n    ${days}`
  const sources = (entry: string) => `knowledge:\n  sources:\n    - ${entry}`
  const openai = '{ provider: openai-compatible, dialect: openai, model: m, baseUrl: "https://a.example"'

  test.each<[name: string, text: string, fault: Partial<Fault>]>([
    [
      'unknown key',
      'name: A\nclosing_question: B',
      { path: 'closing_question', line: 2, column: 1, hint: 'did you mean closingQuestion?' },
    ],
    ['unknown key, nothing near', 'xyz: 1', { path: 'xyz', hint: null }],
    [
      'unknown key in a section',
      'timing:\n  patienceMS: 1',
      { path: 'timing.patienceMS', line: 2, column: 3, hint: 'did you mean patienceMs?' },
    ],
    [
      'unknown key of a variant',
      'models:\n  - provider: mistral\n    model: m\n    baseURL: x',
      { path: 'models[0].baseURL', line: 4, allowed: 'provider, model' },
    ],
    ['a key that means something to objects', '__proto__: 1', { path: '__proto__', found: 'an unknown key' }],
    [
      'out of range',
      'timing: { patienceMs: 9 }',
      { path: 'timing.patienceMs', found: '9', allowed: 'a whole number from 200 to 8000', column: 11 },
    ],
    ['no upper end', 'limits: { liveCalls: 0 }', { allowed: 'a whole number of at least 1' }],
    ['not whole', 'timing: { patienceMs: 300.5 }', { found: '300.5' }],
    ['a number in quotes', 'timing: { patienceMs: "300" }', { found: '"300"', hint: 'write it without quotes' }],
    [
      'a text without quotes',
      'fallback:\n  dial: +15550100123',
      { path: 'fallback.dial', found: '15550100123', hint: 'put quotes around it' },
    ],
    ['yes is no boolean', 'listening: { bargeIn: yes }', { found: '"yes"', allowed: 'true or false' }],
    ['a choice', 'listening: { speechModel: phonecall, speechTimeout: 1000 }', { hint: 'did you mean phone_call?' }],
    ['this or that', 'listening: { speechTimeout: never }', { allowed: 'auto, or a whole number from 1000 to 10000' }],
    ['a section that is a text', 'prompts: hello', { path: 'prompts', found: '"hello"' }],
    ['a missing key', 'models: [{ provider: mistral }]', { path: 'models[0].model', found: 'nothing', line: 1 }],
    [
      'knowledge of nothing',
      'name: A\nknowledge:\n  passages: 500',
      { path: 'knowledge', line: 2, allowed: expect.stringContaining('folder: ./knowledge, or with sources') },
    ],
    [
      'an unknown kind of source',
      sources('{ kind: webpage, at: "https://a.example" }'),
      { path: 'knowledge.sources[0].kind', allowed: 'one of folder, file, page, site, sitemap', line: 3 },
    ],
    ['a kind nearly right', sources('{ kind: siteMap, at: "https://a.example" }'), { hint: 'did you mean sitemap?' }],
    [
      'a source that is only a path',
      sources('./pages'),
      {
        path: 'knowledge.sources[0]',
        allowed: 'a section with the key kind: folder, file, page, site, sitemap',
        hint: '{ kind: folder, at: … }',
      },
    ],
    ['a source that is only an address', sources('https://a.example'), { hint: '{ kind: page, at: … }' }],
    ['a source without a place', sources('{ kind: folder }'), { path: 'knowledge.sources[0].at', found: 'nothing' }],
    [
      'a limit that the kind does not have',
      sources('{ kind: page, at: "https://a.example", depth: 2 }'),
      {
        path: 'knowledge.sources[0].depth',
        found: 'a key that belongs elsewhere',
        allowed: 'kind, at',
        hint: 'it goes with kind: site',
      },
    ],
    [
      'a limit that no kind has',
      sources('{ kind: site, at: "https://a.example", page: 2 }'),
      { path: 'knowledge.sources[0].page', found: 'an unknown key', hint: 'did you mean pages?' },
    ],
    [
      'a limit out of range',
      sources('{ kind: site, at: "https://a.example", depth: 11 }'),
      { path: 'knowledge.sources[0].depth', allowed: 'a whole number from 0 to 10' },
    ],
    [
      'an address without a scheme',
      sources('{ kind: page, at: www.a.example/faq }'),
      { path: 'knowledge.sources[0].at', hint: 'did you mean https://www.a.example/faq?' },
    ],
    [
      'an address of another scheme',
      sources('{ kind: site, at: "ftp://a.example/faq" }'),
      { path: 'knowledge.sources[0].at', allowed: expect.stringMatching(/^the address of a page/), hint: null },
    ],
    [
      'an address with a password',
      sources('{ kind: page, at: "https://me:hunter2@a.example/faq" }'),
      { path: 'knowledge.sources[0].at', found: '"https://…@a.example/faq"' },
    ],
    [
      'an address as a file',
      sources('{ kind: file, at: "https://a.example/faq" }'),
      { path: 'knowledge.sources[0].at', hint: 'an address is a source of the kind page, site or sitemap' },
    ],
    [
      'a source twice',
      `${sources('{ kind: page, at: "https://a.example" }')}\n    - { kind: site, at: "https://A.example/#top" }`,
      { path: 'knowledge.sources[1].at', line: 4, found: 'https://a.example/, which is listed before' },
    ],
    ['one synonym', `${sources('{ kind: page, at: "https://a.example" }')}\n  synonyms: [[MRI]]`, { line: 4 }],
    [
      'an unknown provider',
      'models: [{ provider: mistrall, model: m }]',
      { path: 'models[0].provider', hint: 'did you mean mistral?' },
    ],
    ['not a section at all', '- a\n- b', { path: '', found: '["a","b"]' }],
    ['a long text', `name: ${'x'.repeat(200)}`, { found: `a text of 200 characters: "${'x'.repeat(60)}…"` }],
    ['an empty text', 'greeting: "  "', { allowed: 'a text from 1 to 2000 characters' }],
    ['one filler', 'prompts: { fillers: [Hm.] }', { path: 'prompts.fillers' }],
    ['fillers alike', 'prompts: { fillers: [Hm., Hm.] }', { allowed: 'at least two fillers, all different' }],
    ['a comma in the vocabulary', 'vocabulary: [a, "b, c"]', { path: 'vocabulary[1]' }],
    [
      'too much vocabulary',
      `vocabulary: [${Array.from({ length: 400 }, (_, n) => `${'w'.repeat(90)}${n}`)}]`,
      { path: 'vocabulary', allowed: 'at most 32768 bytes in all' },
    ],
    [
      'zone',
      'openingHours:\n  zone: Mars/Base\n  days: {}',
      { path: 'openingHours.zone', found: '"Mars/Base"', line: 2 },
    ],
    [
      'hours in another form',
      hours('monday: [8-18]'),
      { path: 'openingHours.days.monday[0]', allowed: 'a range like 08:00-18:00, in the 24-hour clock' },
    ],
    [
      'hours over midnight',
      hours('monday: ["20:00-06:00"]'),
      { path: 'openingHours.days.monday[0]', line: 4, column: 14 },
    ],
    ['hours that overlap', hours('monday: ["12:00-18:00", "08:00-12:01"]'), { allowed: 'ranges that do not overlap' }],
    [
      'a holiday twice',
      `${hours('{}')}\n  holidays: [{ date: 2026-12-25, name: A }, { date: 2026-12-25, name: B }]`,
      { path: 'openingHours.holidays' },
    ],
    [
      'no such date',
      `${hours('{}')}\n  holidays: [{ date: 2026-02-30, name: A }]`,
      { path: 'openingHours.holidays[0].date' },
    ],
    ['language of another form', 'language: english', { allowed: 'a tag like en-US' }],
    ['language not spoken', 'language: en-UK', { path: 'language', allowed: expect.stringContaining('en-GB') }],
    [
      'voice of another language',
      'language: de-DE',
      {
        path: 'voice',
        found: 'Polly.Joanna-Neural, which speaks en-US',
        allowed: 'a voice that speaks de-DE: Polly.Vicki-Neural, Polly.Daniel-Neural',
      },
    ],
    ['voice of another form', 'voice: Joanna', { path: 'voice', hint: 'did you mean Polly.Joanna-Neural?' }],
    ['speechTimeout auto with a model', 'listening: { speechModel: phone_call }', { path: 'listening.speechTimeout' }],
    ['a deadline after the last one', 'timing: { answerMs: 2000 }', { path: 'timing.firstTokenMs', found: '4000' }],
    [
      'a model twice',
      'models: [{ provider: mistral, model: m }, { model: m, provider: mistral }]',
      { path: 'models[1]', found: 'the same as models[0]' },
    ],
    [
      'an address with a query',
      'models: [{ provider: openai-compatible, dialect: vllm, model: m, baseUrl: "https://a.example?key=1" }]',
      { path: 'models[0].baseUrl', found: '"https://a.example?…"' },
    ],
    [
      'a key variable that is not set',
      `models: [${openai}, apiKeyEnv: A_KEY }]`,
      { path: 'models[0].apiKeyEnv', found: 'A_KEY, which is not set' },
    ],
    ['a number to dial', 'fallback: { dial: "0301234567" }', { allowed: 'a number like +15551234567' }],
  ])('%s', async (_name, text, fault) => {
    const faults = await faultsOf(yaml(text))
    expect(faults).toEqual([expect.objectContaining({ file: 'assistant.yaml', ...fault })])
  })

  test.each<[name: string, text: string, line: number, found: string]>([
    ['a key twice', 'name: A\nvoice: woman\nname: B', 3, 'unique'],
    ['tabs', 'timing:\n\tpatienceMs: 300', 2, 'Tabs'],
    ['a bracket left open', 'name: A\nvocabulary: [a', 2, ']'],
    ['two documents', 'name: A\n---\nname: B', 2, 'multiple documents'],
    ['an unknown tag', 'name: !secret A', 1, 'tag'],
    ['an alias to nothing', 'name: *other', 1, 'other'],
    [
      'aliases of aliases',
      `a: &a [x]\n${[...'bcdefgh'].map((key, n) => `${key}: &${key} [${`*${'abcdefgh'[n]},`.repeat(9)}]`).join('\n')}`,
      1,
      'alias',
    ],
    ['deep nesting', '['.repeat(20_000), 1, ''],
  ])('syntax: %s', async (_name, text, line, found) => {
    const [fault] = await faultsOf(yaml(text))
    expect(fault).toMatchObject({ file: 'assistant.yaml', line, path: '' })
    expect(fault?.found).toContain(found)
  })

  test.each<[name: string, files: Files, path: string, found: string]>([
    ['a folder that is missing', yaml('knowledge: { folder: pages }'), 'knowledge.folder', 'does not exist'],
    [
      'a folder that is a file',
      { ...yaml('knowledge: { folder: pages }'), pages: '' },
      'knowledge.folder',
      'is not a folder',
    ],
    ['a file that is missing', yaml(sources('{ kind: file, at: a.pdf }')), 'knowledge.sources[0].at', 'does not exist'],
    [
      'a file that is a folder',
      { ...yaml(sources('{ kind: file, at: a }')), 'a/b.md': '' },
      'knowledge.sources[0].at',
      'is not a file',
    ],
  ])('documents: %s', async (_name, files, path, found) => {
    const [fault, ...others] = await faultsOf(files)
    expect(fault).toMatchObject({ path, line: path === 'knowledge.folder' ? 1 : 3 })
    expect(fault?.found).toContain(found)
    expect(others).toEqual([])
  })

  test('a folder that is also listed as a source', async () => {
    const files = { ...yaml(`${sources('{ kind: folder, at: ./pages/ }')}\n  folder: pages`), 'pages/a.md': '' }
    const faults = await faultsOf(files)
    expect(faults).toEqual([expect.objectContaining({ path: 'knowledge.sources[0].at', line: 3 })])
  })

  test('a file that is named but not there', async () => {
    const faults = await faultsOf(yaml(''), { FRONTDESK_CONFIG: 'other.yaml' })
    expect(faults).toEqual([expect.objectContaining({ file: 'other.yaml', found: 'no such file', line: null })])
  })
})

describe('faults of the environment', () => {
  test.each<[name: string, value: string, found: string, hint: string | null]>([
    ['PORT', '65536', '"65536"', null],
    ['PORT', '5e3', '"5e3"', null],
    ['HOST', 'http://localhost', '"http://localhost"', null],
    ['PUBLIC_URL', 'phone.example.org', '"phone.example.org"', 'did you mean https://phone.example.org?'],
    ['PUBLIC_URL', 'https://a.example/?x=1', '"https://a.example/?…"', null],
    ['PUBLIC_URL', 'ftp://a.example', '"ftp://a.example"', null],
    ['TWILIO_PHONE_NUMBER', '+1 (555) 010-0123', '"+1 (555) 010-0123"', 'did you mean +15550100123?'],
    ['TWILIO_PHONE_NUMBER', '5550100123', '"5550100123"', null],
    ['TWILIO_ACCOUNT_SID', 'f'.repeat(32), 'a text of 32 characters (not shown)', null],
    ['TWILIO_AUTH_TOKEN', 'two words', 'a text of 9 characters (not shown)', null],
    ['TWILIO_AUTH_TOKEN', ',', 'a text of 1 characters (not shown)', null],
    ['MISTRAL_API_KEY', 'clé', 'a text of 3 characters (not shown)', null],
    ['MISTRAL_BASE_URL', 'https://me:hunter2@a.example', '"https://…@a.example"', null],
    ['TWILIO_API_BASE_URL', 'api.twilio.com', '"api.twilio.com"', null],
    ['DATABASE_URL', 'postgres://me:hunter2@db/calls', 'a text of 30 characters (not shown)', null],
    ['FRONTDESK_LINE', 'relais', '"relais"', 'did you mean relay?'],
    ['LOG_LEVEL', 'INFOS', '"INFOS"', 'did you mean info?'],
  ])('%s=%s', async (name, value, found, hint) => {
    const faults = await faultsOf(yaml(''), { [name]: value })
    expect(faults).toEqual([expect.objectContaining({ file: 'environment', path: name, found, hint, line: null })])
  })

  test('a .env that cannot be read', async () => {
    const faults = await faultsOf({ ...yaml(''), '.env/file': '' })
    expect(faults).toEqual([expect.objectContaining({ file: '.env', found: expect.stringContaining('EISDIR') })])
  })
})

test('all faults come together: environment, form, and fit, in the order of the lines', async () => {
  const text =
    'voice: Polly.Vicki-Neural\nname: 5\nmodels:\n  - { provider: mistral, model: m }\n  - { provider: mistral, model: m }\ntimng: {}\n'
  const faults = await faultsOf(yaml(text), { PORT: 'x', DATABASE_URL: 'y' })
  expect(faults.map(({ path, line }) => [path, line])).toEqual([
    ['PORT', null],
    ['DATABASE_URL', null],
    ['voice', 1],
    ['name', 2],
    ['models[1]', 5],
    ['timng', 6],
  ])
})

test('a faulty setting is not blamed a second time for what it does not fit', async () => {
  const faults = await faultsOf(yaml('voice: [Polly.Vicki-Neural]\nlanguage: de-DE'))
  expect(faults.map(({ path }) => path)).toEqual(['voice'])
})

test('the message is laid out for a terminal', async () => {
  const error = await errorOf(yaml('greting: Hello'), { PORT: 'x' })
  expect(error.message).toMatch(/^The configuration has 2 faults:\n\n {2}environment {2}PORT\n {4}found {4}"x"\n/)
  expect(error.message).toMatch(/\n\n {2}assistant\.yaml:1:1 {2}greting\n.*\n.*\n {4}hint {5}did you mean greeting\?$/)
})
