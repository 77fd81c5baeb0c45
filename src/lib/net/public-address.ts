import ipaddr from 'ipaddr.js'

/** What IANA has given out for the internet; the library calls unassigned and old IPv4-compatible addresses unicast too. */
const globalIpv6 = ipaddr.IPv6.parseCIDR('2000::/3')

/** Within the public range, yet it answers machines in Azure with what belongs to them alone. */
const azureHost = '168.63.129.16'

/**
 * True when an IP address belongs to the public internet. Private, local, shared, reserved and multicast addresses do
 * not, nor do IPv6 addresses that stand for an IPv4 address (mapped, 6to4, NAT64, Teredo), whatever they stand for.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast' || parsed.toString() === azureHost) return false
  return parsed.kind() === 'ipv4' || parsed.match(globalIpv6)
}

/** Says whether the owner allows a host on a port, though it may be private. */
export type PrivateHosts = (hostname: string, port: number) => boolean

/** `listed`: `intranet` or `10.0.0.5` for all ports, `intranet:8080` or `[fd00::5]:8080` for one. */
export function privateHosts(listed: readonly string[]): PrivateHosts {
  const allowed = new Set(listed.map((entry) => entry.trim().toLowerCase()).map(bracketed))
  return (hostname, port) => {
    const host = bracketed(hostname.toLowerCase())
    return allowed.has(host) || allowed.has(`${host}:${port}`)
  }
}

/** The port that an http or https address leads to. */
export function portOf({ protocol, port }: { readonly protocol: string; readonly port: string }): number {
  return Number(port) || (protocol === 'https:' ? 443 : 80)
}

function bracketed(host: string): string {
  return ipaddr.IPv6.isValid(host) ? `[${host}]` : host
}
