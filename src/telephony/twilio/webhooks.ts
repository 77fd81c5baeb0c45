import formbody from '@fastify/formbody'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { longestWaitMs } from '../../conversation/exchange.ts'
import { createAlarm } from '../../lib/alarm.ts'
import type { Clock } from '../../lib/clock.ts'
import type { Desk, Desks } from './desk.ts'
import { type Gate, refuse } from './gate.ts'
import { answerCall } from './routes/call.ts'
import { callStatus } from './routes/call-status.ts'
import { dialEnded } from './routes/dial-ended.ts'
import { processSpeech } from './routes/process-speech.ts'
import { recordingConsent, recordingStatus } from './routes/recording.ts'
import { relayEnded } from './routes/relay-ended.ts'
import { speakResponse } from './routes/speak-response.ts'
import { dialStatus, whisper, whisperAnswered } from './routes/whisper.ts'
import { parseWebhook, type WebhookRequest } from './webhook-request.ts'

export interface WebhookOptions {
  readonly desks: Desks
  readonly gate: Gate
  readonly clock: Clock
}

type Handler = (desk: Desk, request: WebhookRequest, body: unknown) => Promise<string>

const handlers: Readonly<Record<string, Handler>> = {
  '/call': answerCall,
  '/process_speech': processSpeech,
  '/speak_response': speakResponse,
  '/call_status': callStatus,
  '/relay_ended': relayEnded,
  '/dial_ended': dialEnded,
  '/recording_consent': recordingConsent,
  '/recording_status': recordingStatus,
  '/whisper': whisper,
  '/whisper_answered': whisperAnswered,
  '/dial_status': dialStatus,
}

/** Requests that no caller hears the answer of: when they fail, nobody is connected, and the caller's own leg goes on. */
const unheard: ReadonlySet<string> = new Set(['/recording_status', '/whisper', '/whisper_answered', '/dial_status'])

/** Twilio's webhooks, as a Fastify plugin: gate, limits, parsing, and one place that turns errors into TwiML. */
export async function webhooks(server: FastifyInstance, { desks, gate, clock }: WebhookOptions): Promise<void> {
  const limits = () => desks.current.assistant.limits
  // Fixed once the server listens, unlike all other limits.
  await server.register(formbody, { bodyLimit: limits().requestBytes })
  await server.register(rateLimit, { global: false })
  const countRefused = server.createRateLimit({ max: () => limits().refusedPerMinute, timeWindow: 60_000 })
  const countOfCall = server.createRateLimit({
    max: () => limits().requestsPerCallPerMinute,
    timeWindow: 60_000,
    keyGenerator: (request) => String(asParameters(request.body)['CallSid']),
  })

  server.addHook('preHandler', async (request, reply) => {
    const { parameters } = limits()
    if (countValues(request.body) > parameters) {
      return reply.code(413).send({ error: 'too large', message: `More than ${parameters} parameters.` })
    }
    const refusal = gate(request)
    if (!refusal) return undefined
    if (await isExceeded(countRefused, request)) return tooMany(reply)
    return refuse(request, reply, refusal)
  })

  for (const [path, handle] of Object.entries(handlers)) {
    server.post(path, async (request, reply) => {
      const webhook = parseWebhook(request.body, request.query, request.headers['i-twilio-idempotency-token'])
      if (!webhook) return reply.code(400).send({ error: 'bad request', message: 'CallSid is missing or malformed.' })
      if (await isExceeded(countOfCall, request)) return tooMany(reply)
      const desk = desks.of(webhook.parentCallId ?? webhook.callId)
      try {
        return sendTwiml(reply, await inTime(clock, longestFor(desk, webhook), handle(desk, webhook, request.body)))
      } catch (error) {
        request.log.error({ err: error, event: 'webhook.failed', path, callId: webhook.callId }, 'webhook failed')
        if (unheard.has(path)) return sendTwiml(reply, desk.documents.hangUp)
        return sendTwiml(reply, desk.documents.fallback({ beginning: path === '/call', again: webhook.again }))
      }
    })
  }

  server.post('/call_fallback', async (request, reply) => {
    const { ErrorCode, ErrorUrl, CallSid } = asParameters(request.body)
    request.log.error(
      { event: 'call.fallback', callId: CallSid, errorCode: ErrorCode, errorUrl: ErrorUrl },
      'Twilio met an error',
    )
    return sendTwiml(reply, desks.of(String(CallSid)).documents.fallback(failedAt(ErrorUrl)))
  })

  for (const path of [...Object.keys(handlers), '/call_fallback']) {
    server.route({
      method: ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
      url: path,
      onRequest: async (_request, reply) =>
        reply.code(405).header('allow', 'POST').send({ error: 'method not allowed', message: 'Use POST.' }),
      handler: async () => undefined,
    })
  }
}

/** Twilio gives up after 15 s; a database that hangs must not use them up. */
const storeGraceMs = 4_000

/** Patience grows with each filler while an action runs, and the call log needs some time. In ms. */
function longestFor({ assistant }: Desk, { waits }: WebhookRequest): number {
  return Math.min(assistant.timing.patienceMs * (waits + 1), longestWaitMs) + storeGraceMs
}

/** The document, or an error when it takes longer. */
async function inTime(clock: Clock, limitMs: number, document: Promise<string>): Promise<string> {
  const limit = createAlarm(clock)
  const late = new Promise<never>((_resolve, reject) =>
    limit.set(limitMs, () => reject(new Error(`No answer within ${limitMs} ms: the call log is slow.`))),
  )
  return Promise.race([document, late]).finally(limit.clear)
}

async function isExceeded(count: ReturnType<FastifyInstance['createRateLimit']>, request: FastifyRequest) {
  const limit = await count(request)
  return !limit.isAllowed && limit.isExceeded
}

function tooMany(reply: FastifyReply): FastifyReply {
  return reply
    .code(429)
    .header('retry-after', '60')
    .send({ error: 'too many requests', message: 'Try again in a minute.' })
}

function sendTwiml(reply: FastifyReply, body: string): FastifyReply {
  return reply.type('text/xml; charset=utf-8').send(body)
}

function asParameters(body: unknown): Readonly<Record<string, unknown>> {
  return typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>) : {}
}

/** How many values a form holds, doubled names counted each time. */
function countValues(body: unknown): number {
  return Object.values(asParameters(body)).flat().length
}

/** Which of our addresses failed, from the `ErrorUrl` that Twilio adds. */
function failedAt(errorUrl: unknown): { beginning: boolean; again: number } {
  const url = URL.parse(String(errorUrl), 'http://unknown/')
  return { beginning: url?.pathname.endsWith('/call') ?? false, again: url?.searchParams.has('again') ? 1 : 0 }
}
