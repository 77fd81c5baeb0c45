import type { Assistant } from '../../config/schema.ts'
import type { FormDefinition, FormField } from '../../conversation/forms/form.ts'
import { callBackForm, messageForm, recordCallBack, recordMessage } from './messages.ts'
import { checkCode, codeForm } from './verification.ts'

type Asked = Assistant['messages']['ask'][number]

const plain = { ask: {}, askAgain: {}, optional: true, confirm: false, secret: false } as const

/** The questions are those that are shipped for fields of these names. */
const fields: Readonly<Record<Asked, FormField>> = {
  name: { ...plain, name: 'name', kind: 'name', optional: false, confirm: true },
  number: { ...plain, name: 'number', kind: 'phone', confirm: true },
  reason: { ...plain, name: 'reason', kind: 'words', optional: false },
  urgency: { ...plain, name: 'urgency', kind: 'yes-no' },
  bestTime: { ...plain, name: 'bestTime', kind: 'words' },
}
const code: FormField = {
  ...plain,
  ...{ name: 'code', kind: 'digits', optional: false, secret: true },
  digits: { min: 6, max: 6, endKey: null },
}

/** The forms of the desk: a message, a call back, and the code of a caller who is verified; those that are switched on. */
export function deskForms({ messages, texts }: Pick<Assistant, 'messages' | 'texts'>): FormDefinition[] {
  const asked = messages.ask.map((name) => fields[name])
  // Nobody can be called back without a number.
  const others = asked.filter(({ name }) => name !== 'number' && name !== 'urgency')
  const toCallBack = [...others, { ...fields.number, optional: false }]
  return [
    ...(messages.enabled ? [{ name: messageForm, fields: asked, onFilled: recordMessage }] : []),
    ...(messages.callBack ? [{ name: callBackForm, fields: toCallBack, onFilled: recordCallBack }] : []),
    ...(texts.verification ? [{ name: codeForm, fields: [code], onFilled: checkCode }] : []),
  ]
}
