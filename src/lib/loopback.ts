import { BlockList } from 'node:net'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/** Whether an IP address, as a socket has it, is this machine itself. */
export function isLoopbackAddress(address: string): boolean {
  return loopback.check(address, address.includes(':') ? 'ipv6' : 'ipv4')
}

/**
 * Whether the name of a host, without a port, can only mean this machine: `localhost`, `127.0.0.1`, `::1`, `[::1]`. A
 * name that merely resolves to it does not count, because somebody else may own the name.
 */
export function isLoopbackName(host: string): boolean {
  if (host.toLowerCase() === 'localhost') return true
  const bare = host.replace(/^\[(.*)\]$/, '$1')
  return /^(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f:]*:[\da-f:.]*)$/i.test(bare) && isLoopbackAddress(bare)
}

/** The header by which a proxy or tunnel shows that it passed a request on; null when none did. */
export function proxyHeaderOf(headers: Readonly<Record<string, unknown>>): string | null {
  return proxyHeaders.find((name) => headers[name]) ?? null
}

const proxyHeaders = ['x-forwarded-for', 'x-forwarded-host', 'forwarded', 'via', 'x-real-ip']
