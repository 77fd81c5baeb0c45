import { setImmediate } from 'node:timers/promises'
import { Agent, type Dispatcher } from 'undici'
import type { Secret } from '../../lib/secret.ts'
import { ModelError } from '../language-model.ts'
import { httpError } from '../provider/http-error.ts'

/** Where a model is served and how to get there. */
export interface ChatConnection {
  /** With the version, without a trailing slash: `https://api.mistral.ai/v1`. */
  readonly root: URL
  readonly apiKey: Secret | null
  /** Shared by all models, so that they share connections. Closed by whoever made it. */
  readonly dispatcher: Dispatcher
}

type AnswerBody = Dispatcher.ResponseData['body']

const warmUpMs = 3_000
const modelListBytes = 4_194_304
const longestRefusal = 16_384

/**
 * Connections that outlive the pause between two turns, so that a turn does not wait for TCP and TLS. The time-outs are
 * a last resort against connections that are dead; the brain gives up far earlier.
 */
export function createDispatcher(): Agent {
  return new Agent({
    // HTTP/1.1 frees exactly the aborted answer's connection, and its behaviour is the one under test.
    allowH2: false,
    keepAliveTimeout: 60_000,
    keepAliveMaxTimeout: 600_000,
    connect: { timeout: 5_000 },
    headersTimeout: 30_000,
    bodyTimeout: 30_000,
  })
}

/**
 * Sends a chat request and gives the event stream of its answer, as text. Rejects with a `ModelError` when there is
 * none, and with the signal's reason when aborted; an aborted stream breaks off and its connection is closed.
 */
export async function openAnswer(
  connection: ChatConnection,
  model: string,
  request: string,
  signal: AbortSignal,
): Promise<AnswerBody> {
  const { statusCode, headers, body } = await post(connection, request, signal).catch((error) => {
    throw signal.aborted ? signal.reason : unreachable(model, error)
  })
  body.setEncoding('utf8')
  const isEventStream = String(headers['content-type']).startsWith('text/event-stream')
  if (statusCode === 200 && isEventStream) return body
  const refusal = withoutKey(connection, await beginningOf(body))
  // A connection is free one turn of the event loop after its answer: the next model then has no handshake to wait for.
  await setImmediate()
  throw httpError(model, { status: statusCode, headers, body: refusal })
}

/** What a provider says about a failure may repeat the key that it refuses. */
export function withoutKey({ apiKey }: ChatConnection, text: string): string {
  const key = apiKey?.reveal()
  return key ? text.replaceAll(key, '[secret]') : text
}

/** Opens a connection with a cheap request. Never rejects. */
export async function warmUp(connection: ChatConnection, signal: AbortSignal): Promise<void> {
  try {
    const { body } = await connection.dispatcher.request({
      origin: connection.root.origin,
      path: `${connection.root.pathname}/models`,
      method: 'GET',
      headers: authorization(connection),
      signal: AbortSignal.any([signal, AbortSignal.timeout(warmUpMs)]),
    })
    await body.dump({ limit: modelListBytes })
  } catch {
    // The answer itself will tell what is wrong.
  }
}

async function post(connection: ChatConnection, body: string, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
  const send = () =>
    connection.dispatcher.request({
      origin: connection.root.origin,
      path: `${connection.root.pathname}/chat/completions`,
      method: 'POST',
      headers: { ...authorization(connection), 'content-type': 'application/json', accept: 'text/event-stream' },
      body,
      signal,
    })
  try {
    return await send()
  } catch (error) {
    // The server may close a kept connection in the very moment that we use it: nothing was answered yet.
    if (signal.aborted || !brokenSocketCodes.has(codeOf(error))) throw error
    return await send()
  }
}

function authorization({ apiKey }: ChatConnection): Record<string, string> {
  return apiKey ? { authorization: `Bearer ${apiKey.reveal()}` } : {}
}

async function beginningOf(body: AnswerBody): Promise<string> {
  let text = ''
  try {
    for await (const chunk of body) {
      text += chunk
      if (text.length > longestRefusal) break
    }
  } catch {
    // The status says enough when the explanation is cut.
  }
  return text
}

const brokenSocketCodes: ReadonlySet<string> = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'])
const timeOutCodes: ReadonlySet<string> = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_CONNECT_TIMEOUT'])

function unreachable(model: string, error: unknown): ModelError {
  const code = codeOf(error)
  const kind = timeOutCodes.has(code) ? 'timeout' : 'network'
  return new ModelError(kind, `${model} cannot be reached: ${code || String(error)}`, { cause: error })
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
