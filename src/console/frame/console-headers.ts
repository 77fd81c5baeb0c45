import { randomBytes } from 'node:crypto'
import type { FastifyReply } from 'fastify'

/** What a page may ask the browser for: the microphone is the telephone's. */
const permissions = ['camera', 'display-capture', 'geolocation', 'midi', 'payment', 'serial', 'usb']
  .map((feature) => `${feature}=()`)
  .concat('microphone=(self)')
  .join(', ')

/**
 * Gives a page of the console its headers, instead of those for answers that are no pages.
 * @returns the nonce by which this one answer may have styles that are in no file
 */
export function pageHeaders(reply: FastifyReply): string {
  const nonce = randomBytes(16).toString('base64')
  const policy = [
    ...["default-src 'none'", "script-src 'self'", `style-src 'self' 'nonce-${nonce}'`, "connect-src 'self'"],
    ...["img-src 'self' data:", "font-src 'self'", "media-src 'self' blob:", "base-uri 'none'", "form-action 'self'"],
    "frame-ancestors 'none'",
  ]
  reply.header('content-security-policy', policy.join('; '))
  reply.header('permissions-policy', permissions)
  reply.header('x-robots-tag', 'noindex')
  return nonce
}
