import type { FastifyBaseLogger } from 'fastify'
import type { DeskUses, TextSender } from './actions/ports.ts'
import type { KnowledgeAnswerer } from './brain/fallback/ports.ts'
import type { LanguageModel } from './brain/language-model.ts'
import type { ModelResponder } from './brain/responder.ts'
import type { Config } from './config/config.ts'
import type { Acting } from './conversation/acting.ts'
import type { Action } from './conversation/actions.ts'
import { createAdmission } from './conversation/admission.ts'
import type { Calls } from './conversation/calls.ts'
import { type DialogueOpening, openDialogue } from './conversation/dialogue/dialogue.ts'
import { createExchange } from './conversation/exchange.ts'
import type { CallLog } from './conversation/ports.ts'
import type { Dialogue } from './conversation/spoken-line.ts'
import { textsFor, withShippedTexts } from './conversation/texts/texts-for.ts'
import type { TransferDesk } from './conversation/transfers.ts'
import type { Door } from './door.ts'
import type { Library } from './knowledge/library/library.ts'
import type { Clock } from './lib/clock.ts'
import { type Closers, createClosers } from './lib/closing.ts'
import { openBrain } from './open-brain.ts'
import { openFrontDesk } from './open-front-desk.ts'
import { createRecordingDesk } from './privacy/recording/recording-desk.ts'
import type { Desk } from './telephony/twilio/desk.ts'
import { createDocuments } from './telephony/twilio/documents.ts'
import { createRelayDocument } from './telephony/twilio/relay/connect.ts'

/** The assistant as one version of the settings makes it. Several can be open: a call ends with the one it began with. */
export interface Edition {
  /** Stands for the version of the settings. */
  readonly settings: string
  readonly config: Config
  /** In the order in which they are asked. */
  readonly models: readonly LanguageModel[]
  readonly responder: ModelResponder
  /** What answers when no model does. */
  readonly answerer: KnowledgeAnswerer
  /** Null where no documents are configured. */
  readonly knowledge: Library | null
  readonly acting: Acting
  /** What answers the webhooks that come in at this door. */
  deskAt(door: Door): Desk
  openDialogue(opening: DialogueOpening): Dialogue
  /** Lets its actions end, and lets go of what it alone has. Never rejects. */
  close(limitMs: number): Promise<void>
}

/** What all editions share. */
export interface EditionParts {
  readonly logger: FastifyBaseLogger
  readonly clock: Clock
  readonly calls: Calls
  readonly log: CallLog
  readonly uses: DeskUses
  /** Null without the keys of the account. */
  readonly textSender: TextSender | null
  readonly isStopping: () => boolean
  readonly onProblem: (error: unknown) => void
  /** Instead of the configured models. */
  readonly models?: readonly LanguageModel[]
  /** Besides those of the settings. */
  readonly actions?: readonly Action[]
  /** Instead of the people of the settings. */
  readonly transferDesk?: TransferDesk
}

export interface EditionOptions {
  readonly settings: string
  readonly config: Config
  /** Not closed with the edition; null where no documents are configured. */
  readonly knowledge: Library | null
}

/** Builds what answers calls. Rejects, with nothing left open, when a part can't be built. */
export async function openEdition(options: EditionOptions, parts: EditionParts): Promise<Edition> {
  const { logger, clock } = parts
  const closers = createClosers(clock, (name, err) => logger.error({ err, part: name }, `${name} did not close`))
  try {
    return await build(options, parts, closers)
  } catch (error) {
    await closers.closeAll(closeLimitMs)
    throw error
  }
}

const closeLimitMs = 5_000

async function build(
  { settings, config: given, knowledge }: EditionOptions,
  parts: EditionParts,
  closers: Closers,
): Promise<Edition> {
  const { logger, clock, calls, log, isStopping, onProblem } = parts
  const assistant = withShippedTexts(given.assistant)
  const config = { ...given, assistant }
  const now = () => clock.now()
  const { responder, models, answerer } = await openBrain({
    ...{ config, logger, clock, closers, knowledge },
    given: parts.models ?? null,
  })
  const { acting, conduct, transfers } = await openFrontDesk({
    ...{ config, logger, clock, closers, onProblem },
    ...(parts.actions && { actions: parts.actions }),
    ...(parts.transferDesk && { transferDesk: parts.transferDesk }),
    ...{ uses: parts.uses, textSender: parts.textSender },
    callerWords: async (callId) => (await calls.find(callId))?.state.turns.map(({ said }) => said) ?? [],
    hasModel: () => responder.health().models.some(({ state }) => state === 'ok' || state === 'unknown'),
  })
  const conversation = { assistant, responder, acting, conduct, transfers, calls, clock, onProblem }
  const { limits, prompts } = assistant
  const { tooManyToday } = textsFor(assistant.language, assistant).limits
  const common = {
    ...{ assistant, calls, log, isStopping, transfers, recording: createRecordingDesk(assistant) },
    exchange: createExchange(conversation),
    admission: createAdmission({ calls, log, limits, prompts, now, tooManyToday }),
  }
  const desks = new Map<Door, Desk>()

  function makeDesk(door: Door): Desk {
    const { publicUrl, admission = common.admission } = door
    return {
      ...common,
      admission,
      opens: (callId) => ({ settings, ...door.marks(callId) }),
      relay: relayDesk(door),
      documents: createDocuments(assistant, pathOf(publicUrl), publicUrl ?? ''),
    }
  }

  function relayDesk({ publicUrl, tokens, line, relayFailed }: Door): Desk['relay'] {
    const document = publicUrl === null ? null : createRelayDocument(assistant, publicUrl)
    return {
      connect(callId, greeting) {
        if (!document) throw new Error('A call is on the relay line, but PUBLIC_URL is not set.')
        return document({ token: tokens.issue(callId), greeting, resumed: greeting === null })
      },
      line: (to, callId) => (document ? line(to, callId) : 'webhook'),
      failed: relayFailed,
    }
  }

  return {
    ...{ settings, config, models, responder, answerer, knowledge, acting },
    deskAt(door) {
      const desk = desks.get(door) ?? makeDesk(door)
      desks.set(door, desk)
      return desk
    },
    openDialogue: (opening) => openDialogue(opening, conversation),
    close: (limitMs) => closers.closeAll(limitMs),
  }
}

function pathOf(publicUrl: string | null): string {
  return publicUrl === null ? '' : new URL(publicUrl).pathname.replace(/\/$/, '')
}
