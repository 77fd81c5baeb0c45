import type { IncomingHttpHeaders } from 'node:http'
import type { Agent, Dispatcher } from 'undici'
import type { Clock } from '../../lib/clock.ts'
import { withinTime } from '../../lib/deadline.ts'
import { unsupportedKind } from '../reading/kinds.ts'
import { acceptEncoding, readBody, tooLarge } from './body.ts'
import { type ContentType, parseContentType } from './content-type.ts'
import { refusalFor } from './reasons.ts'
import { PageRefused } from './web-errors.ts'

/** The name by which robots.txt and servers know us. */
export const userAgent = 'Frontdesk'

/** What a server gave earlier for telling whether a page changed. */
export interface KnownPage {
  readonly etag: string | null
  readonly lastModified: string | null
}

/** What may come back for a request. */
export interface Wanted {
  /** What is known of a page, for asking whether it changed; null to fetch it whatever it is. */
  known(address: URL): KnownPage | null
  /** False refuses what the server has before it is read. */
  reads(type: string, address: URL): boolean
  /** In bytes, unpacked. */
  readonly maxBytes: number
  /** True to take the beginning of what is longer; false to refuse it. */
  readonly cut: boolean
}

export type Answer =
  | { type: 'body'; address: URL; contentType: ContentType; headers: IncomingHttpHeaders; bytes: Uint8Array }
  | { type: 'unchanged'; address: URL }
  | { type: 'redirect'; address: URL; to: string | null; isPermanent: boolean }
  /** `retryAfter` as the header has it. */
  | { type: 'failed'; address: URL; status: number; retryAfter: string | null }

/** By status: whether the page has moved for good. */
const redirects: ReadonlyMap<number, boolean> = new Map([
  [301, true],
  [302, false],
  [303, false],
  [307, false],
  [308, true],
])
/** How much of an answer without use is taken in, to keep the connection. */
const leftoverBytes = 65_536

/**
 * Sends one request and reads its answer, both within `timeoutMs`. Rejects with `PageRefused`, or with the signal's
 * reason.
 */
export async function exchange(
  { agent, clock, timeoutMs }: { agent: Agent; clock: Clock; timeoutMs: number },
  address: URL,
  wanted: Wanted,
  signal: AbortSignal,
): Promise<Answer> {
  const error = () =>
    new PageRefused(`the server at ${address.host} did not answer in full within ${timeoutMs / 1_000} seconds`)
  return await withinTime({ clock, ms: timeoutMs, signal, error }, async (bounded) => {
    try {
      const response = await agent.request({
        origin: address.origin,
        path: address.pathname + address.search,
        method: 'GET',
        headers: headersFor(wanted.known(address)),
        signal: bounded,
      })
      return await readAndRelease(address, wanted, response)
    } catch (fault) {
      throw bounded.aborted ? bounded.reason : refusalFor(fault, address.host)
    }
  })
}

function headersFor(known: KnownPage | null): Record<string, string> {
  const headers: Record<string, string> = {
    'user-agent': userAgent,
    accept: 'text/html, application/xhtml+xml, text/plain, application/pdf, */*;q=0.5',
    'accept-encoding': acceptEncoding,
  }
  if (known?.etag) headers['if-none-match'] = known.etag
  if (known?.lastModified) headers['if-modified-since'] = known.lastModified
  return headers
}

async function readAndRelease(address: URL, wanted: Wanted, response: Dispatcher.ResponseData): Promise<Answer> {
  const { body } = response
  body.on('error', () => undefined) // an answer that is left early
  try {
    const answer = await read(address, wanted, response)
    if (!body.destroyed) await body.dump({ limit: leftoverBytes })
    return answer
  } finally {
    body.destroy()
  }
}

async function read(address: URL, wanted: Wanted, response: Dispatcher.ResponseData): Promise<Answer> {
  const { statusCode: status, headers, body } = response
  if (status === 304) return { type: 'unchanged', address }
  const isPermanent = redirects.get(status)
  if (isPermanent !== undefined) return { type: 'redirect', address, to: header(headers, 'location'), isPermanent }
  if (status !== 200 && status !== 203) {
    return { type: 'failed', address, status, retryAfter: header(headers, 'retry-after') }
  }
  const contentType = parseContentType(header(headers, 'content-type'))
  if (!wanted.reads(contentType.type, address)) {
    throw unreadable(contentType.type, address)
  }
  const encoding = header(headers, 'content-encoding')
  if (Number(header(headers, 'content-length')) > wanted.maxBytes && !wanted.cut) throw tooLarge(wanted.maxBytes)
  return { type: 'body', address, contentType, headers, bytes: await readBody(body, encoding, wanted) }
}

/** A picture among the links of a site is nothing to tell, a document in an old format is. */
function unreadable(type: string, { pathname }: URL): PageRefused {
  const advice = unsupportedKind(pathname)
  const reason = advice ?? `it is no document that can be read (${type || 'of an unknown type'})`
  return new PageRefused(reason, { quiet: advice === null })
}

/** The value of a header; of one that is there several times, the first. */
export function header(headers: IncomingHttpHeaders, name: string): string | null {
  return [headers[name]].flat()[0] ?? null
}
