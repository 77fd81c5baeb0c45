import { expect, test } from 'vitest'
import type { SettingReference } from '../../../../routes/assistant/schema.ts'
import { findSetting, keyOf, settingsWithin } from './settings.ts'

function setting(path: string, ...when: string[]): SettingReference {
  const rest = {
    group: 'g',
    about: 'a',
    type: 't',
    form: 'value',
    default: null,
    isRequired: false,
    choices: [],
  } as const
  return { ...rest, path, when, choices: [] }
}

const settings = [
  setting('models'),
  setting('models[].provider'),
  setting('models[].model'),
  setting('models[].dialect', 'provider: openai-compatible'),
  setting('sources[].at', 'kind: file', 'kind: folder'),
  setting('sources[].at', 'kind: page'),
  setting('actions[].input.*.type'),
  setting('actions[].input.*.min', 'type: number'),
]
const beside = (keys: Record<string, string> = {}) => new Map(Object.entries(keys))
const within = (steps: readonly string[], keys?: Record<string, string>) =>
  settingsWithin(settings, steps, beside(keys)).map(keyOf)

test('what may stand in a section is offered, as far as it is not there and fits', () => {
  expect(within([])).toEqual(['models'])
  expect(within(['models', '[]'])).toEqual(['provider', 'model', 'dialect'])
  expect(within(['models', '[]'], { provider: 'mistral' })).toEqual(['model'])
  expect(within(['models', '[]'], { provider: 'openai-compatible', model: '' })).toEqual(['dialect'])
  expect(within(['actions', '[]', 'input', 'number'], { type: 'number' })).toEqual(['min'])
  expect(within(['nowhere'])).toEqual([])
})

test('a setting is found where it is written, in its alternative', () => {
  const at = (kind: string) => findSetting(settings, ['sources', '[]', 'at'], beside({ kind }))?.when
  expect([at('page'), at('folder'), at('')]).toEqual([
    ['kind: page'],
    ['kind: file', 'kind: folder'],
    ['kind: file', 'kind: folder'],
  ])
  expect(findSetting(settings, ['actions', '[]', 'input', 'x', 'type'], beside())?.path).toBe('actions[].input.*.type')
  expect(findSetting(settings, ['nowhere'], beside())).toBeNull()
})
