import type { KnownPage } from './exchange.ts'
import { addressWithin, normalAddress } from './page-address.ts'
import type { Visit, Visitor } from './visits.ts'

/** The visits to a site, each page once, until there are enough. */
export interface Harvest {
  /** True once as many pages were taken as are wanted. */
  readonly isFull: boolean
  /** The address as one of the site's; null for other sites and for what was visited. */
  unvisited(address: URL): URL | null
  /** Visits a page, also when it was visited before. Gives null without a visit when strangers failed too often. */
  visit(address: URL, options: { follow: boolean; named: boolean }): Promise<Visit | null>
  /** Known pages of the site that were not visited, in alphabetical order. */
  leftovers(): URL[]
  /** From now on the site is where this address is. */
  settle(site: URL): void
}

/** Pages beyond those wanted that may fail before only known ones are visited. */
const patience = 50

/** Until `settle` is called, redirects may lead to any site. `pages`: how many are wanted. */
export function createHarvest(visitor: Visitor, pages: number, known: ReadonlyMap<string, KnownPage>): Harvest {
  const visited = new Set<string>()
  let site: URL | null = null
  let taken = 0
  let failed = 0

  /** False for what was visited already. */
  const note = (address: URL) => visited.size < visited.add(normalAddress(address)).size

  function unvisited(address: URL): URL | null {
    const within = site ? addressWithin(site, address) : address
    return within && !visited.has(normalAddress(within)) ? within : null
  }

  return {
    get isFull() {
      return taken >= pages
    },
    unvisited,
    settle(address) {
      site = address
    },
    async visit(address, options) {
      const isKnown = known.has(normalAddress(address))
      if (!isKnown && failed > pages + patience) return null
      const walked = new Set<string>()
      // An address that comes up twice in one walk is a circle, which the walk itself ends.
      const isNew = (hop: URL) => note(hop) || walked.has(normalAddress(hop))
      const admits = (hop: URL) => {
        const isAdmitted = (site === null || addressWithin(site, hop) !== null) && isNew(hop)
        walked.add(normalAddress(hop))
        return isAdmitted
      }
      const visit = await visitor({ address, admits, ...options })
      const got = visit.results.some(({ type }) => type === 'document' || type === 'unchanged')
      if (got) taken += 1
      else if (!isKnown) failed += 1
      return visit
    },
    leftovers() {
      const addresses = [...known.keys()].sort().flatMap((address) => URL.parse(address) ?? [])
      return addresses.filter((address) => unvisited(address) !== null)
    },
  }
}
