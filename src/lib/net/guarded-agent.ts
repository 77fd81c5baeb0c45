import { type LookupAddress, type LookupAllOptions, lookup as systemLookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { Agent, buildConnector } from 'undici'
import { isPublicAddress, type PrivateHosts, portOf } from './public-address.ts'

/** Looks up all addresses of a host, as `lookup` of `node:dns` does. */
export type Lookup = (
  hostname: string,
  options: LookupAllOptions,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

interface AgentSettings {
  /** How long a connection may take, in ms. */
  readonly timeoutMs: number
  readonly isAllowed: PrivateHosts
  readonly lookup?: Lookup | undefined
  /** The largest answer, in bytes; -1 for any. */
  readonly maxResponseBytes?: number
}

/** A host leads into a private network that the owner has not allowed. */
export class PrivateNetwork extends Error {
  override name = 'PrivateNetwork'
}

/**
 * Connections that never lead to a private network, unless its host is allowed; they fail with `PrivateNetwork` then.
 * The check sits between looking a name up and connecting to what was found, so that a name that changes its answer
 * (DNS rebinding) gains nothing. Requests have no time limit of their own: bound them by a signal.
 */
export function createGuardedAgent(settings: AgentSettings): Agent {
  const { timeoutMs, isAllowed, lookup = systemLookup, maxResponseBytes = -1 } = settings
  const options = { allowH2: false, timeout: timeoutMs }
  const connectAnywhere = buildConnector({ ...options, lookup: asLookup(lookup, () => null) })
  const connectOutside = buildConnector({ ...options, lookup: asLookup(lookup, refusalOf) })

  return new Agent({
    allowH2: false,
    headersTimeout: 0,
    bodyTimeout: 0,
    maxResponseSize: maxResponseBytes,
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

/** One private address among public ones is enough: which of them is taken is up to the network. */
function refusalOf(hostname: string, addresses: readonly LookupAddress[]): PrivateNetwork | null {
  const found = addresses.find(({ address }) => !isPublicAddress(address))
  if (!found) return null
  if (found.address === hostname) return new PrivateNetwork(`${hostname} is in a private network`)
  return new PrivateNetwork(`${hostname} leads to a private network (${found.address})`)
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
