import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { assistantSchema } from './schema.ts'
import { readSettingsReference, referenceOf, type SettingReference } from './settings-reference.ts'

const reference = await readSettingsReference()

function find(path: string, when?: string): SettingReference {
  const found = reference.find((one) => one.path === path && (when === undefined || one.when.includes(when)))
  if (!found) throw new Error(`${path} is not in the reference`)
  return found
}

describe('the reference', () => {
  test('has each setting once, in the order of the example, with words and what is allowed', () => {
    const names = reference.map(({ path, when }) => `${path} ${when.join()}`)
    expect(new Set(names).size).toBe(names.length)
    expect(reference.filter(({ about, type, group }) => !about || !type || !group)).toEqual([])
    expect(names.slice(0, 2)).toEqual(['name ', 'greeting '])
    expect(new Set(reference.map(({ group }) => group)).size).toBeGreaterThan(10)
  })

  test('says what holds when a setting is missing, as the schema has it', () => {
    expect(find('timing.patienceMs')).toMatchObject({
      about: 'Silence after a question before a filler is said: 200 to 8000 ms.',
      ...{ type: 'a whole number from 200 to 8000', default: '2500', form: 'value', group: 'How long it waits' },
    })
    expect(find('vocabulary')).toMatchObject({ form: 'list', default: '[]' })
    expect(find('openingHours')).toMatchObject({ form: 'section', default: 'null' })
    expect(find('openingHours.zone')).toMatchObject({ isRequired: true, default: null })
    const { timing } = assistantSchema.parse({})
    for (const [key, value] of Object.entries(timing)) expect(find(`timing.${key}`).default).toBe(String(value))
  })

  test('offers what can be chosen', () => {
    expect(find('line').choices.map(({ value }) => value)).toEqual(['auto', 'relay', 'webhook'])
    expect(find('listening.bargeIn').choices.map(({ value }) => value)).toEqual(['true', 'false'])
    expect(find('knowledge.sources[].kind').choices).toContainEqual({ value: 'file', about: 'A single document.' })
  })

  test('tells alternatives apart only where they differ', () => {
    expect(find('models[].model').when).toEqual([])
    expect(find('models[].dialect').when).toEqual(['provider: openai-compatible'])
    expect(find('knowledge.sources[].pages').when).toEqual(['kind: site', 'kind: sitemap'])
    expect(find('actions[].input.*.min', 'type: integer').type).toBe('a whole number')
  })
})

test('a comment holds for what stands below it without a blank line or a comment of its own', () => {
  const schema = z.strictObject({
    section: z.strictObject({ a: z.int(), b: z.int(), c: z.int() }),
    own: z.record(z.string(), z.boolean()),
  })
  const example = `
# --- First ---

# All of it.
section:
  a: 1
  # Both are
  # one thing.
  b: 2

  c: 3
own:
  x: true
`
  const found = referenceOf(z.toJSONSchema(schema, { io: 'input' }), example)
  expect(found.map(({ path, about, group }) => [path, about, group])).toEqual([
    ['section', 'All of it.', 'First'],
    ['section.a', 'All of it.', 'First'],
    ['section.b', 'Both are one thing.', 'First'],
    ['section.c', 'All of it.', 'First'],
    ['own', 'All of it.', 'First'],
  ])
  expect(found.at(-1)?.type).toBe('a section with names of your own, each with true or false')
})
