import type { FastifyRequest } from 'fastify'
import { describe, expect, test } from 'vitest'
import { addressOf, networkOf } from './origin.ts'

function from(remoteAddress: string, forwarded?: string): Pick<FastifyRequest, 'headers' | 'socket'> {
  return {
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    socket: { remoteAddress } as FastifyRequest['socket'],
  }
}

describe('the address of a request', () => {
  test.each([
    ['its own', from('203.0.113.5'), '203.0.113.5'],
    ['IPv4 in IPv6', from('::ffff:203.0.113.5'), '203.0.113.5'],
    ['IPv6', from('2001:db8::1'), '2001:db8::1'],
    ['what a proxy here says', from('127.0.0.1', '203.0.113.5'), '203.0.113.5'],
    ['the last one that it says', from('::1', '198.51.100.1, 203.0.113.5'), '203.0.113.5'],
    ['with a port', from('127.0.0.1', '203.0.113.5:4711'), '203.0.113.5'],
    ['in brackets', from('127.0.0.1', '[2001:db8::1]:4711'), '2001:db8::1'],
    ['spelt at length', from('127.0.0.1', '2001:0db8:0:0:0:0:0:1'), '2001:db8::1'],
    ['not what a stranger says', from('203.0.113.5', '198.51.100.1'), '203.0.113.5'],
    ['not a word', from('127.0.0.1', 'unknown'), '127.0.0.1'],
    ['not half an address', from('127.0.0.1', '127.1'), '127.0.0.1'],
    ['not nothing', from('127.0.0.1', '203.0.113.5,'), '127.0.0.1'],
    ['without a socket', from(''), ''],
  ])('is %s', (_what, request, address) => {
    expect(addressOf(request)).toBe(address)
  })
})

test.each([
  ['203.0.113.5', '203.0.113.5'],
  ['2001:db8:1:2::9', '2001:db8:1:2'],
  ['2001:db8::9', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
])('%s is counted as %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
