import type { Logger } from 'pino'
import { createModels, type Models } from './brain/create-model.ts'
import { createKnowledgeAnswerer } from './brain/fallback/knowledge-answerer.ts'
import type { KnowledgeAnswerer } from './brain/fallback/ports.ts'
import type { LanguageModel } from './brain/language-model.ts'
import { createResponder, type ModelResponder } from './brain/responder.ts'
import type { Config } from './config/config.ts'
import { textsFor } from './conversation/texts/texts-for.ts'
import { createCalendar } from './knowledge/calendar.ts'
import type { Library } from './knowledge/library/library.ts'
import type { Clock } from './lib/clock.ts'
import type { Closers } from './lib/closing.ts'

export interface BrainParts {
  readonly config: Config
  readonly logger: Pick<Logger, 'warn'>
  readonly clock: Clock
  readonly closers: Closers
  /** Null where no documents are configured. */
  readonly knowledge: Library | null
  /** Instead of the configured models; null for those. */
  readonly given: readonly LanguageModel[] | null
}

export interface Brain {
  readonly responder: ModelResponder
  /** In the order in which they are asked. */
  readonly models: readonly LanguageModel[]
  /** What answers when no model does. */
  readonly answerer: KnowledgeAnswerer
}

/** Builds whoever answers callers: the models, and what answers without them. */
export async function openBrain({ config, logger, clock, closers, knowledge, given }: BrainParts): Promise<Brain> {
  const { assistant } = config
  const { name, prompts, openingHours } = assistant
  const configured = given ? null : await createModels(config)
  if (configured) closers.add('models', () => configured.close())
  if (configured && configured.skipped.length > 0) logger.warn({ event: 'model.skipped' }, withoutModels(configured))
  const models = given ?? configured?.models ?? []
  const calendar = openingHours && createCalendar(openingHours, name)
  const answerer = createKnowledgeAnswerer({ calendar, name, prompts })
  const responder = createResponder({
    models,
    search: knowledge?.search ?? null,
    calendar,
    answerer,
    settings: assistant,
    clock,
    promptsIn: (language) => textsFor(language, assistant).prompts,
  })
  return { responder, models, answerer }
}

/** Said once, loudly: the program is useful without a model, but the owner should know. */
function withoutModels({ models, skipped }: Models): string {
  const rest = models.length > 0 ? '' : ' ANSWERS COME FROM YOUR DOCUMENTS AND OPENING HOURS ALONE.'
  return `${skipped.join('; ')}.${rest}`
}
