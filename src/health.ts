import type { FastifyInstance } from 'fastify'
import type { ModelState } from './brain/model-health.ts'
import type { Config } from './config/config.ts'
import type { HealthPart } from './console/routes/health/ports.ts'
import type { LibraryStatus } from './knowledge/library/status.ts'
import type { LineState } from './telephony/twilio/account.ts'

export interface HealthSources {
  /** The newest. */
  readonly config: () => Config
  readonly isStopping: () => boolean
  readonly liveCalls: () => number
  /** Rejects when the store does not work, or with the signal's reason. */
  readonly checkStore: (signal: AbortSignal) => Promise<void>
  readonly models: () => readonly ModelState[]
  /** Null where no documents are configured. */
  readonly knowledge: () => LibraryStatus | null
  readonly line: () => LineState
}

const storeLimitMs = 2_000
/** Of documents that are named one by one. */
const mostProblems = 5

/** `/healthz` (the process lives) and `/readyz` (calls can be taken; each part with its reason). */
export function healthRoutes(server: FastifyInstance, sources: HealthSources): void {
  server.get('/healthz', async () => ({ state: 'ok' }))
  server.get('/readyz', async (_request, reply) => {
    const parts = await healthParts(sources)
    const ready = parts.every((part) => part.state !== 'down')
    return reply.code(ready ? 200 : 503).send({ ready, parts })
  })
}

/** How each part does that calls need. Never rejects. */
export async function healthParts(sources: HealthSources): Promise<HealthPart[]> {
  return [calls(sources), await store(sources), twilio(sources), line(sources), model(sources), knowledge(sources)]
}

function calls({ config, isStopping, liveCalls }: HealthSources): HealthPart {
  const most = config().assistant.limits.liveCalls
  if (isStopping())
    return { name: 'calls', state: 'down', reason: 'Stopping: live turns finish, new calls are sent back.' }
  const live = liveCalls()
  const reason = `${live} of at most ${most} calls.`
  return { name: 'calls', state: live < most ? 'ok' : 'degraded', reason }
}

async function store({ checkStore }: HealthSources): Promise<HealthPart> {
  try {
    await checkStore(AbortSignal.timeout(storeLimitMs))
    return { name: 'store', state: 'ok', reason: 'Writes and reads.' }
  } catch (error) {
    return { name: 'store', state: 'down', reason: `The call log does not work: ${(error as Error).message}` }
  }
}

function twilio({ config }: HealthSources): HealthPart {
  const { twilio, server } = config()
  const { authTokens } = twilio
  if (authTokens.length === 0) {
    const reason = 'TWILIO_AUTH_TOKEN is not set: only this machine itself may call. Set it to let Twilio in.'
    return { name: 'twilio', state: 'degraded', reason }
  }
  if (server.publicUrl === null) {
    const reason = 'PUBLIC_URL is not set: signatures are checked against the Host header. Set it to what Twilio calls.'
    return { name: 'twilio', state: 'degraded', reason }
  }
  return { name: 'twilio', state: 'ok', reason: `Requests signed for ${server.publicUrl} are taken.` }
}

function line({ line }: HealthSources): HealthPart {
  const { line: carrying, reason, webhookOnly } = line()
  const failed = webhookOnly === null ? '' : ` ${webhookOnly.count} numbers by webhook for now: ${webhookOnly.reason}.`
  return { name: 'line', state: webhookOnly === null ? 'ok' : 'degraded', reason: `${carrying}: ${reason}.${failed}` }
}

function model({ config, models }: HealthSources): HealthPart {
  const states = models()
  if (states.length === 0) {
    const { assistant, mistral } = config()
    const needed = assistant.models.length > 0 && mistral.apiKey === null
    const reason = needed
      ? 'MISTRAL_API_KEY is not set: answers come from the documents and the opening hours alone.'
      : 'No model is configured: answers come from the documents and the opening hours alone.'
    return { name: 'model', state: 'degraded', reason }
  }
  const said = states.map(({ id, state, reason }) =>
    reason === '' ? `${id}: ${state}` : `${id}: ${state} (${reason})`,
  )
  const works = states.some(({ state }) => state === 'ok' || state === 'unknown')
  return { name: 'model', state: works ? 'ok' : 'degraded', reason: said.join('; ') }
}

function knowledge({ knowledge }: HealthSources): HealthPart {
  const status = knowledge()
  if (!status) return { name: 'knowledge', state: 'ok', reason: 'No documents are configured.' }
  const { documents, passages, problems, waitingForVectors } = status
  const reason = [
    `${passages} passages of ${documents} documents`,
    ...(waitingForVectors > 0 ? [`${waitingForVectors} are found by their words only so far`] : []),
    ...problems.slice(0, mostProblems).map(({ name, reason }) => `${name}: ${reason}`),
    ...(problems.length > mostProblems ? [`${problems.length - mostProblems} more: npx frontdesk knowledge list`] : []),
  ]
  return { name: 'knowledge', state: problems.length === 0 ? 'ok' : 'degraded', reason: `${reason.join('; ')}.` }
}
