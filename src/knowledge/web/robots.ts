import robotsParser from 'robots-parser'
import { userAgent } from './exchange.ts'
import type { Fetcher } from './fetcher.ts'
import { PageRefused } from './web-errors.ts'

/** What the robots.txt of an origin says to us. */
interface RobotRules {
  allows(address: URL): boolean
  /** The pause that it asks for between two requests, in ms, at most ten seconds. */
  readonly pauseMs: number
}

/** Gives the rules of an address's origin, fetched once. Rejects with `PageRefused` when nothing of it may be read now. */
export type RobotsOf = (address: URL) => Promise<RobotRules>

/** RFC 9309, 2.5: at least 500 kB are read, what comes after them may be left. */
const maxBytes = 512_000
const longestPauseMs = 10_000
/** Wildcards cost time for each address; more of them than this are an attack or a mistake. */
const maxWildcardCharacters = 50_000

/** The package's types describe an ES module; what it is makes the function itself the default. */
const parseRobots = robotsParser as unknown as typeof robotsParser.default

/** Follows RFC 9309 for one reading of a source. */
export function createRobots(fetcher: Fetcher, signal: AbortSignal): RobotsOf {
  const known = new Map<string, Promise<RobotRules>>()
  return (address) => {
    const rules = known.get(address.origin) ?? fetchRules(fetcher, address, signal)
    known.set(address.origin, rules)
    return rules
  }
}

async function fetchRules(fetcher: Fetcher, { origin, host }: URL, signal: AbortSignal): Promise<RobotRules> {
  const address = new URL('/robots.txt', origin)
  const anything = { admits: async () => true, known: () => null, reads: () => true, maxBytes, cut: true }
  const fetched = await fetcher.fetch({ ...anything, address }, signal)
  if (fetched.type === 'body') return rulesFrom(address, new TextDecoder().decode(fetched.bytes))
  if (fetched.type === 'failed' && fetched.status >= 400 && fetched.status < 500) return rulesFrom(address, '')
  const answer = fetched.type === 'failed' ? ` (${fetched.status})` : ''
  throw new PageRefused(`${host} does not say what may be read: its robots.txt cannot be fetched now${answer}`)
}

function rulesFrom(address: URL, text: string): RobotRules {
  const wildcards = text.split(/[\r\n]+/).filter((line) => line.includes('*') && !/^\s*user-agent\s*:/i.test(line))
  if (wildcards.join('').length > maxWildcardCharacters) {
    throw new PageRefused(`the robots.txt of ${address.host} is too complicated to follow`)
  }
  const robots = parseRobots(address.href, text)
  const delay = robots.getCrawlDelay(userAgent) ?? 0
  return {
    allows: (page) => page.pathname === '/robots.txt' || robots.isAllowed(page.href, userAgent) !== false,
    pauseMs: Math.min(Math.max(0, delay * 1_000), longestPauseMs),
  }
}
