import { z } from 'zod'
import type { Assistant } from '../../config/schema.ts'
import type { Action, ActionContext, ActionResult } from '../../conversation/actions.ts'
import type { TakenMessage } from '../../conversation/taken-message.ts'
import { readNumber } from '../../lib/phone-number.ts'
import { defineAction, doneAnd } from '../define-action.ts'
import type { CommonTextsIn } from '../ports.ts'
import type { Desk } from './people/desk.ts'
import { claimsOf, textsIn } from './texts/in-language.ts'

/** The names of the forms, which ask for what is missing and say back what was heard. */
export const messageForm = 'message'
export const callBackForm = 'call-back'
/** The actions that take what the forms have; no model is offered them, since nobody has confirmed what it would give. */
export const recordMessage = 'record_message'
export const recordCallBack = 'record_call_back'

type MessageSettings = Assistant['messages']

export interface MessageParts {
  readonly messages: MessageSettings
  readonly desk: Pick<Desk, 'find'>
  readonly textsFor: CommonTextsIn
  /** ISO code of the country in which a number without its country's code is meant; null when that is not known. */
  readonly country: string | null
}

const words = z.string().trim().max(1_000)
const asked = {
  name: words.optional().describe('The name of the caller, only as the caller gave it.'),
  number: words.optional().describe('The number to call back, only as the caller gave it.'),
  reason: words.optional().describe('What it is about, in the words of the caller.'),
  bestTime: words.optional().describe('When the caller can be reached.'),
}
const wish = z.object({
  for: words.optional().describe('The person or department that it is for, if the caller named one.'),
  ...asked,
})
const filled = z.object({ for: words.optional(), ...asked, urgency: words.optional() })

/** To take a message, and to note who wants to be called back; each begins a form, which ends in the log. */
export function messageActions(parts: MessageParts): Action[] {
  const { messages } = parts
  return [
    ...(messages.enabled ? [takeMessage(parts), record(parts, 'message')] : []),
    ...(messages.callBack ? [callBack(parts), record(parts, 'call-back')] : []),
  ]
}

function takeMessage(parts: MessageParts): Action {
  return defineAction({
    name: 'take_message',
    purpose:
      'Takes a message for the business. Use it when the caller wants to leave one, or when nobody can be reached and the caller agrees. Give what the caller has said already; what is missing is then asked for, one by one, so ask for nothing yourself.',
    ability: 'take a message',
    input: wish.extend({
      urgency: z.enum(['normal', 'urgent']).optional().describe('Only when the caller said how urgent it is.'),
    }),
    effects: false,
    run({ urgency, ...input }, { language }) {
      const isUrgent = urgency && (urgency === 'urgent' ? 'yes' : 'no')
      const values = begun(parts, { ...input, urgency: isUrgent })
      return doneAnd(textsIn(language).message.begin, { kind: 'form', form: messageForm, values })
    },
  })
}

function callBack(parts: MessageParts): Action {
  return defineAction({
    name: 'call_back',
    purpose:
      'Notes that the caller wants to be called back by a person. Give what the caller has said already; what is missing is then asked for, one by one, so ask for nothing yourself.',
    ability: 'arrange for somebody to call you back',
    input: wish,
    effects: false,
    run(input, { language }) {
      const values = begun(parts, input)
      return doneAnd(textsIn(language).message.beginCallBack, { kind: 'form', form: callBackForm, values })
    },
  })
}

/** What is known already, as values of the form. */
function begun({ desk, country }: MessageParts, input: Readonly<Record<string, string | undefined>>) {
  const values = Object.entries(input).flatMap(([field, value]): [string, string][] => {
    if (value === undefined || value === '') return []
    if (field === 'for') return nameOf(desk, value)
    if (field !== 'number') return [[field, value]]
    const number = readNumber(value, country)
    return number === null ? [] : [[field, number]]
  })
  return Object.fromEntries(values)
}

function nameOf(desk: Pick<Desk, 'find'>, asked: string): [string, string][] {
  const found = desk.find(asked)
  return found.kind === 'one' ? [['for', found.person.name]] : []
}

function record(parts: MessageParts, kind: TakenMessage['kind']): Action {
  const isMessage = kind === 'message'
  return defineAction({
    name: isMessage ? recordMessage : recordCallBack,
    purpose: 'Keeps what a form has asked for.',
    input: filled,
    effects: true,
    staysInside: true,
    // The same id is the same message, wherever it is delivered.
    idempotent: true,
    claims: claimsOf(isMessage ? 'message' : 'callBack'),
    isOffered: () => false,
    run: (input, context) => keep(parts, kind, input, context),
  })
}

function keep(
  { desk, country, textsFor }: MessageParts,
  kind: TakenMessage['kind'],
  input: z.output<typeof filled>,
  context: ActionContext,
): ActionResult {
  const own = readNumber(context.caller, null)
  const number = input.number === undefined ? own : readNumber(input.number, country)
  if (number === null && (input.number !== undefined || kind === 'call-back')) {
    return { outcome: 'failed', text: textsIn(context.language).message.noNumber }
  }
  const { id, turn } = context
  const [named] = nameOf(desk, input.for ?? '')
  const taken: TakenMessage = {
    kind,
    for: named?.[1] ?? null,
    name: input.name ?? null,
    number,
    reason: input.reason ?? null,
    urgency: urgencyOf(input.urgency),
    bestTime: input.bestTime ?? null,
  }
  context.note({ type: 'message.taken', turn, id, message: taken })
  const { messageTaken, callBackTaken } = textsFor(context.language).actions
  return { outcome: 'done', text: kind === 'message' ? messageTaken : callBackTaken, data: { id } }
}

function urgencyOf(answer: string | undefined): TakenMessage['urgency'] {
  if (answer === undefined) return null
  return answer === 'yes' || answer === 'urgent' ? 'urgent' : 'normal'
}
