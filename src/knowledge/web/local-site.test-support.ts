import { createServer, type IncomingHttpHeaders, type RequestListener, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { type Clock, systemClock } from '../../lib/clock.ts'
import type { Lookup } from '../../lib/net/guarded-agent.ts'
import {
  createWebReader,
  type KnownPage,
  type WebReaderSettings,
  type WebResult,
  type WebSource,
} from './web-reader.ts'

/** A page of HTML, or a function that writes the whole answer. */
export type Page = string | ((response: ServerResponse, headers: IncomingHttpHeaders, url: string) => void)

export interface TestSite extends AsyncDisposable {
  /** Without a trailing slash. */
  readonly at: string
  readonly port: number
  /** Paths with queries in the order of the requests. */
  readonly asked: string[]
  /** For each request, as `asked`. */
  readonly headers: IncomingHttpHeaders[]
  /** The pages by path; `*` stands for all others but robots.txt. */
  pages: Record<string, Page>
}

/** A real server on this machine. Paths without a page are answered with 404, so that there is no robots.txt. */
export async function startSite(
  pages: Record<string, Page>,
  tls: { key: string; cert: string } | null = null,
): Promise<TestSite> {
  const listener: RequestListener = ({ url = '', headers }, response) => {
    site.asked.push(url)
    site.headers.push(headers)
    const page = site.pages[url.split('?', 1)[0] ?? ''] ?? (url === '/robots.txt' ? undefined : site.pages['*'])
    if (page === undefined) response.writeHead(404).end()
    else if (typeof page === 'function') page(response, headers, url)
    else response.writeHead(200, { 'content-type': 'text/html; charset=UTF-8' }).end(page)
  }
  const server = tls ? createTlsServer(tls, listener) : createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const site: TestSite = {
    at: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    port,
    asked: [],
    headers: [],
    pages,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return site
}

/** Links in a page. */
export function linksTo(...paths: readonly string[]): string {
  return `<html><body>${paths.map((path) => `<a href="${path}">${path}</a>`).join('\n')}</body></html>`
}

/** Answers with headers and a body. */
export function send(status: number, headers: Record<string, string>, body: string | Uint8Array = ''): Page {
  return (response) => void response.writeHead(status, headers).end(body)
}

/** A reader that may visit the site. */
export function readerFor(
  site: TestSite,
  settings: Partial<WebReaderSettings> & { clock?: Clock; lookup?: Lookup } = {},
) {
  const { clock = systemClock, lookup, ...rest } = settings
  const privateHosts = [`127.0.0.1:${site.port}`]
  const defaults = { timeoutMs: 10_000, minutes: 5, pauseMs: 0, privateHosts, maxBytes: 1_000_000 }
  const reader = createWebReader({ ...defaults, ...rest }, clock, lookup)
  return {
    /** All results of a source. */
    async all(
      source: WebSource,
      known: Record<string, KnownPage> = {},
      signal = new AbortController().signal,
    ): Promise<WebResult[]> {
      const results: WebResult[] = []
      for await (const result of reader.read(source, new Map(Object.entries(known)), signal)) results.push(result)
      return results
    },
    /** The results in short: `document /path`. */
    async short(source: WebSource, known: Record<string, KnownPage> = {}): Promise<string[]> {
      const results = await this.all(source, known)
      return results.map((result) => {
        const reason = result.type === 'refused' ? `: ${result.reason}` : ''
        return `${result.type} ${result.address.replace(site.at, '')}${reason}`
      })
    },
    close: () => reader.close(),
    [Symbol.asyncDispose]: () => reader.close(),
  }
}

/** A clock that passes pauses at once and notes them in `slept`; waits of 20 s and more, which are limits, take their time. */
export function hastyClock(slept: number[]): Clock {
  return {
    now: () => systemClock.now(),
    sleep(ms, signal) {
      if (ms >= 20_000) return systemClock.sleep(ms, signal)
      slept.push(ms)
      return Promise.resolve()
    },
  }
}

/** What a page gave for telling whether it changed. */
export function etag(tag: string): KnownPage {
  return { etag: tag, lastModified: null }
}
