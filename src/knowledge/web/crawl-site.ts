import type { KnownPage } from './exchange.ts'
import { createHarvest } from './harvest.ts'
import { addressWithin } from './page-address.ts'
import type { Visitor } from './visits.ts'
import { WebSourceError } from './web-errors.ts'
import type { WebResult } from './web-result.ts'

interface SiteCrawl {
  readonly visitor: Visitor
  readonly at: URL
  /** How many links away from the first page a page may be. */
  readonly depth: number
  /** How many pages are taken. */
  readonly pages: number
  readonly known: ReadonlyMap<string, KnownPage>
}

/** Search forms and calendars make endless pages of one path. */
const maxQueriesPerPath = 20

/** Links of one distance that are kept for later. */
const maxWaiting = 50_000

/**
 * Follows the links of a site, nearest pages first, in the order of the links. Known pages to which no link led are
 * visited at the end, unless there are enough pages without them.
 *
 * @throws WebSourceError when the site has moved away from its known pages
 */
export async function* crawlSite({ visitor, at, depth, pages, known }: SiteCrawl): AsyncGenerator<WebResult> {
  const harvest = createHarvest(visitor, pages, known)
  const first = await harvest.visit(at, { follow: depth > 0, named: true })
  const site = first?.address ?? at
  refuseMove(at, site, known)
  harvest.settle(site)
  yield* first?.results ?? []

  const accepts = linkFilter()
  let level = first?.links ?? []
  for (let distance = 1; distance <= depth && level.length > 0; distance += 1) {
    const next = new Map<string, URL>()
    for (const link of level) {
      if (harvest.isFull) return
      const address = harvest.unvisited(link)
      if (!address || !accepts(address)) continue
      const visit = await harvest.visit(address, { follow: distance < depth, named: false })
      yield* visit?.results ?? []
      for (const found of visit?.links ?? []) {
        if (next.size < maxWaiting && harvest.unvisited(found)) next.set(found.href, found)
      }
    }
    level = [...next.values()]
  }

  for (const address of harvest.leftovers()) {
    if (harvest.isFull) return
    const visit = harvest.unvisited(address) && (await harvest.visit(address, { follow: false, named: false }))
    if (visit) yield* visit.results
  }
}

/** What was read of a site must not be lost because its first page leads elsewhere while it is under maintenance. */
function refuseMove(at: URL, site: URL, known: ReadonlyMap<string, unknown>): void {
  const hasPages = (of: URL) => known.keys().some((page) => addressWithin(of, new URL(page)) !== null)
  if (addressWithin(at, site) || !hasPages(at) || hasPages(site)) return
  throw new WebSourceError(
    `it leads to another site now, ${site.href}; if that is meant, put that address in its place`,
  )
}

/** Refuses what only traps have: one path with ever new queries. */
function linkFilter(): (address: URL) => boolean {
  const queries = new Map<string, number>()
  return ({ origin, pathname, search }) => {
    if (search === '') return true
    const count = (queries.get(origin + pathname) ?? 0) + 1
    queries.set(origin + pathname, count)
    return count <= maxQueriesPerPath
  }
}
