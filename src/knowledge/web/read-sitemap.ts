import type { Clock } from '../../lib/clock.ts'
import { withoutGzip } from './body.ts'
import type { KnownPage } from './exchange.ts'
import type { Fetcher } from './fetcher.ts'
import { createHarvest } from './harvest.ts'
import { linkedAddress, normalAddress } from './page-address.ts'
import type { ParseProcess } from './parse-process.ts'
import type { SitemapText } from './sitemap-text.ts'
import type { Visitor } from './visits.ts'
import { PageRefused, WebSourceError } from './web-errors.ts'
import type { WebResult } from './web-result.ts'

interface SitemapParts {
  readonly visitor: Visitor
  readonly fetcher: Fetcher
  readonly parser: ParseProcess
  readonly clock: Clock
  /** Between two sitemaps, in ms. */
  readonly pauseMs: number
  readonly signal: AbortSignal
}

interface SitemapSource {
  readonly at: URL
  /** How many pages are taken. */
  readonly pages: number
  readonly known: ReadonlyMap<string, KnownPage>
}

/** Limits of the protocol, and what no business needs more of. */
const limits = { bytes: 52_428_800, depth: 3, sitemaps: 500 }

/**
 * Visits the pages that a sitemap lists, in its order. When a sitemap in it cannot be read, the known pages that were
 * not listed are visited too, since they may be in that one.
 *
 * @throws WebSourceError when the sitemap itself cannot be read
 */
export async function* readSitemap(
  parts: SitemapParts,
  { at, pages, known }: SitemapSource,
): AsyncGenerator<WebResult> {
  const harvest = createHarvest(parts.visitor, pages, known)
  const read = new Set<string>()
  let isComplete = true
  harvest.settle(at)

  async function* pagesOf({ kind, addresses }: SitemapText, base: URL, depth: number): AsyncGenerator<WebResult> {
    for (const listed of addresses) {
      if (harvest.isFull) return
      if (kind === 'sitemaps') {
        yield* nested(URL.parse(listed, base.href), depth + 1)
        continue
      }
      const link = linkedAddress(listed, base)
      const address = link && harvest.unvisited(link)
      const visit = address && (await harvest.visit(address, { follow: false, named: true }))
      if (visit) yield* visit.results
    }
  }

  async function* nested(address: URL | null, depth: number): AsyncGenerator<WebResult> {
    if (!address || read.has(address.href) || harvest.unvisited(address) === null) return
    let text: SitemapText
    try {
      if (depth > limits.depth) throw new PageRefused(`it is a sitemap within sitemaps, more than ${limits.depth} deep`)
      if (read.size >= limits.sitemaps) throw new PageRefused(`there are more than ${limits.sitemaps} sitemaps`)
      read.add(address.href)
      if (parts.pauseMs > 0) await parts.clock.sleep(parts.pauseMs, parts.signal)
      text = await load(parts, address)
    } catch (error) {
      if (!(error instanceof PageRefused)) throw error
      isComplete = false
      yield { type: 'refused', address: normalAddress(address), reason: error.message }
      return
    }
    yield* pagesOf(text, address, depth)
  }

  const root = await load(parts, at).catch((error: unknown) => {
    throw error instanceof PageRefused ? new WebSourceError(`the sitemap: ${error.message}`, { cause: error }) : error
  })
  read.add(at.href)
  yield* pagesOf(root, at, 0)

  for (const address of isComplete ? [] : harvest.leftovers()) {
    if (harvest.isFull) return
    const visit = harvest.unvisited(address) && (await harvest.visit(address, { follow: false, named: false }))
    if (visit) yield* visit.results
  }
}

async function load({ fetcher, parser, signal }: SitemapParts, address: URL): Promise<SitemapText> {
  const anything = { admits: async () => true, known: () => null, reads: () => true }
  const fetched = await fetcher.fetch({ ...anything, address, maxBytes: limits.bytes, cut: false }, signal)
  if (fetched.type === 'body') return await parser.sitemap(await withoutGzip(fetched.bytes, limits.bytes), signal)
  const answer = fetched.type === 'failed' ? ` (${fetched.status})` : ''
  throw new PageRefused(`the server at ${fetched.address.host} does not have it${answer}`)
}
