import { createHash, randomBytes } from 'node:crypto'

/** 256 bits that nobody can guess, for cookies, links and API tokens. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a secret: enough to know it again, and nothing to use it with. It needs no salt, being random. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** An id for something that is kept; it gives nothing away and can be shown. */
export function newId(): string {
  return randomBytes(12).toString('hex')
}
