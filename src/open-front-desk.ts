import { randomInt } from 'node:crypto'
import type { Logger } from 'pino'
import { createBuiltinActions } from './actions/builtin/builtin-actions.ts'
import { deskForms } from './actions/builtin/forms.ts'
import { menuEntries } from './actions/builtin/menu.ts'
import { createDesk } from './actions/builtin/people/desk.ts'
import { createOwnActions } from './actions/custom/create-own-actions.ts'
import type { DeskUses, TextSender } from './actions/ports.ts'
import type { Config } from './config/config.ts'
import { type Acting, createActing } from './conversation/acting.ts'
import type { Action } from './conversation/actions.ts'
import { type Conduct, createConduct } from './conversation/policies/conduct.ts'
import { textsFor } from './conversation/texts/texts-for.ts'
import { createTransfers, type Transfers } from './conversation/transferring.ts'
import type { TransferDesk } from './conversation/transfers.ts'
import { createCalendar } from './knowledge/calendar.ts'
import type { Clock } from './lib/clock.ts'
import type { Closers } from './lib/closing.ts'

/** What the assistant can do besides answering, how it behaves, and whom it puts callers through to. */
export interface FrontDesk {
  readonly acting: Acting
  readonly conduct: Conduct
  readonly transfers: Transfers
}

export interface FrontDeskParts {
  readonly config: Config
  readonly logger: Pick<Logger, 'warn'>
  readonly clock: Clock
  readonly closers: Closers
  readonly uses: DeskUses
  /** Null without the keys of the account. */
  readonly textSender: TextSender | null
  /** What the caller said in a call, oldest first. */
  readonly callerWords: (callId: string) => Promise<readonly string[]>
  readonly hasModel: () => boolean
  readonly onProblem: (error: unknown) => void
  /** Besides those of the settings. */
  readonly actions?: readonly Action[]
  /** Instead of the people of the settings. */
  readonly transferDesk?: TransferDesk
}

/** Makes the desk's own actions, the owner's, and the rules that lead callers to them. */
export async function openFrontDesk(parts: FrontDeskParts): Promise<FrontDesk> {
  const { config, logger, clock, closers, uses, hasModel, onProblem } = parts
  const { assistant } = config
  const texts = (language: string) => textsFor(language, assistant)
  const common = { assistant, uses, textsFor: texts, phoneNumber: config.twilio.phoneNumber }
  const desk = createDesk({ ...common, openHoursBook: createCalendar })
  const { openingHours, name } = assistant
  const builtin = createBuiltinActions({
    ...common,
    desk,
    hours: openingHours && createCalendar(openingHours, name),
    textSender: parts.textSender,
    callerWords: parts.callerWords,
    randomBelow: randomInt,
  })
  const fixed = [...builtin, ...(parts.actions ?? [])]
  const own = await createOwnActions(config, {
    clock,
    taken: fixed.map((action) => action.name),
    onProblem: ({ origin, problem }) => logger.warn({ event: 'action.problem', origin }, problem),
  })
  closers.add('own actions', () => own.close())
  const acting = createActing({ actions: () => [...fixed, ...own.actions()], clock, onProblem })
  closers.add('actions', () => acting.settled())
  return {
    acting,
    conduct: createConduct(assistant, { forms: deskForms(assistant), menu: menuEntries(assistant, texts), hasModel }),
    transfers: createTransfers({ desk: parts.transferDesk ?? desk, language: assistant.language, clock, onProblem }),
  }
}
