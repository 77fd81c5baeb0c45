import { describe, expect, test } from 'vitest'
import { lineOfSetting, placeAt, settingOn } from './place.ts'

const text = `# Who answers
name: Riverside
instructions: |
  Be brief.
  Never: guess
    or invent.
models:
  - provider: mistral
    model: small # the first

  - provider: openai-compatible
    dialect: ollama
people:
- name: desk
  to: '+15550100100'
  hours:
    zone: Europe/Berlin
    days:
      monday: [08:00-12:00]
actions:
  - name: find
    input:
      number: { type: text }
    request:
      url: x
timing:
  
vocabulary: [a, b]
`
const lines = text.split('\n')
const lineWith = (words: string) => lines.findIndex((line) => line.includes(words))

/** The place behind these words. */
function behind(words: string, all = lines) {
  const line = all.findIndex((one) => one.includes(words))
  return placeAt(all, line, (all[line] ?? '').indexOf(words) + words.length)
}

const pathOf = (place: { readonly steps: readonly string[] } | null) => place?.steps.join('.') ?? null

describe('the setting on a line is found', () => {
  test.each([
    ['name: Riverside', 'name'],
    ['provider: mistral', 'models.[].provider'],
    ['dialect: ollama', 'models.[].dialect'],
    ['- name: desk', 'people.[].name'],
    ['zone: Europe', 'people.[].hours.zone'],
    ['monday:', 'people.[].hours.days.monday'],
    ['url: x', 'actions.[].request.url'],
    ['number: {', 'actions.[].input.number'],
  ])('%s', (words, path) => {
    expect(pathOf(settingOn(lines, lineWith(words)))).toBe(path)
  })

  test.each(['# Who answers', 'Be brief', 'Never: guess', 'or invent'])('not in "%s"', (words) => {
    expect(settingOn(lines, lineWith(words))).toBeNull()
  })

  test('with the keys beside it, and not those of other entries', () => {
    expect([...(settingOn(lines, lineWith('model: small'))?.beside ?? [])]).toEqual([['provider', 'mistral']])
    expect([...(settingOn(lines, lineWith('dialect:'))?.beside ?? [])]).toEqual([['provider', 'openai-compatible']])
    expect([...(settingOn(lines, lineWith('- name: desk'))?.beside.keys() ?? [])]).toEqual(['to', 'hours'])
  })
})

describe('somebody who writes', () => {
  test('a value is known by its key', () => {
    expect(behind('name: River')).toMatchObject({ kind: 'value', steps: ['name'], from: 6 })
    expect(behind('  - provider: ')).toMatchObject({ kind: 'value', steps: ['models', '[]', 'provider'], from: 14 })
    expect(behind('vocabulary: [a, ')).toMatchObject({ kind: 'value', steps: ['vocabulary'], from: 16 })
  })

  test('a key is known by the section around it', () => {
    const begun = text.replace('    dialect: ollama', '    dial').split('\n')
    const place = behind('    dial', begun)
    expect(place).toMatchObject({ kind: 'key', steps: ['models', '[]'], from: 4 })
    expect([...(place?.beside ?? [])]).toEqual([['provider', 'openai-compatible']])
    expect(placeAt(lines, lineWith('timing:') + 1, 2)).toMatchObject({ kind: 'key', steps: ['timing'], from: 2 })
    expect(placeAt(['people:', '  - '], 1, 4)).toMatchObject({ kind: 'key', steps: ['people', '[]'], from: 4 })
    expect(placeAt(['people:', '- na'], 1, 4)).toMatchObject({ kind: 'key', steps: ['people', '[]'], from: 2 })
    expect(placeAt(['ti'], 0, 2)).toMatchObject({ kind: 'key', steps: [], from: 0 })
  })

  test('a comment or a text of several lines is left alone', () => {
    expect(behind('# Who')).toBeNull()
    expect(behind('small # the')).toBeNull()
    expect(behind('Be br')).toBeNull()
    expect(behind('or inv')).toBeNull()
  })
})

test('a setting that faults name has a line', () => {
  expect(lineOfSetting(lines, 'people[0].to')).toBe(lineWith('people:'))
  expect(lineOfSetting(lines, 'openingHours')).toBeNull()
})
