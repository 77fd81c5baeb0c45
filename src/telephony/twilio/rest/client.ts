import { Pool } from 'undici'
import type { z } from 'zod'
import type { TwilioSettings } from '../../../config/config.ts'
import type { Clock } from '../../../lib/clock.ts'
import { parseJson, TwilioError, twilioErrorOf } from './error.ts'

/** Twilio's REST API, as far as calls, texts and recordings need it. */
export interface TwilioClient {
  /**
   * The answer, of the expected form; without a body it is null. Rejects with a `TwilioError` for a status other than
   * 2xx, another form, or none within ten seconds, and with the signal's reason.
   */
  request<Schema extends z.ZodType>(
    request: TwilioRequest,
    schema: Schema,
    signal: AbortSignal,
  ): Promise<z.output<Schema>>
  /** The bytes of a recording. Rejects as `request` does. */
  fetchMedia(path: string, signal: AbortSignal): Promise<Uint8Array>
  close(): Promise<void>
}

interface TwilioRequest {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** Below the account: `/Messages.json`. */
  readonly path: string
  /** The query of a GET, the form of a POST. */
  readonly parameters?: Readonly<Record<string, string>>
}

export interface TwilioClientOptions {
  readonly twilio: TwilioSettings & { readonly accountSid: string }
  readonly clock: Clock
}

const limitMs = 10_000
const largestJson = 4 * 1_048_576
/** Hours of one call, as WAV. */
const largestMedia = 512 * 1_048_576

/** Nothing is connected before the first request. Throws a `RangeError` when there is no token. */
export function createTwilioClient({ twilio, clock }: TwilioClientOptions): TwilioClient {
  const base = new URL(twilio.apiBaseUrl)
  const prefix = `${base.pathname.replace(/\/$/, '')}/2010-04-01/Accounts/${twilio.accountSid}`
  const pool = new Pool(base.origin, { connections: 4, bodyTimeout: limitMs, headersTimeout: limitMs })
  /** While a token is rotated only one of them opens the API; the one that did is tried first. */
  let tokens = [...twilio.authTokens]
  if (tokens.length === 0) throw new RangeError('TWILIO_AUTH_TOKEN is not set.')

  async function send({ method, path, parameters = {} }: TwilioRequest, signal: AbortSignal, largest: number) {
    const form = new URLSearchParams(parameters).toString()
    const query = method === 'GET' && form !== '' ? `${path.includes('?') ? '&' : '?'}${form}` : ''
    for (const token of tokens) {
      const headers = {
        authorization: `Basic ${Buffer.from(`${twilio.accountSid}:${token.reveal()}`).toString('base64')}`,
        ...(method === 'POST' && { 'content-type': 'application/x-www-form-urlencoded' }),
      }
      const body = method === 'POST' ? form : null
      const answer = await pool.request({ method, path: `${prefix}${path}${query}`, headers, body, signal })
      const bytes = await readUpTo(answer.body, largest)
      if (answer.statusCode === 401 && token !== tokens.at(-1)) continue
      if (answer.statusCode < 300) {
        tokens = [token, ...tokens.filter((other) => other !== token)]
        return bytes
      }
      throw twilioErrorOf(answer.statusCode, bytes.toString('utf8'))
    }
    throw new RangeError('There is always a last token.')
  }

  /** Within ten seconds, with one shape for whatever fails. */
  async function inTime(request: TwilioRequest, signal: AbortSignal, largest: number): Promise<Buffer> {
    const late = new AbortController()
    const settled = new AbortController()
    clock.sleep(limitMs, settled.signal).then(
      () => late.abort(),
      () => undefined,
    )
    try {
      return await send(request, AbortSignal.any([signal, late.signal]), largest)
    } catch (error) {
      signal.throwIfAborted()
      if (error instanceof TwilioError) throw error
      const why = late.signal.aborted ? `no answer within ${limitMs} ms` : codeOf(error)
      throw new TwilioError(`Twilio could not be asked: ${why}`, {
        status: null,
        code: null,
        retryable: true,
        cause: error,
      })
    } finally {
      settled.abort()
    }
  }

  return {
    async request(request, schema, signal) {
      const text = (await inTime(request, signal, largestJson)).toString('utf8')
      const { data, success } = schema.safeParse(text === '' ? null : parseJson(text))
      if (success) return data
      const options = { status: 200, code: null, retryable: false }
      throw new TwilioError('Twilio answered something else than what was asked for.', options)
    },
    fetchMedia: (path, signal) => inTime({ method: 'GET', path }, signal, largestMedia),
    close: () => pool.destroy(),
  }
}

async function readUpTo(body: AsyncIterable<Buffer>, largest: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > largest) throw new Error(`an answer of more than ${largest} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** The code of a network error says more than its message, which is empty when several addresses failed. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}
