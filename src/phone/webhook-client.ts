import { type Dispatcher, getSetCookies, Headers, request } from 'undici'
import type { Clock } from '../lib/clock.ts'
import { CarrierError, fault } from './carrier-error.ts'
import { signatureOf } from './signature.ts'
import type { Method } from './twiml/verbs.ts'

/** A request to the server, with all its parameters. `url` is the public one, which is signed. */
export interface Webhook {
  readonly url: string
  readonly method: Method
  readonly parameters: Readonly<Record<string, string>>
}

/** A request as it went. */
export interface WebhookRecord extends Webhook {
  /** Null when there was no answer. */
  readonly status: number | null
  /** The answer's body, the TwiML as a rule. */
  readonly body: string
  /** From sending to the last byte of the answer. */
  readonly durationMs: number
}

export interface Answer {
  /** Where it came from, after redirects. */
  readonly url: string
  readonly status: number
  readonly contentType: string
  readonly body: string
  readonly receivedAt: number
}

export interface WebhookClientOptions {
  readonly dispatcher: Dispatcher
  readonly clock: Clock
  /** Null: requests are not signed. */
  readonly authToken: string | null
  /** The address to connect to for a public one. */
  connectTo(url: string): string
  /** Fresh, for `I-Twilio-Idempotency-Token`. */
  newToken(): string
}

/** All attempts and redirects of one webhook together (https://www.twilio.com/docs/usage/webhooks/voice-webhooks). */
const deadlineMs = 15_000
const mostRedirects = 10
const largestBody = 64 * 1_024

/** Makes the webhooks of one call: signs them, keeps the call's cookies, writes everything down. */
export class WebhookClient {
  readonly records: WebhookRecord[] = []
  readonly #options: WebhookClientOptions
  readonly #cookies = new Map<string, string>()

  constructor(options: WebhookClientOptions) {
    this.#options = options
  }

  /** Gives the answer whatever its status, after redirects. Throws a `CarrierError`, or the signal's reason. */
  async send(webhook: Webhook, signal: AbortSignal): Promise<Answer> {
    const settled = new AbortController()
    const deadline = new AbortController()
    const expire = () => deadline.abort(new CarrierError(fault.retrieval, `${webhook.url} took longer than 15 s`))
    this.#options.clock.sleep(deadlineMs, settled.signal).then(expire, () => {})
    try {
      return await this.#follow(webhook, AbortSignal.any([signal, deadline.signal]))
    } catch (error) {
      signal.throwIfAborted()
      deadline.signal.throwIfAborted()
      throw asCarrierError(error, webhook.url)
    } finally {
      settled.abort()
    }
  }

  /** A redirect is followed by GET and loses the parameters. */
  async #follow(webhook: Webhook, signal: AbortSignal): Promise<Answer> {
    const headers = { 'i-twilio-idempotency-token': this.#options.newToken() }
    let current = webhook
    for (let redirects = 0; redirects <= mostRedirects; redirects++) {
      const { answer, location } = await this.#exchange(current, headers, signal)
      if (location === null) return answer
      current = { url: new URL(location, current.url).href, method: 'GET', parameters: {} }
    }
    throw new CarrierError(fault.tooManyRedirects, `${webhook.url} redirects more than ${mostRedirects} times`)
  }

  async #exchange(webhook: Webhook, headers: Record<string, string>, signal: AbortSignal) {
    const { clock } = this.#options
    const startedAt = clock.now()
    let status: number | null = null
    let body = ''
    try {
      const reply = await this.#request(webhook, headers, signal)
      status = reply.statusCode
      this.#keepCookies(reply.headers)
      body = await readBody(reply.body, webhook.url)
      const contentType = String(reply.headers['content-type'] ?? '')
      const redirected = status >= 300 && status < 400 && reply.headers['location']
      const answer = { url: webhook.url, status, contentType, body, receivedAt: clock.now() }
      return { answer, location: redirected ? String(redirected) : null }
    } finally {
      this.records.push({ ...webhook, status, body, durationMs: clock.now() - startedAt })
    }
  }

  #request(webhook: Webhook, headers: Record<string, string>, signal: AbortSignal) {
    const { dispatcher, authToken } = this.#options
    const form = new URLSearchParams(webhook.parameters).toString()
    const url = webhook.method === 'GET' && form ? withQuery(webhook.url, form) : webhook.url
    const signed = webhook.method === 'POST' ? webhook.parameters : {}
    return request(this.#options.connectTo(url), {
      dispatcher,
      signal,
      method: webhook.method,
      headers: {
        ...headers,
        'user-agent': 'TwilioProxy/1.1',
        accept: '*/*',
        ...(authToken !== null && { 'x-twilio-signature': signatureOf(authToken, url, signed) }),
        ...(this.#cookies.size > 0 && {
          cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        }),
        ...(webhook.method === 'POST' && { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' }),
      },
      body: webhook.method === 'POST' ? form : null,
    })
  }

  #keepCookies(headers: Dispatcher.ResponseData['headers']): void {
    const given = new Headers()
    for (const cookie of [headers['set-cookie'] ?? []].flat()) given.append('set-cookie', cookie)
    for (const { name, value, maxAge } of getSetCookies(given)) {
      if (maxAge === 0) this.#cookies.delete(name)
      else this.#cookies.set(name, value)
    }
  }
}

function withQuery(url: string, query: string): string {
  const target = new URL(url)
  target.search = target.search ? `${target.search}&${query}` : query
  return target.href
}

async function readBody(body: AsyncIterable<Buffer>, url: string): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    chunks.push(chunk)
    size += chunk.length
    if (size > largestBody) throw new CarrierError(fault.tooLarge, `${url} answered with more than 64 kB`)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks))
  } catch (cause) {
    throw new CarrierError(fault.notXml, `${url} answered with something that is not UTF-8`, { cause })
  }
}

const connectionErrors = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_SOCKET'])

function asCarrierError(error: unknown, url: string): CarrierError {
  if (error instanceof CarrierError) return error
  const systemCode = error instanceof Error && 'code' in error ? String(error.code) : ''
  const message = `${url}: ${error instanceof Error ? error.message || systemCode : String(error)}`
  if (systemCode === 'ENOTFOUND' || systemCode === 'EAI_AGAIN') return new CarrierError(fault.hostName, message)
  const code = connectionErrors.has(systemCode) ? fault.connection : fault.protocol
  return new CarrierError(code, message, { cause: error })
}
