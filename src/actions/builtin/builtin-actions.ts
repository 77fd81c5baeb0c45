import { homeCountries } from '../../config/callable-numbers.ts'
import type { Assistant } from '../../config/schema.ts'
import type { Action } from '../../conversation/actions.ts'
import type { CallerWords, CommonTextsIn, DeskUses, HoursBook, TextSender } from '../ports.ts'
import { createCodes } from './codes.ts'
import { conductActions } from './conduct.ts'
import { openingHours } from './hours.ts'
import { messageActions } from './messages.ts'
import type { Desk } from './people/desk.ts'
import { putThrough } from './put-through.ts'
import { textActions } from './send-text.ts'
import { createTexting } from './texting.ts'
import { verificationActions } from './verification.ts'

export interface BuiltinParts {
  readonly assistant: Assistant
  readonly desk: Desk
  /** The business's own hours, or null. */
  readonly hours: HoursBook | null
  /** Null where no texts can be sent: without the keys of the account. */
  readonly textSender: TextSender | null
  readonly uses: DeskUses
  readonly textsFor: CommonTextsIn
  readonly callerWords: CallerWords
  /** The number of the account, in E.164, or null. */
  readonly phoneNumber: string | null
  /** A whole number from 0 to below `limit`, which nobody can foresee. */
  readonly randomBelow: (limit: number) => number
}

/** What the desk can do, as far as the settings have it; also what only its own forms run, which no model is offered. */
export function createBuiltinActions(parts: BuiltinParts): Action[] {
  const { assistant, desk, hours, textsFor, phoneNumber } = parts
  const home = homeCountries(assistant, phoneNumber)
  const [country = null] = home
  return [
    ...(assistant.people.length > 0 ? [putThrough(desk, assistant.people, textsFor)] : []),
    ...messageActions({ messages: assistant.messages, desk, textsFor, country }),
    ...textingActions(parts, home),
    ...(hours ? [openingHours(hours)] : []),
    ...conductActions({ ...parts, languages: languagesOf(assistant) }),
  ]
}

function textingActions(parts: BuiltinParts, home: readonly string[]): Action[] {
  const { assistant, textSender, textsFor, randomBelow } = parts
  if (!textSender) return []
  const texting = createTexting({ ...parts, sender: textSender, home })
  const verification = { business: assistant.name, codes: createCodes(randomBelow), texting }
  return [
    ...textActions(assistant, texting, textsFor),
    ...(assistant.texts.verification ? verificationActions(verification) : []),
  ]
}

function languagesOf({ language, languages }: Assistant): string[] {
  return [...new Set([language, ...languages.map(({ code }) => code)])]
}
