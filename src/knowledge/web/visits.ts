import type { IncomingHttpHeaders } from 'node:http'
import type { Clock } from '../../lib/clock.ts'
import { kindOfType } from '../reading/kinds.ts'
import { header, type KnownPage, userAgent } from './exchange.ts'
import type { Fetched, Fetcher } from './fetcher.ts'
import type { LinkMemory } from './link-memory.ts'
import { linkedAddress, normalAddress } from './page-address.ts'
import { directives, type PageMarkup } from './page-markup.ts'
import type { ParseProcess } from './parse-process.ts'
import type { RobotsOf } from './robots.ts'
import { PageRefused } from './web-errors.ts'
import type { WebResult } from './web-result.ts'

interface VisitRequest {
  readonly address: URL
  /** Asked about each address before it is fetched, also after a redirect; false leaves it alone. */
  admits(address: URL): boolean
  /** True when its links are to be followed. */
  readonly follow: boolean
  /** True when the owner named the address: then every refusal is worth a word. */
  readonly named: boolean
}

export interface Visit {
  /** What there is to tell. */
  readonly results: readonly WebResult[]
  /** Where the redirects ended; null when nothing was there. */
  readonly address: URL | null
  /** To be followed, in the order of the page; empty when that was not asked for. */
  readonly links: readonly URL[]
}

interface VisitorParts {
  readonly fetcher: Fetcher
  readonly robots: RobotsOf
  readonly parser: ParseProcess
  readonly linkMemory: LinkMemory
  readonly clock: Clock
  /** Between two visits, in ms. */
  readonly pauseMs: number
  readonly maxBytes: number
  readonly known: ReadonlyMap<string, KnownPage>
  readonly signal: AbortSignal
}

/** Visits the pages of one source, one after the other. Rejects only with the signal's reason. */
export type Visitor = (request: VisitRequest) => Promise<Visit>

export function createVisitor(parts: VisitorParts): Visitor {
  const { fetcher, robots, parser, linkMemory, clock, known, signal } = parts
  let visitedBefore = false

  async function pause(ms: number): Promise<void> {
    if (visitedBefore && ms > 0) await clock.sleep(ms, signal)
    visitedBefore = true
  }

  async function admits(request: VisitRequest, address: URL): Promise<boolean> {
    if (!request.admits(address)) return false
    const rules = await robots(address)
    if (!rules.allows(address)) {
      throw new PageRefused(`the robots.txt of ${address.host} asks robots not to read it`, { quiet: true })
    }
    if (address === request.address) await pause(Math.max(parts.pauseMs, rules.pauseMs))
    return true
  }

  /** Links cannot be read from an answer that says "unchanged": then they must still be known. */
  function validators(request: VisitRequest, address: URL): KnownPage | null {
    const name = normalAddress(address)
    return !request.follow || linkMemory.has(name) ? (known.get(name) ?? null) : null
  }

  async function fetchPage(request: VisitRequest): Promise<Fetched> {
    signal.throwIfAborted()
    return await fetcher.fetch(
      {
        address: request.address,
        admits: (address) => admits(request, address),
        known: (address) => validators(request, address),
        reads: (type, address) => kindOfType(type, address.href) !== null,
        maxBytes: parts.maxBytes,
        cut: false,
      },
      signal,
    )
  }

  /** Null when it cannot be taken apart: whoever reads the page says what is wrong with it. */
  async function markupOf({ bytes, contentType }: Extract<Fetched, { type: 'body' }>): Promise<PageMarkup | null> {
    return await parser.page(bytes, contentType.charset, signal).catch((error: unknown) => {
      if (error instanceof PageRefused && !signal.aborted) return null
      throw error
    })
  }

  async function documentVisit(request: VisitRequest, page: Extract<Fetched, { type: 'body' }>): Promise<Visit> {
    const { address, contentType, headers, bytes } = page
    const name = normalAddress(address)
    const asked = robotsHeader(headers)
    const links: URL[] = []
    if (kindOfType(contentType.type, address.href) === 'html') {
      const markup = await markupOf(page)
      asked.push(...(markup?.robots ?? []))
      if (markup && !asked.includes('nofollow')) links.push(...resolved(markup, address))
      if (markup) linkMemory.set(name, links)
    }
    const followed = request.follow ? links : []
    if (asked.includes('noindex')) {
      const reason = 'the page asks robots not to use it (noindex)'
      return { results: refusals(request, reason, true), address, links: followed }
    }
    const result: WebResult = {
      type: 'document',
      address: name,
      contentType: contentType.type,
      charset: contentType.charset,
      bytes,
      etag: header(headers, 'etag'),
      lastModified: header(headers, 'last-modified'),
    }
    return { results: [...moved(request, page), result], address, links: followed }
  }

  function refusals({ address, named }: VisitRequest, reason: string, quiet: boolean): WebResult[] {
    const name = normalAddress(address)
    return quiet && !named && !known.has(name) ? [] : [{ type: 'refused', address: name, reason }]
  }

  /** A known page that leads elsewhere is gone under its old address, unless it leads there for the time being. */
  function moved({ address }: VisitRequest, fetched: Fetched): WebResult[] {
    const name = normalAddress(address)
    const end = normalAddress(fetched.address)
    if (!known.has(name) || (name === end && fetched.type !== 'not-admitted')) return []
    if (fetched.movedForGood) return [{ type: 'gone', address: name }]
    return [{ type: 'refused', address: name, reason: `it leads to ${end} for the time being` }]
  }

  async function outcome(request: VisitRequest): Promise<Visit> {
    const fetched = await fetchPage(request)
    const end = normalAddress(fetched.address)
    switch (fetched.type) {
      case 'body':
        return await documentVisit(request, fetched)
      case 'unchanged': {
        if (!known.has(end)) throw new PageRefused('its server says that it did not change, though it was never read')
        const results: WebResult[] = [...moved(request, fetched), { type: 'unchanged', address: end }]
        return { results, address: fetched.address, links: request.follow ? linkMemory.get(end) : [] }
      }
      case 'not-admitted':
        return { results: moved(request, fetched), address: null, links: [] }
      case 'failed': {
        const { status, address } = fetched
        const isGone = status === 404 || status === 410
        if (!isGone) return { results: refusals(request, failure(status, address), false), address: null, links: [] }
        return { results: [{ type: 'gone', address: normalAddress(request.address) }], address: null, links: [] }
      }
    }
  }

  return async (request) => {
    try {
      return await outcome(request)
    } catch (error) {
      if (!(error instanceof PageRefused)) throw error
      return { results: refusals(request, error.message, error.quiet), address: null, links: [] }
    }
  }
}

function resolved({ links, base }: { links: readonly string[]; base: string | null }, page: URL): URL[] {
  const root = URL.parse(base ?? '', page.href) ?? page
  return links.flatMap((link) => linkedAddress(link, root) ?? [])
}

/** The words of `X-Robots-Tag` that are meant for all robots or for us: `noindex`, `otherbot: noindex`. */
function robotsHeader(headers: IncomingHttpHeaders): string[] {
  const values = [headers['x-robots-tag']].flat().filter((value) => value !== undefined)
  return values.flatMap((value) => {
    const [, name = null, words = ''] = /^\s*(?:([\w-]+)\s*:)?(.*)$/s.exec(value) ?? []
    return name === null || name.toLowerCase() === userAgent.toLowerCase() ? directives(words) : []
  })
}

function failure(status: number, { host }: URL): string {
  if (status === 401 || status === 403) return `the server at ${host} does not let everybody read it (${status})`
  if (status === 429) return `the server at ${host} gets too many requests (429)`
  if (status >= 500) return `the server at ${host} has a fault (${status})`
  return `the server at ${host} answered with ${status} instead of the page`
}
