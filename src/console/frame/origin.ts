import type { FastifyRequest } from 'fastify'
import ipaddr from 'ipaddr.js'
import { isLoopbackAddress, isLoopbackName, proxyHeaderOf } from '../../lib/loopback.ts'

type Received = Pick<FastifyRequest, 'headers' | 'socket'>

/**
 * The IP address that a request comes from. Behind a proxy on this machine it is what that proxy says, which is the last
 * one it put into X-Forwarded-For; what others say there anybody could have written.
 */
export function addressOf({ headers, socket }: Received): string {
  const peer = plainAddress(socket.remoteAddress ?? '') ?? ''
  if (!isLoopbackAddress(peer)) return peer
  const last = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
  return plainAddress(last?.trim() ?? '') ?? peer
}

/** An address without a port, and IPv4 that was wrapped into IPv6 as itself; null when it is none. */
function plainAddress(text: string): string | null {
  const bare = text.replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1').replace(/^\[(.+)\](?::\d+)?$/, '$1')
  const isAddress = ipaddr.IPv4.isValidFourPartDecimal(bare) || ipaddr.IPv6.isValid(bare)
  return isAddress ? ipaddr.process(bare).toString() : null
}

/**
 * Whether a request was made on this machine, to this machine: no proxy has passed it on, and the name it was made to
 * can mean nothing else. Else any page could send us requests by letting its own name point here.
 */
export function isFromThisMachine({ headers, socket }: Received): boolean {
  if (!isLoopbackAddress(socket.remoteAddress ?? '') || proxyHeaderOf(headers)) return false
  return isLoopbackName(hostNameOf(headers.host ?? ''))
}

function hostNameOf(host: string): string {
  return host.replace(/:\d*$/, '')
}

/** Whether a request came for the public address, by https: then a cookie must never leave by anything else. */
export function isForHttps({ headers }: Pick<Received, 'headers'>, publicUrl: string | null): boolean {
  if (!publicUrl?.startsWith('https:')) return false
  const { host } = new URL(publicUrl)
  const forwarded = String(headers['x-forwarded-host'] ?? '')
    .split(',')
    .at(-1)
    ?.trim()
  return headers.host === host || forwarded === host
}

/** Whether a browser says that a page of our own sent a request; null when it says nothing. */
export function isSameOrigin({ headers }: Pick<Received, 'headers'>, publicUrl: string | null): boolean | null {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  const { origin, host = '' } = headers
  if (origin === undefined) return null
  const ofPublicUrl = publicUrl === null ? [] : [new URL(publicUrl).origin]
  if (isForHttps({ headers }, publicUrl)) return ofPublicUrl.includes(origin)
  return [`http://${host}`, `https://${host}`, ...ofPublicUrl].includes(origin)
}

/** What an address is counted as: of IPv6, where everybody has many, the network. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address
  return ipaddr.parse(address).toNormalizedString().split(':').slice(0, 4).join(':')
}

/** The address at which people reach the console: the public one, or else the one that the request was made to. */
export function consoleAddress({ headers }: Pick<Received, 'headers'>, publicUrl: string | null): string {
  return publicUrl ?? `http://${headers.host ?? 'localhost'}`
}
