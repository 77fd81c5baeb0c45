import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { deskActions, deskMenu, messageForm } from '../../../test/fakes/desk-actions.ts'
import { finish, scriptedModel, text } from '../../../test/fakes/scripted-model.ts'
import { fakeDesk } from '../../../test/fakes/transfer-desk.ts'
import { type DialogueDeskOptions, openDialogueDesk } from '../../../test/support/dialogue-desk.ts'
import { defineAction } from '../../actions/define-action.ts'
import type { Directive } from '../directive.ts'
import type { OperatorDirective } from '../events.ts'
import type { LineInput } from '../spoken-line.ts'

const closing = 'May I help you with something else?'
const cutIn = (heard: string): LineInput => ({ kind: 'interruption', heard, afterMs: null })

/** A call in which the key 7 has something said and then done with the call. */
function deskWith(then: Directive, said = 'Gladly. ', more: Partial<DialogueDeskOptions> = {}) {
  const action = defineAction({
    ...{ name: 'test', purpose: 'Does it.', input: z.object({}), effects: false },
    run: () => ({ outcome: 'done', text: said, then }),
  })
  const does = { kind: 'action', action: 'test', input: {} } as const
  return openDialogueDesk({
    models: (clock) => [scriptedModel('m', clock, [text('At the river. '), finish()])],
    actions: [action, ...deskActions().actions],
    forms: [messageForm],
    menu: [{ key: null, label: {}, phrases: { en: ['do it'] }, does }, ...deskMenu],
    ...more,
  })
}

describe('once what is said was heard', () => {
  test('the call ends, and not before', async () => {
    await using desk = await deskWith({ kind: 'end' }, 'Goodbye, then.')
    await desk.say('do it')
    expect(desk.said()).toBe('Goodbye, then.')
    expect(desk.ended).toEqual([])
    await desk.silent()
    expect(desk.ended).toEqual([{ reason: 'goodbye' }])
    expect(desk.call.state.ended).toBe('assistant')
  })

  test('a caller who cuts in with words is not hung up on', async () => {
    await using desk = await deskWith({ kind: 'end' }, 'Goodbye, then. Have a nice day.')
    await desk.say('do it')
    desk.dialogue.take(cutIn('Goodbye'))
    await desk.say('Wait, where are you?')
    await desk.silent()
    expect(desk.ended).toEqual([])
    expect(desk.said()).toContain(`At the river. ${closing}`)
  })

  test('a noise in between only delays it', async () => {
    await using desk = await deskWith({ kind: 'end' }, 'Goodbye, then. Have a nice day.')
    await desk.say('do it')
    desk.dialogue.take(cutIn('Goodbye, then.'))
    await desk.clock.advance(1_500)
    await desk.silent()
    expect(desk.ended).toEqual([{ reason: 'goodbye' }])
  })

  test('the caller is put through, and what is said meanwhile is not taken', async () => {
    const people = fakeDesk({})
    await using desk = await deskWith({ kind: 'transfer', target: 'billing', because: 'asked' }, 'One moment.', {
      people,
    })
    await desk.say('do it')
    expect(people.asked).toEqual([])
    await desk.silent()
    await desk.say('Hello?')
    expect(desk.ended).toEqual([{ reason: 'transfer' }])
    expect(desk.call.state.transfer).toMatchObject({ asked: 'billing', outcome: null })
    expect(desk.said()).toBe('One moment.')
  })

  test('a caller whom nobody can take is told so once, and the call goes on', async () => {
    await using desk = await deskWith({ kind: 'transfer', target: 'sales', because: 'asked' }, 'One moment.')
    await desk.say('do it')
    await desk.silent()
    expect(desk.said()).toBe('One moment.I am sorry, I could not reach sales. Shall I take a message?')
    await desk.silent()
    expect(desk.said()).toBe('')
    await desk.say('Yes')
    expect(desk.said()).toContain('May I have your name')
  })

  test('it is done by the next session where the line was lost in between', async () => {
    const people = fakeDesk({})
    await using desk = await deskWith({ kind: 'transfer', target: 'billing', because: 'asked' }, 'One moment.', {
      people,
    })
    await desk.say('do it')
    await desk.reopen()
    await desk.silent()
    expect(desk.ended.at(-1)).toEqual({ reason: 'transfer' })
    expect(people.asked).toHaveLength(1)
  })
})

describe('what a person of the business wants', () => {
  const direct = async (desk: Awaited<ReturnType<typeof deskWith>>, then: OperatorDirective) => {
    await desk.call.record({ type: 'call.directed', turn: desk.call.state.turn, then, by: 'Ada' })
    desk.dialogue.obey()
    await desk.rest()
  }

  test('the call ends with a goodbye, in the middle of an answer', async () => {
    await using desk = await deskWith({ kind: 'repeat' })
    await desk.say('Where are you?')
    desk.said()
    await direct(desk, { kind: 'end' })
    expect(desk.said()).toBe('Thank you for calling. Goodbye!')
    expect(desk.ended).toEqual([])
    await desk.say('Hello?')
    await desk.silent()
    expect(desk.ended).toEqual([{ reason: 'goodbye' }])
    expect(desk.call.state.ended).toBe('operator')
  })

  test('the caller is put through at once, and told by whoever dials', async () => {
    const people = fakeDesk({})
    await using desk = await deskWith({ kind: 'repeat' }, '', { people })
    await desk.say('Where are you?')
    desk.said()
    await direct(desk, { kind: 'transfer', target: 'billing', because: 'operator' })
    expect(desk.ended).toEqual([{ reason: 'transfer' }])
    expect(people.asked).toMatchObject([{ facts: { because: 'operator' } }])
    expect(desk.call.state.directed).toBeNull()
  })

  test('where nobody can be reached the caller is told, and the call goes on', async () => {
    await using desk = await deskWith({ kind: 'repeat' }, '')
    await direct(desk, { kind: 'transfer', target: 'sales', because: 'operator' })
    expect(desk.said()).toBe('I am sorry, I could not reach sales. Shall I take a message?')
    expect(desk.call.state.directed).toBeNull()
    await desk.silent()
    await desk.say('Where are you?')
    expect(desk.said()).toContain('At the river.')
  })

  test('it is done by the next session where there is none', async () => {
    await using desk = await deskWith({ kind: 'repeat' })
    desk.dialogue.close()
    await desk.call.record({ type: 'call.directed', turn: 0, then: { kind: 'end' }, by: 'Ada' })
    await desk.reopen()
    expect(desk.said()).toBe('Thank you for calling. Goodbye!')
  })
})

describe('with what is said', () => {
  test('a form begins, in the place of the closing question', async () => {
    await using desk = await deskWith({ kind: 'form', form: 'message', values: { name: 'Sam' } })
    await desk.say('do it')
    expect(desk.said()).toMatch(/^Gladly\. At what number can we reach you\?$/)
    expect(desk.call.state.closingAsked).toBe(false)
  })

  test('a form that nobody knows is no end', async () => {
    await using desk = await deskWith({ kind: 'form', form: 'tax return', values: {} })
    await desk.say('do it')
    expect(desk.said()).toBe(`Gladly. ${closing}`)
  })

  test('the last answer comes again', async () => {
    await using desk = await deskWith({ kind: 'repeat' }, '')
    await desk.say('Where are you?')
    await desk.silent()
    desk.said()
    await desk.say('do it')
    expect(desk.said()).toBe(`At the river. ${closing}`)
  })

  test('the language changes, for the line, the texts and the log', async () => {
    await using desk = await deskWith({ kind: 'language', language: 'es-US' }, '¡Claro!', {
      assistant: { languages: [{ code: 'es-US' }] },
    })
    await desk.say('do it')
    expect(desk.said()).toMatch(/^¡Claro! ¿/)
    expect(desk.pieces.findLast(({ text }) => text.includes('¿'))).toMatchObject({ language: 'es-US' })
    expect(desk.call.state.language).toBe('es-US')
    expect(desk.languages).toEqual(['es-US'])
    await desk.reopen()
    expect(desk.languages).toEqual(['es-US', 'es-US'])
  })

  test('the pace changes: pauses stand between sentences, and who cuts in hears nothing more', async () => {
    await using desk = await deskWith({ kind: 'pace', slow: true }, 'Gladly.', {
      models: (clock) => [scriptedModel('m', clock, [text('At the river. Behind the bridge. '), finish()])],
    })
    await desk.say('do it')
    await desk.clock.advance(10_000)
    await desk.silent()
    desk.said()
    await desk.say('Where are you?')
    expect(desk.said()).toBe('At the river.')
    desk.dialogue.take({ kind: 'assistant-speaking', speaking: false })
    await desk.clock.advance(2_000)
    expect(desk.said()).toBe('Behind the bridge.')
    desk.dialogue.take(cutIn('At the river. Behind'))
    await desk.clock.advance(1_000)
    expect(desk.said()).toBe('')
  })
})

test('a yes while a question of a form is being asked is an answer', async () => {
  await using desk = await deskWith({ kind: 'form', form: 'message', values: {} })
  await desk.say('do it')
  await desk.silent()
  await desk.say('Sam')
  desk.dialogue.take(cutIn('At what'))
  await desk.say('202 555 0123')
  desk.dialogue.take(cutIn('I have two zero two'))
  await desk.say('Yes')
  expect(desk.call.state.form?.values).toMatchObject({ number: '+12025550123' })
})

test('nobody is asked whether they are there while an action runs', async () => {
  const done = Promise.withResolvers<void>()
  const slow = defineAction({
    ...{ name: 'test', purpose: 'Waits.', input: z.object({}), effects: false, limitMs: 60_000 },
    fillers: ['Looking.', 'Still looking.'],
    async run() {
      await done.promise
      return { outcome: 'done', text: 'Found.' }
    },
  })
  await using desk = await openDialogueDesk({
    models: () => [],
    actions: [slow],
    menu: [{ key: '1', label: {}, phrases: { en: ['look'] }, does: { kind: 'action', action: 'test', input: {} } }],
  })
  await desk.say('look')
  await desk.clock.advance(30_000)
  expect(desk.said()).toBe('Looking. Still looking. Looking.')
  done.resolve()
  await desk.rest()
  expect(desk.said()).toContain(`Found. ${closing}`)
  expect(desk.call.state.silences).toBe(0)
})
