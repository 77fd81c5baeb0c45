import { z } from 'zod'
import { defineAction } from '../../src/actions/define-action.ts'
import type { Action } from '../../src/conversation/actions.ts'
import type { FormDefinition, FormField } from '../../src/conversation/forms/form.ts'
import type { MenuEntry } from '../../src/conversation/menu/menu.ts'

const plain = { ask: {}, askAgain: {}, optional: true, confirm: false, secret: false } as const

const nameField: FormField = { ...plain, name: 'name', kind: 'name', optional: false }
const numberField: FormField = { ...plain, name: 'number', kind: 'phone', optional: false, confirm: true }
const reasonField: FormField = { ...plain, name: 'reason', kind: 'words', optional: false }
const timeField: FormField = { ...plain, name: 'bestTime', kind: 'words' }

export const messageForm: FormDefinition = {
  name: 'message',
  fields: [nameField, numberField, reasonField, timeField],
  onFilled: 'record_message',
}
export const codeForm: FormDefinition = {
  name: 'code',
  fields: [
    { ...plain, name: 'code', kind: 'digits', optional: false, secret: true, digits: { min: 4, max: 4, endKey: '#' } },
  ],
  onFilled: 'check_code',
}

/** Messages that were taken and codes that were tried, with actions that put them there. */
export function deskActions() {
  const taken: Readonly<Record<string, unknown>>[] = []
  const codes: string[] = []
  const effects = false
  const words = z.string().optional()
  const actions: Action[] = [
    defineAction({
      ...{ name: 'take_message', purpose: 'Takes a message.', input: z.object({}), effects },
      run: () => ({
        outcome: 'done',
        text: 'Gladly.',
        then: { kind: 'form', form: 'message', values: {} },
      }),
    }),
    defineAction({
      ...{ name: 'record_message', purpose: 'Keeps a message.', effects: true },
      input: z.object({ name: words, number: words, reason: words, bestTime: words }),
      run(input) {
        taken.push(input)
        return { outcome: 'done', text: 'Thank you, I will pass that on.' }
      },
    }),
    defineAction({
      ...{ name: 'opening_hours', purpose: 'Tells the hours.', input: z.object({}), effects },
      run: () => ({ outcome: 'done', text: 'We are open from eight to six.' }),
    }),
    defineAction({
      ...{ name: 'check_code', purpose: 'Checks a code.', input: z.object({ code: z.string() }), effects },
      ...{ secrets: ['code'] },
      run({ code }) {
        codes.push(code)
        return { outcome: 'done', text: code === '0417' ? 'That is right.' : 'That is wrong.' }
      },
    }),
    defineAction({
      ...{ name: 'ask_code', purpose: 'Asks for a code.', input: z.object({}), effects },
      run: () => ({
        outcome: 'done',
        text: 'I have sent you a code.',
        then: { kind: 'form', form: 'code', values: {} },
      }),
    }),
    defineAction({
      ...{ name: 'put_through', purpose: 'Puts through.', input: z.object({ target: z.string() }), effects },
      run: ({ target }) => ({
        outcome: 'done',
        text: `I am putting you through to ${target}.`,
        then: { kind: 'transfer', target, because: 'asked' },
      }),
    }),
  ]
  return { actions, taken, codes }
}

const act = (action: string, input = {}) => ({ kind: 'action', action, input }) as const

export const deskMenu: readonly MenuEntry[] = [
  {
    key: '1',
    label: { en: 'speak with billing' },
    phrases: { en: ['speak to billing', 'billing department'] },
    does: act('put_through', { target: 'billing' }),
  },
  { key: '2', label: { en: 'leave a message' }, phrases: { en: ['leave a message'] }, does: act('take_message') },
  {
    key: '3',
    label: { en: 'hear our opening hours' },
    phrases: { en: ['opening hours', 'when are you open'] },
    does: act('opening_hours'),
  },
  { key: '4', label: {}, phrases: { en: ['code'] }, does: act('ask_code') },
  { key: '0', label: {}, phrases: { en: ['operator'] }, does: act('put_through', { target: 'billing' }) },
]
