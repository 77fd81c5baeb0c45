import { type Agent, type Dispatcher, errors } from 'undici'
import type { Clock } from '../../../lib/clock.ts'
import { withinTime } from '../../../lib/deadline.ts'
import { PrivateNetwork } from '../../../lib/net/guarded-agent.ts'
import type { BuiltRequest } from './request-template.ts'
import { ServiceFault } from './service-fault.ts'

/** What a service answered; `body` is a JSON value, or a text, or undefined where there is none. */
export interface ServiceAnswer {
  readonly status: number
  readonly body: unknown
}

export interface SendParts {
  /** Must refuse private networks and answers that are too large. */
  readonly agent: Agent
  readonly clock: Clock
  /** For one request with its answer, in ms. */
  readonly limitMs: number
}

const mostRedirects = 3
/** Before the first retry; doubled before each further one. */
const firstPauseMs = 200

/**
 * Sends a request and reads its whole answer. Redirects are followed within the same origin, for GET and HEAD.
 *
 * @throws ServiceFault when there is no answer that can be read; answers with a status from 400 on are answers
 */
export async function sendRequest(
  parts: SendParts,
  request: BuiltRequest,
  signal: AbortSignal,
): Promise<ServiceAnswer> {
  const { clock, limitMs: ms } = parts
  const error = () => new ServiceFault('The service did not answer in time.', { detail: `no answer within ${ms} ms` })
  return await withinTime({ clock, ms, signal, error }, async (bounded) => {
    try {
      return await follow(parts.agent, request, bounded)
    } catch (fault) {
      throw bounded.aborted ? bounded.reason : faultFor(fault)
    }
  })
}

/** The same, again up to `retries` times after a fault that passes or a status that says so. */
export async function sendWithRetries(
  parts: SendParts & { readonly retries: number },
  request: BuiltRequest,
  signal: AbortSignal,
): Promise<ServiceAnswer> {
  for (let attempt = 0; ; attempt += 1) {
    const isLast = attempt >= parts.retries
    try {
      const answer = await sendRequest(parts, request, signal)
      if (isLast || !passingStatuses.has(answer.status)) return answer
    } catch (fault) {
      if (isLast || !(fault instanceof ServiceFault) || !fault.passing) throw fault
    }
    await parts.clock.sleep(firstPauseMs * 2 ** attempt, signal)
  }
}

const passingStatuses: ReadonlySet<number> = new Set([429, 502, 503, 504])
const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

async function follow(agent: Agent, request: BuiltRequest, signal: AbortSignal): Promise<ServiceAnswer> {
  let { url } = request
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    const response = await agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: request.method,
      headers: { ...request.headers, 'accept-encoding': 'identity' },
      body: request.body,
      signal,
    })
    if (!redirectStatuses.has(response.statusCode)) return await readAnswer(response)
    response.body.on('error', () => undefined).destroy()
    url = nextAddress(request, url, response)
  }
  throw refused('more than three redirects')
}

/** Elsewhere the secrets of the headers would be read by somebody else, and the network be another. */
function nextAddress({ method }: BuiltRequest, from: URL, { headers, statusCode }: Dispatcher.ResponseData): URL {
  const location = [headers['location']].flat()[0]
  const next = URL.parse(location ?? '', from.href)
  if (!location || !next) throw refused(`status ${statusCode} without an address`)
  if (next.origin !== from.origin) throw refused('a redirect to another host')
  if (method !== 'GET' && method !== 'HEAD') throw refused(`a redirect after ${method}`)
  return next
}

async function readAnswer({ statusCode: status, headers, body }: Dispatcher.ResponseData): Promise<ServiceAnswer> {
  const encoding = [headers['content-encoding']].flat()[0] ?? 'identity'
  if (!/^\s*(?:identity)?\s*$/i.test(encoding)) {
    body.on('error', () => undefined).destroy()
    throw unreadable('an answer that is packed, though that was not asked for')
  }
  const text = await body.text()
  if (text.trim() === '') return { status, body: undefined }
  const type = ([headers['content-type']].flat()[0] ?? '').toLowerCase()
  if (/\bjson\b/.test(type)) return { status, body: parseJson(text, status) }
  if (type === '' || type.startsWith('text/plain')) return { status, body: text }
  // What comes with an error is not read, whatever it is.
  if (status >= 400) return { status, body: undefined }
  throw unreadable('an answer that is neither JSON nor plain text')
}

function parseJson(text: string, status: number): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    if (status >= 400) return undefined
    throw unreadable('an answer that says it is JSON and is not', cause)
  }
}

function refused(detail: string): ServiceFault {
  return new ServiceFault('The service sent the request elsewhere, which is not allowed.', { detail })
}

function unreadable(detail: string, cause?: unknown): ServiceFault {
  return new ServiceFault('The service gave an answer that cannot be read.', { detail, cause })
}

function faultFor(error: unknown): ServiceFault {
  if (error instanceof ServiceFault) return error
  if (error instanceof PrivateNetwork) {
    const detail = `${error.message}; list the host under privateHosts if that is meant`
    return new ServiceFault('The service cannot be reached.', { detail, cause: error })
  }
  if (error instanceof errors.ResponseExceededMaxSizeError) return unreadable('an answer that is too large', error)
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'an unknown failure'
  return new ServiceFault('The service cannot be reached.', { detail: code, passing: true, cause: error })
}
