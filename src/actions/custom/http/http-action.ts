import type { CountryCode } from 'libphonenumber-js'
import { type HttpActionSettings, hasEffects } from '../../../config/actions-schema.ts'
import type { ActionContext, ActionResult } from '../../../conversation/actions.ts'
import type { Clock } from '../../../lib/clock.ts'
import { createGuardedAgent, type Lookup } from '../../../lib/net/guarded-agent.ts'
import { privateHosts } from '../../../lib/net/public-address.ts'
import type { Secret } from '../../../lib/secret.ts'
import { type FieldValues, fieldsSchema, parseFields } from '../fields/action-input.ts'
import { lateMs } from '../late.ts'
import type { OwnAction } from '../own-action.ts'
import { maskSecrets } from '../secrets.ts'
import { answerResult } from './answer-result.ts'
import { type BuiltRequest, buildRequest, showRequest, UnfitValue } from './request-template.ts'
import { createResultCache } from './result-cache.ts'
import { sendWithRetries } from './send-request.ts'
import { ServiceFault } from './service-fault.ts'

/** What the owner's actions are made with. */
export interface ActionParts {
  readonly clock: Clock
  /** What settings refer to as `${env:NAME}`, by name. */
  readonly secrets: Readonly<Record<string, Secret>>
  /** Where numbers without a country code belong; null where that is not known. */
  readonly country: CountryCode | null
  readonly lookup?: Lookup | undefined
}

const mostAnswerBytes = 262_144

/** An action that is a request to a service of the owner. Close it to end its connections. */
export function createHttpAction(
  settings: HttpActionSettings,
  { clock, secrets, country, lookup }: ActionParts,
): OwnAction & { close(): Promise<void> } {
  const { name, purpose, ability, level, timeoutMs, fillers, claims, input: fields, request: template } = settings
  const effects = hasEffects(settings)
  const agent = createGuardedAgent({
    timeoutMs,
    isAllowed: privateHosts(settings.privateHosts),
    lookup,
    maxResponseBytes: mostAnswerBytes,
  })
  const cache = createResultCache(settings.cacheSeconds * 1_000, () => clock.now())
  const parts = { agent, clock, limitMs: timeoutMs + lateMs, retries: settings.retries }

  function build(input: unknown, context: ActionContext, secret: (name: string) => string): BuiltRequest {
    const built = buildRequest(template, { values: input as FieldValues, call: context, secret })
    if (!effects) return built
    return { ...built, headers: { ...built.headers, [template.idempotencyHeader.toLowerCase()]: context.id } }
  }

  async function run(input: unknown, context: ActionContext, signal: AbortSignal): Promise<ActionResult> {
    const request = build(input, context, (variable) => secrets[variable]?.reveal() ?? '')
    const known = effects ? null : cache.find(request)
    if (known) return known
    const answer = await sendWithRetries(parts, request, signal)
    const mask = (text: string) => maskSecrets(text, secrets)
    const result = answerResult(settings, answer, { values: input as FieldValues, mask })
    if (!effects && result.outcome === 'done') cache.keep(request, result)
    return result
  }

  return {
    ...{ name, purpose, ability, effects, level, fillers, claims },
    origin: 'assistant.yaml',
    inputSchema: fieldsSchema(fields),
    limitMs: timeoutMs,
    isOffered: () => true,
    parse: (input) => parseFields(fields, input, country),
    preview: (input, context) => showRequest(build(input, context, (variable) => String(secrets[variable] ?? ''))),
    async run(input, context, signal) {
      try {
        return await run(input, context, signal)
      } catch (error) {
        signal.throwIfAborted()
        return failure(error)
      }
    },
    close: () => agent.destroy(),
  }
}

function failure(error: unknown): ActionResult {
  if (error instanceof UnfitValue) return { outcome: 'failed', text: error.message }
  if (error instanceof ServiceFault) return { outcome: 'failed', text: error.message, data: { detail: error.detail } }
  return {
    outcome: 'failed',
    text: 'It did not work.',
    data: { detail: error instanceof Error ? error.name : 'an unknown failure' },
  }
}
