import type { Agent } from 'undici'
import type { Clock } from '../../lib/clock.ts'
import type { PrivateHosts } from '../../lib/net/public-address.ts'
import { type Answer, exchange, type Wanted } from './exchange.ts'
import { PageRefused } from './web-errors.ts'

interface FetchRequest extends Wanted {
  readonly address: URL
  /** Asked before each request, the first and those after a redirect: false ends the walk there. May throw `PageRefused`. */
  admits(address: URL): Promise<boolean>
}

/** `address` is where the redirects ended; `movedForGood` is false when one of them was for the time being. */
export type Fetched = (Exclude<Answer, { type: 'redirect' }> | { type: 'not-admitted'; address: URL }) & {
  movedForGood: boolean
}

export interface Fetcher {
  /** Fetches a page, following at most five redirects. Rejects with `PageRefused`, or with the signal's reason. */
  fetch(request: FetchRequest, signal: AbortSignal): Promise<Fetched>
}

interface FetcherParts {
  readonly agent: Agent
  readonly clock: Clock
  /** For one request with its answer, in ms. */
  readonly timeoutMs: number
  readonly isAllowed: PrivateHosts
}

const maxRedirects = 5
/** A server that asks for a longer break is left alone until the next refresh. */
const longestBreakMs = 30_000

export function createFetcher(parts: FetcherParts): Fetcher {
  const { clock, isAllowed } = parts

  /** One request; asked for a short break, a second one after it. */
  async function ask(request: FetchRequest, address: URL, signal: AbortSignal): Promise<Answer> {
    const answer = await exchange(parts, address, request, signal)
    const breakMs = breakAfter(answer, clock.now())
    if (breakMs === null) return answer
    if (breakMs > longestBreakMs) throw busy(address)
    await clock.sleep(breakMs, signal)
    const second = await exchange(parts, address, request, signal)
    if (breakAfter(second, clock.now()) !== null) throw busy(address)
    return second
  }

  return {
    async fetch(request, signal) {
      let { address } = request
      let movedForGood = true
      for (let hop = 0; hop <= maxRedirects; hop += 1) {
        refuseStrange(address, isAllowed)
        if (!(await request.admits(address))) return { type: 'not-admitted', address, movedForGood }
        const answer = await ask(request, address, signal)
        if (answer.type !== 'redirect') return { ...answer, movedForGood }
        movedForGood &&= answer.isPermanent
        address = nextAddress(address, answer.to)
      }
      throw new PageRefused(`it leads on to another address more than ${maxRedirects} times`)
    },
  }
}

/** What no connection is opened for; where one may lead is looked at when it is opened. */
function refuseStrange(address: URL, isAllowed: PrivateHosts): void {
  if (!/^https?:$/.test(address.protocol)) throw new PageRefused(`it leads to ${address.protocol}, which is not read`)
  if (address.username || address.password) throw new PageRefused('its address holds a user or a password')
  const port = Number(address.port)
  if (port === 0 || port === 80 || port === 443 || isAllowed(bare(address.hostname), port)) return
  throw new PageRefused(
    `it leads to port ${port} of ${address.hostname}; list ${address.host} under knowledge.web.privateHosts if that is meant`,
  )
}

function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '')
}

function nextAddress(from: URL, location: string | null): URL {
  const next = URL.parse(location ?? '', from.href)
  if (!next || !location) throw new PageRefused('it leads on to another address without saying which')
  if (from.protocol === 'https:' && next.protocol === 'http:') {
    throw new PageRefused(`it leads from https to an address without encryption (${next.host})`)
  }
  return next
}

/** How long a server wants to be left alone, in ms; null when it did not say so. */
function breakAfter(answer: Answer, now: number): number | null {
  if (answer.type !== 'failed' || (answer.status !== 429 && answer.status !== 503) || !answer.retryAfter) return null
  const seconds = Number(answer.retryAfter)
  const ms = Number.isNaN(seconds) ? Date.parse(answer.retryAfter) - now : seconds * 1_000
  return Number.isNaN(ms) ? null : Math.max(0, ms)
}

function busy({ host }: URL): PageRefused {
  return new PageRefused(`the server at ${host} asks to be left alone for now`)
}
