import type { Clock } from '../../lib/clock.ts'
import { createGuardedAgent, type Lookup } from '../../lib/net/guarded-agent.ts'
import { privateHosts } from '../../lib/net/public-address.ts'
import { crawlSite } from './crawl-site.ts'
import type { KnownPage } from './exchange.ts'
import { createFetcher } from './fetcher.ts'
import { createLinkMemory } from './link-memory.ts'
import { createParseProcess } from './parse-process.ts'
import { readSitemap } from './read-sitemap.ts'
import { createRobots } from './robots.ts'
import { createVisitor } from './visits.ts'
import { PageRefused, WebSourceError } from './web-errors.ts'
import type { WebResult } from './web-result.ts'

export type { KnownPage } from './exchange.ts'
export { WebSourceError } from './web-errors.ts'
export type { WebResult } from './web-result.ts'

/** Pages that the owner named in the settings. */
export type WebSource =
  | { readonly kind: 'page'; readonly at: string }
  /** `depth`: how many links away from the first page; `pages`: at most so many. */
  | { readonly kind: 'site'; readonly at: string; readonly depth: number; readonly pages: number }
  | { readonly kind: 'sitemap'; readonly at: string; readonly pages: number }

export interface WebReaderSettings {
  /** For one request with its answer, in ms. */
  readonly timeoutMs: number
  /** For all pages of one source together. */
  readonly minutes: number
  /** Between two pages, in ms; longer where robots.txt asks for it. */
  readonly pauseMs: number
  /** Hosts that may be private: `intranet`, `10.0.0.5:8080`. */
  readonly privateHosts: readonly string[]
  /** Of one page, unpacked. */
  readonly maxBytes: number
}

export interface WebReader {
  /**
   * Yields each page of the source once, always in the same order. `known` holds the pages that the caller has, by
   * address. When this ends, known pages without a result are no part of the source any more; `refused` ones may be
   * again. Where the source itself cannot be begun it throws a `WebSourceError`, and when `signal` aborts its reason:
   * then nothing follows for known pages.
   */
  read(source: WebSource, known: ReadonlyMap<string, KnownPage>, signal: AbortSignal): AsyncIterable<WebResult>
  /** Ends what is under way, with an error for who waits, and lets go of connections. */
  close(): Promise<void>
}

/** `lookup` is how names are looked up; the system's own way unless a test brings another. */
export function createWebReader(settings: WebReaderSettings, clock: Clock, lookup?: Lookup): WebReader {
  const { timeoutMs, minutes, pauseMs, maxBytes } = settings
  const isAllowed = privateHosts(settings.privateHosts)
  const agent = createGuardedAgent({ timeoutMs, isAllowed, ...(lookup && { lookup }) })
  const fetcher = createFetcher({ agent, clock, timeoutMs, isAllowed })
  const parser = createParseProcess(clock)
  const linkMemory = createLinkMemory()
  const closing = new AbortController()
  let reading = 0

  async function* pagesOf(source: WebSource, known: ReadonlyMap<string, KnownPage>, signal: AbortSignal) {
    const at = startOf(source)
    const robots = createRobots(fetcher, signal)
    await robots(at).catch((error: unknown) => {
      throw error instanceof PageRefused ? new WebSourceError(error.message, { cause: error }) : error
    })
    const parts = { fetcher, robots, parser, linkMemory, clock, pauseMs, maxBytes, known, signal }
    const visitor = createVisitor(parts)
    switch (source.kind) {
      case 'page':
        yield* (await visitor({ address: at, admits: () => true, follow: false, named: true })).results
        break
      case 'site':
        yield* crawlSite({ visitor, at, depth: source.depth, pages: source.pages, known })
        break
      case 'sitemap':
        yield* readSitemap({ ...parts, visitor }, { at, pages: source.pages, known })
        break
    }
  }

  return {
    async *read(source, known, signal) {
      const done = new AbortController()
      const late = new AbortController()
      const timeIsUp = new PageRefused(
        `the time for this source (${minutes} min) was over before it was read; knowledge.web.minutes gives it more`,
      )
      clock.sleep(minutes * 60_000, done.signal).then(
        () => late.abort(timeIsUp),
        () => undefined, // done in time
      )
      // Pauses by the clock do not keep a command alive that has nothing else to wait for.
      const alive = setInterval(() => undefined, 60_000)
      reading += 1
      try {
        yield* pagesOf(source, known, AbortSignal.any([signal, late.signal, closing.signal]))
      } finally {
        done.abort()
        clearInterval(alive)
        reading -= 1
        if (reading === 0) await parser.close()
      }
    },
    async close() {
      closing.abort(new Error('the reader of web pages was closed'))
      await Promise.all([agent.destroy(), parser.close()])
    },
  }
}

function startOf({ at }: WebSource): URL {
  const address = URL.parse(at)
  if (!address || !/^https?:$/.test(address.protocol)) throw new WebSourceError('its address is not one of a web page')
  if (address.username || address.password) throw new WebSourceError('its address holds a user or a password')
  return address
}
