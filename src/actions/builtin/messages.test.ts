import { expect, test } from 'vitest'
import { doneAnd } from '../define-action.ts'
import { clinic, openDesk } from './desk.test-support.ts'
import { deskForms } from './forms.ts'

test('taking a message begins a form with what is known', async () => {
  const { act, noted } = openDesk()
  const given = { name: 'Ann', number: '(202) 555-0177', reason: 'my bill', urgency: 'urgent', for: 'the biling dept' }
  const values = { for: 'billing', name: 'Ann', number: '+12025550177', reason: 'my bill', urgency: 'yes' }
  expect(await act('take_message', given)).toMatchObject(
    doneAnd('I will take a message.', { kind: 'form', form: 'message', values }),
  )
  expect(noted).toEqual([])
})

test('what makes no number or person is asked for instead', async () => {
  const { act } = openDesk()
  expect(await act('call_back', { number: 'the usual one', for: 'Bob', bestTime: 'noon' })).toMatchObject(
    doneAnd('I will note that you would like to be called back.', {
      ...{ kind: 'form', form: 'call-back', values: { bestTime: 'noon' } },
    }),
  )
})

test('a message is in the log when it is done', async () => {
  const { act, noted } = openDesk()
  const result = await act('record_message', { name: 'Ann', number: '+12025550177', reason: 'my bill', urgency: 'no' })
  expect(result).toMatchObject({ outcome: 'done', text: 'I will pass that on.' })
  expect(noted).toEqual([
    {
      type: 'message.taken',
      turn: 3,
      id: 'run-1',
      message: {
        ...{ kind: 'message', for: null, name: 'Ann', number: '+12025550177', reason: 'my bill' },
        ...{ urgency: 'normal', bestTime: null },
      },
    },
  ])
})

test('without a number the caller is reached where the call comes from', async () => {
  const { act, noted } = openDesk()
  await act('record_call_back', { name: 'Ann' })
  expect(noted).toMatchObject([{ message: { kind: 'call-back', number: '+12025550143' } }])
})

test('nobody can be called back without a number, and nothing is noted', async () => {
  const { act, noted } = openDesk()
  const result = await act('record_call_back', { name: 'Ann' }, { caller: 'anonymous', language: 'de-DE' })
  expect(result).toMatchObject({ outcome: 'failed', text: expect.stringContaining('Telefonnummer') })
  expect(noted).toEqual([])
})

test('no model is offered what only a form may do', () => {
  const { actions, facts } = openDesk()
  const offered = actions.filter((action) => action.isOffered(facts())).map(({ name }) => name)
  expect(offered).toEqual([
    ...['put_through', 'take_message', 'call_back', 'send_text', 'stop_texts', 'send_code'],
    ...['opening_hours', 'end_call', 'repeat_last', 'speak_slower'],
  ])
})

test('what is switched off is not there', () => {
  const { actions } = openDesk(clinic({ people: [], messages: {}, texts: {}, openingHours: null }))
  expect(actions.map(({ name }) => name)).toEqual(['end_call', 'repeat_last', 'speak_slower'])
})

test('every form ends in an action that there is', () => {
  const { actions } = openDesk()
  const forms = deskForms(clinic())
  expect(forms.map(({ name }) => name)).toEqual(['message', 'call-back', 'code'])
  for (const { onFilled } of forms) expect(actions.map(({ name }) => name)).toContain(onFilled)
})

test('the questions of a message are those of the settings, in their order', () => {
  const ask = ['reason', 'bestTime', 'urgency', 'number']
  const [message, callBack] = deskForms(clinic({ messages: { enabled: true, callBack: true, ask } }))
  expect(message?.fields.map(({ name }) => name)).toEqual(ask)
  expect(callBack?.fields.map(({ name, optional }) => [name, optional])).toEqual([
    ['reason', false],
    ['bestTime', true],
    ['number', false],
  ])
})
