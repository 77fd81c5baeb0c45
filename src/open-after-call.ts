import { randomUUID } from 'node:crypto'
import type { FastifyBaseLogger } from 'fastify'
import type { SummaryModel, TextSender } from './after-call/ports.ts'
import { type AfterCall, startAfterCall } from './after-call/start-after-call.ts'
import type { LanguageModel } from './brain/language-model.ts'
import type { Config } from './config/config.ts'
import type { CallRecord } from './conversation/events.ts'
import type { Clock } from './lib/clock.ts'
import type { Store } from './store/open-store.ts'

export interface AfterCallParts {
  readonly config: Config
  /** Its log takes the summaries, as it takes all else. */
  readonly store: Pick<Store, 'calls' | 'outbox'>
  readonly models: readonly LanguageModel[]
  /** Null where the account cannot be used. */
  readonly texts: TextSender | null
  readonly logger: FastifyBaseLogger
  readonly clock: Clock
  readonly publish: (record: CallRecord) => void
  /** Made of what callers said before it leaves. */
  readonly redact?: (text: string) => string
}

/** Begins to do what is due after calls, with the parts of the program. */
export function openAfterCall(parts: AfterCallParts): AfterCall {
  const { config, store, models, texts, logger, clock, publish, redact } = parts
  return startAfterCall({
    ...{ config, texts, clock, publish, log: store.calls, outbox: store.outbox },
    ...(redact && { redact }),
    models: models.map(asSummaryModel),
    random: Math.random,
    newLease: randomUUID,
    workerLog: {
      failed({ id, callId, kind, target, attempts }, { why, dead }) {
        const fields = { event: 'outbox.failed', id, callId, kind, way: target.split(':')[0], attempts, why, dead }
        if (dead) logger.error(fields, `gave up a delivery: ${why}. npx frontdesk outbox replay ${id} sends it again`)
        else logger.warn(fields, `a delivery failed and is tried again: ${why}`)
      },
      problem: (err) => logger.error({ err, event: 'outbox.problem' }, 'something after a call failed that should not'),
    },
  })
}

/** A model of the calls as one that fills in forms; a model that writes its JSON instead of calling is read as well. */
function asSummaryModel(model: LanguageModel): SummaryModel {
  return {
    id: model.id,
    async fill({ system, text, form, maxOutputTokens, callId }, signal) {
      const tools = [{ name: form.name, description: form.description, inputSchema: form.schema }]
      const messages = [{ role: 'user', text } as const]
      const asked = { system, messages, tools, maxOutputTokens, temperature: 0, cacheKey: `after-${callId}` }
      let words = ''
      for await (const part of model.stream(asked, signal)) {
        if (part.type === 'tool-call') return part.input
        if (part.type === 'text-delta') words += part.text
        if (part.type === 'error') throw part.error
      }
      return jsonIn(words)
    },
  }
}

/** The object that stands in a text; undefined for none. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1))
  } catch {
    return undefined
  }
}
