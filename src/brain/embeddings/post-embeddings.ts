import { setImmediate } from 'node:timers/promises'
import type { Dispatcher } from 'undici'
import { EmbeddingError } from '../../knowledge/ports.ts'
import type { Secret } from '../../lib/secret.ts'
import { followSignal } from '../chat/follow-signal.ts'
import type { ModelError, ModelErrorKind } from '../language-model.ts'
import { jsonOrUndefined } from '../provider/fields.ts'
import { httpError } from '../provider/http-error.ts'

/** Where a model is served and how to get there. */
export interface EmbeddingConnection {
  /** With the version, without a trailing slash: `https://api.mistral.ai/v1`. */
  readonly root: URL
  readonly apiKey: Secret
  readonly dispatcher: Dispatcher
  /** For one request with its whole answer, in real milliseconds. */
  readonly timeoutMs: number
}

type Request = Readonly<{ model: string; input: readonly string[] }>

/** More than 64 vectors of 4,096 components in full precision. */
const longestAnswer = 8_388_608

/** The failure that says something about these texts rather than about the provider. */
export class RefusedInput extends EmbeddingError {
  override name = 'RefusedInput'
}

/** Gives the JSON of the answer. Rejects with an `EmbeddingError`, or with the signal's reason. */
export async function postEmbeddings(
  connection: EmbeddingConnection,
  request: Request,
  signal: AbortSignal,
): Promise<unknown> {
  using attempt = followSignal(signal)
  const timer = setTimeout(() => attempt.abort(), connection.timeoutMs)
  try {
    const { statusCode, headers, body } = await send(connection, request, attempt.signal)
    const text = await textOf(body, request.model)
    // A connection is free one turn of the event loop after its answer: the next batch then has no handshake to wait for.
    await setImmediate()
    if (statusCode === 200) return jsonOrUndefined(text)
    const said = text.replaceAll(connection.apiKey.reveal(), '[secret]')
    throw embeddingError(httpError(request.model, { status: statusCode, headers, body: said }))
  } catch (error) {
    if (signal.aborted) throw signal.reason
    if (error instanceof EmbeddingError) throw error
    const reason = attempt.signal.aborted ? `no answer within ${connection.timeoutMs} ms` : codeOf(error)
    throw new EmbeddingError(`${request.model} cannot be reached: ${reason}`, { retryable: true, cause: error })
  } finally {
    clearTimeout(timer)
  }
}

async function send(
  { dispatcher, root, apiKey }: EmbeddingConnection,
  request: Request,
  signal: AbortSignal,
): Promise<Dispatcher.ResponseData> {
  const once = () =>
    dispatcher.request({
      origin: root.origin,
      path: `${root.pathname}/embeddings`,
      method: 'POST',
      headers: {
        authorization: `Bearer ${apiKey.reveal()}`,
        'content-type': 'application/json',
        accept: 'application/json',
      },
      body: JSON.stringify(request),
      signal,
    })
  try {
    return await once()
  } catch (error) {
    // The server may close a kept connection in the very moment that we use it: nothing was answered yet.
    if (signal.aborted || !brokenSocketCodes.has(codeOf(error))) throw error
    return await once()
  }
}

async function textOf(body: Dispatcher.ResponseData['body'], model: string): Promise<string> {
  body.setEncoding('utf8')
  let text = ''
  for await (const chunk of body) {
    text += chunk
    if (text.length > longestAnswer) throw new EmbeddingError(`the answer of ${model} has no end`, { retryable: true })
  }
  return text
}

const lasting: ReadonlySet<ModelErrorKind> = new Set(['auth', 'forbidden', 'missing', 'request'])

function embeddingError(error: ModelError): EmbeddingError {
  const { kind, message, retryAfterMs } = error
  const options = { retryable: !lasting.has(kind), retryAfterMs, cause: error }
  return kind === 'request' ? new RefusedInput(message, options) : new EmbeddingError(message, options)
}

const brokenSocketCodes: ReadonlySet<string> = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'])

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
