import { z } from 'zod'
import type { Action } from '../../conversation/actions.ts'
import { defineAction, doneAnd } from '../define-action.ts'
import type { Codes } from './codes.ts'
import type { Texting } from './texting.ts'
import { claimsOf, fill, textsIn } from './texts/in-language.ts'

export const codeForm = 'code'
/** Takes what was pressed. No model is offered it, so that none ever has the figures. */
export const checkCode = 'check_code'

export interface VerificationParts {
  /** What the text message calls us. */
  readonly business: string
  readonly codes: Codes
  readonly texting: Texting
}

/** To make sure that the caller has the phone of the number that the call comes from. */
export function verificationActions({ business, codes, texting }: VerificationParts): Action[] {
  const sendCode = defineAction({
    name: 'send_code',
    purpose:
      'Verifies the caller: texts a code to the number of this call, which the caller then presses on the keypad. Use it when an action says that the caller has to be verified first. Never ask for the code yourself.',
    ability: 'verify you by a code that I text to you',
    input: z.object({
      again: z.boolean().optional().describe('true when the caller asks for a new code'),
    }),
    effects: true,
    claims: claimsOf('code'),
    isOffered: (call) => call.level !== 'verified' && texting.canReach(call),
    async run(_input, context, signal) {
      const { callId, now, language } = context
      const { code } = textsIn(language)
      const figures = codes.issue(callId, now)
      const refused = await texting.send(context, fill(code.message, { code: figures, business }), null, signal)
      if (refused !== null) return { outcome: 'failed', text: refused }
      return doneAnd(code.sent, { kind: 'form', form: codeForm, values: {} })
    },
    // Nobody gets a text, so whoever tests reads the code in the record of the call.
    rehearse: (_input, { callId, now, language }) =>
      doneAnd(
        textsIn(language).code.sent,
        { kind: 'form', form: codeForm, values: {} },
        { code: codes.issue(callId, now) },
      ),
  })
  const check = defineAction({
    name: checkCode,
    purpose: 'Checks a code that the caller has pressed.',
    input: z.object({ code: z.string().max(100) }),
    secrets: ['code'],
    effects: false,
    claims: claimsOf('verified'),
    isOffered: () => false,
    run({ code: pressed }, { callId, now, turn, language, note }) {
      const { code } = textsIn(language)
      switch (codes.check(callId, pressed.replace(/\D/g, ''), now)) {
        case 'right':
          note({ type: 'caller.verified', turn })
          return { outcome: 'done', text: code.right }
        case 'wrong':
          // The check itself was done; the caller may try again.
          return doneAnd(code.wrong, { kind: 'form', form: codeForm, values: {} })
        case 'over':
          return { outcome: 'failed', text: code.over }
      }
    },
  })
  return [sendCode, check]
}
