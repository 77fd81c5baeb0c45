import { describe, expect, test } from 'vitest'
import { doneAnd } from '../define-action.ts'
import { clinic, commonTexts, openDesk } from './desk.test-support.ts'
import { menuEntries } from './menu.ts'
import { deskTexts } from './texts/in-language.ts'

test('a call is not ended on a question', async () => {
  const { act, state } = openDesk()
  for (const words of ['Bye… oh, when do you close?', '', 'هل أنتم مفتوحون؟']) {
    state.words = [words]
    expect(await act('end_call')).toMatchObject({ outcome: 'failed' })
  }
  state.words = ['When do you close?', 'Thanks, that is all']
  expect(await act('end_call')).toMatchObject(doneAnd('Goodbye!', { kind: 'end' }))
})

test('the language changes to one of the settings only', async () => {
  const { act } = openDesk(clinic({ languages: [{ code: 'es-US' }, { code: 'de-DE' }] }))
  expect(await act('switch_language', { language: 'de-DE' })).toMatchObject(
    doneAnd('', { kind: 'language', language: 'de-DE' }),
  )
  expect(await act('switch_language', { language: 'ES' })).toMatchObject(
    doneAnd('', { kind: 'language', language: 'es-US' }),
  )
  expect(await act('switch_language', { language: 'French' })).toMatchObject({ outcome: 'failed' })
})

test('answers are repeated and slowed down', async () => {
  const { act } = openDesk()
  expect(await act('repeat_last')).toMatchObject(doneAnd('', { kind: 'repeat' }))
  expect(await act('speak_slower')).toMatchObject(doneAnd('I will speak more slowly.', { kind: 'pace', slow: true }))
  expect(await act('speak_slower', { slow: false })).toMatchObject(
    doneAnd('I will speak at the usual speed again.', { kind: 'pace', slow: false }),
  )
})

describe('the opening hours', () => {
  test.each([
    [{}, 'Yes, we are open now, until six in the evening. We are open Monday to Wednesday'],
    [{ day: 'Saturday' }, 'we are closed'],
    [{ day: 'tomorrow' }, 'we are closed tomorrow'],
  ])('are told: %j', async (input, text) => {
    const { act } = openDesk()
    expect((await act('opening_hours', input)).text).toContain(text)
  })

  test('a day that is none gets the whole week', async () => {
    const { act } = openDesk()
    expect((await act('opening_hours', { day: 'Blursday' })).text).toContain('Regular hours')
  })
})

describe('the menu', () => {
  test('has a key for each thing, and leads to actions that there are', () => {
    const { actions } = openDesk()
    const entries = menuEntries(clinic(), commonTexts)
    expect(entries.map(({ key, label }) => [key, label['en']])).toEqual([
      ['1', 'speak with reception'],
      ['2', 'speak with billing'],
      ['3', 'speak with Dr. Anna Smith'],
      ['4', 'speak with Dr. John Smith'],
      ['5', 'leave a message'],
      ['6', 'be called back'],
      ['7', 'hours'],
      ['0', undefined],
    ])
    for (const { does } of entries) {
      if (does.kind !== 'action') throw new Error('every entry is an action')
      const action = actions.find(({ name }) => name === does.action)
      expect(action?.parse(does.input)).toHaveProperty('key')
    }
  })

  test('has no two things on one key, however many people there are', () => {
    const people = Array.from({ length: 40 }, (_, index) => ({ name: `person ${index}`, to: '+15550100110' }))
    const keys = menuEntries(clinic({ people }), commonTexts).flatMap(({ key }) => key ?? [])
    expect(keys).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '0'])
  })

  test('understands callers in every language that has texts', () => {
    for (const { phrases } of menuEntries(clinic(), commonTexts)) {
      for (const language of Object.keys(deskTexts)) expect(phrases[language]?.length).toBeGreaterThan(1)
    }
  })
})
