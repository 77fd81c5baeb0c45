import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Clock } from '../../../lib/clock.ts'
import type { Secret } from '../../../lib/secret.ts'

/**
 * Single-use tokens that let one relay session into one call. They carry their own proof (a MAC under a key derived
 * from the Twilio auth token), so any process with the same auth token can redeem what another issued, also after a
 * restart; that a token was used is known to the process that redeemed it, until the token expires.
 */
export interface RelayTokens {
  /** A token for one session of this call, to be redeemed within a minute: 83 characters of base64url. */
  issue(callId: string): string
  /** True once for each token that was issued for this call and has not expired. */
  redeem(token: string, callId: string): boolean
}

export interface RelayTokensOptions {
  /** The Twilio auth tokens, the current one first; without any, tokens are good in this process only. */
  readonly authTokens: readonly Secret[]
  readonly clock: Clock
}

const lifeMs = 60_000
const nonceBytes = 24
const expiryBytes = 6
const macBytes = 32

export function createRelayTokens({ authTokens, clock }: RelayTokensOptions): RelayTokens {
  const secrets = authTokens.length > 0 ? authTokens.map((token) => token.reveal()) : [randomBytes(32)]
  const keys = secrets.map((secret) => Buffer.from(hkdfSync('sha256', secret, '', 'frontdesk relay token', 32)))
  const issuingKey = keys[0] ?? Buffer.alloc(0)
  /** Nonces that were redeemed, oldest first, with their expiry; only genuine ones get in. */
  const used = new Map<string, number>()

  function forgetExpired(now: number): void {
    for (const [nonce, expiresAt] of used) {
      if (expiresAt > now) return
      used.delete(nonce)
    }
  }

  return {
    issue(callId) {
      const expiry = Buffer.alloc(expiryBytes)
      expiry.writeUIntBE(clock.now() + lifeMs, 0, expiryBytes)
      const claim = Buffer.concat([randomBytes(nonceBytes), expiry])
      return Buffer.concat([claim, proof(issuingKey, claim, callId)]).toString('base64url')
    },
    redeem(token, callId) {
      const bytes = Buffer.from(token.slice(0, 128), 'base64url')
      if (bytes.length !== nonceBytes + expiryBytes + macBytes) return false
      const claim = bytes.subarray(0, -macBytes)
      const mac = bytes.subarray(-macBytes)
      if (!keys.some((key) => timingSafeEqual(mac, proof(key, claim, callId)))) return false

      const now = clock.now()
      forgetExpired(now)
      const expiresAt = claim.readUIntBE(nonceBytes, expiryBytes)
      const nonce = claim.toString('base64url', 0, nonceBytes)
      if (expiresAt <= now || used.has(nonce)) return false
      used.set(nonce, expiresAt)
      return true
    },
  }
}

function proof(key: Buffer, claim: Buffer, callId: string): Buffer {
  return createHmac('sha256', key).update(claim).update(callId).digest()
}
