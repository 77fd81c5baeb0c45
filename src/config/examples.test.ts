import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseEnv } from 'node:util'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { environmentSchema } from './environment.ts'
import { switchedOn } from './example-comments.ts'
import { loadConfig } from './load-config.ts'
import { assistantSchema } from './schema.ts'
import { assistantRules, describeRule, keysOf, type Rule } from './schema-rules.ts'
import { errorOf, testFolder } from './test-folder.ts'

const readRootFile = (name: string) => readFile(fileURLToPath(new URL(`../../${name}`, import.meta.url)), 'utf8')
const example = await readRootFile('assistant.example.yaml')
/** The example with the settings that it has switched off. */
const everything = switchedOn(example)

async function loadExample(text: string) {
  await using folder = await testFolder({
    'assistant.yaml': text,
    'examples/hospital/knowledge/hours.md': '# Hours',
    'more-pages/a.md': '# A',
    'prices.xlsx': '',
  })
  const WEBHOOK_SECRET = `whsec_${Buffer.alloc(32).toString('base64')}`
  return await loadConfig({ env: { WEBHOOK_SECRET }, cwd: folder.path })
}

/** Every setting of the schema by its path; a list's entries count as one, and so do the variants of a section. */
function settingsOf(rule: Rule, path: string): string[] {
  const parts = [...(rule.oneOf ?? []), ...(rule.anyOf ?? []), ...(rule.items ? [rule.items] : [])] as Rule[]
  const properties = Object.entries(rule.properties ?? {}) as [string, Rule][]
  return [
    ...parts.flatMap((part) => settingsOf(part, path)),
    ...properties.flatMap(([key, part]) => [`${path}.${key}`, ...settingsOf(part, `${path}.${key}`)]),
  ]
}

/** Every path that is written in some settings, in the same form. */
function writtenIn(value: unknown, path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((entry) => writtenIn(entry, path))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => [`${path}.${key}`, ...writtenIn(part, `${path}.${key}`)])
}

describe('assistant.example.yaml', () => {
  test('loads, and what it says of the defaults is true', async () => {
    const { assistant } = await loadExample(example)
    const { instructions, vocabulary, knowledge, openingHours, ...rest } = assistant
    expect(assistantSchema.parse({})).toMatchObject(rest)
    const { sources, ...howRead } = knowledge ?? { sources: [] }
    expect(sources).toEqual([{ kind: 'folder', at: expect.stringMatching(/examples.hospital.knowledge$/) }])
    expect(assistantSchema.parse({ knowledge: { sources: [] } }).knowledge).toMatchObject(howRead)
    expect(openingHours?.holidays).toHaveLength(2)
  })

  test('loads with everything that it has switched off', async () => {
    const { assistant } = await loadExample(everything)
    expect(assistant.models.map(({ provider }) => provider)).toEqual([
      'mistral',
      'mistral',
      'openai-compatible',
      'ai-sdk',
    ])
    const sources = assistant.knowledge?.sources ?? []
    expect(sources.map(({ kind }) => kind)).toEqual(['folder', 'folder', 'file', 'page', 'site', 'sitemap'])
    expect(assistant.knowledge?.synonyms).toHaveLength(1)
  })

  test('has every setting of the schema', () => {
    const written = new Set(writtenIn(parse(everything), ''))
    const settings = settingsOf(assistantRules(), '')
    expect(settings.length).toBeGreaterThan(70)
    expect(settings.filter((setting) => !written.has(setting))).toEqual([])
  })

  test('names the limits that the schema has', () => {
    const text = example.replace(/\s*\n\s*# /g, ' ')
    const ranges = [...JSON.stringify(collectRanges(assistantRules())).matchAll(/from (\d+) to (\d+)/g)]
    const missing = ranges.filter(([, least, most]) => !new RegExp(`\\b${least} to ${most}\\b`).test(text))
    expect(ranges.length).toBeGreaterThan(10)
    expect(missing.map(([range]) => range)).toEqual([])
  })
})

/** The ranges of the numbers in sections and in lists of them, in words. */
function collectRanges(rule: Rule): string[] {
  const variants = [...(rule.oneOf ?? []), ...(rule.anyOf ?? []), ...(rule.items ? [rule.items] : [])] as Rule[]
  const sections = Object.values(rule.properties ?? {}) as Rule[]
  const numbers = sections.filter(({ type }) => type === 'integer' || type === 'number')
  return [...numbers.map(describeRule), ...[...sections, ...variants].flatMap(collectRanges)]
}

const variables = Object.keys(environmentSchema.shape)

test('.env.example has every variable, and none that the program does not read', async () => {
  expect(Object.keys(parseEnv(await readRootFile('.env.example'))).toSorted()).toEqual(variables.toSorted())
})

test('the tables of docs/configuration.md have every variable and every section', async () => {
  const rows = [...(await readRootFile('docs/configuration.md')).matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name)
  expect(rows.toSorted()).toEqual([...variables, ...keysOf(assistantRules())].toSorted())
})

test('the faults in docs/configuration.md are what the program really says', async () => {
  const lines = [
    ...['name: Riverside Hospital', 'closing_question: Anything else?', 'language: de-DE', 'openingHours:'],
    ...['  zone: America/New_York', '  days:', '    monday: [08:00-12:00, 13:00-18:00]', '    tuesday: [20:00-06:00]'],
    ...['timing:', '  patienceMs: 9000'],
  ]
  const { message } = await errorOf({ 'assistant.yaml': lines.join('\n') }, { PUBLIC_URL: 'phone.example.org' })
  expect(await readRootFile('docs/configuration.md')).toContain(message)
})
