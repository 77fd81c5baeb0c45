import { type LookupAddress, type LookupAllOptions, lookup as systemLookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { Agent, buildConnector } from 'undici'
import { isPublicAddress, type PrivateHosts } from './public-address.ts'
import { PageRefused } from './web-errors.ts'

/** Looks up all addresses of a host, as `lookup` of `node:dns` does. */
export type Lookup = (
  hostname: string,
  options: LookupAllOptions,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

interface NetworkSettings {
  /** How long a connection may take, in ms. */
  readonly timeoutMs: number
  readonly isAllowed: PrivateHosts
  readonly lookup?: Lookup
}

/**
 * Connections that never lead to a private network, unless its host is allowed. The check sits between looking a name
 * up and connecting to what was found, so that a name that changes its answer (DNS rebinding) gains nothing.
 */
export function createAgent({ timeoutMs, isAllowed, lookup = systemLookup }: NetworkSettings): Agent {
  const options = { allowH2: false, timeout: timeoutMs }
  const connectAnywhere = buildConnector({ ...options, lookup: asLookup(lookup, () => null) })
  const connectOutside = buildConnector({ ...options, lookup: asLookup(lookup, refusalOf) })

  return new Agent({
    allowH2: false,
    // The reader's own limit ends a request earlier, by the clock that tests turn.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect(target, callback) {
      const hostname = target.hostname.replace(/^\[|\]$/g, '')
      if (isAllowed(hostname, portOf(target))) return connectAnywhere(target, callback)
      // An address instead of a name is never looked up.
      const refusal = isIP(hostname) ? refusalOf(hostname, [{ address: hostname, family: isIP(hostname) }]) : null
      if (refusal) callback(refusal, null)
      else connectOutside(target, callback)
    },
  })
}

function portOf({ protocol, port }: buildConnector.Options): number {
  return Number(port) || (protocol === 'https:' ? 443 : 80)
}

/** One private address among public ones is enough: which of them is taken is up to the network. */
function refusalOf(hostname: string, addresses: readonly LookupAddress[]): PageRefused | null {
  const found = addresses.find(({ address }) => !isPublicAddress(address))
  if (!found) return null
  const leads = found.address === hostname ? `${hostname} is in` : `${hostname} leads to`
  return new PageRefused(
    `${leads} a private network${found.address === hostname ? '' : ` (${found.address})`}; ` +
      'list the host under knowledge.web.privateHosts if that is meant',
  )
}

function asLookup(lookup: Lookup, refuse: typeof refusalOf): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? []
      const fault = error ?? refuse(hostname, addresses)
      if (fault || !first) callback(fault ?? notFound(), [])
      else if (options.all) callback(null, addresses)
      else callback(null, first.address, first.family)
    })
  }
}

function notFound(): NodeJS.ErrnoException {
  return Object.assign(new Error('no addresses'), { code: 'ENOTFOUND' })
}
