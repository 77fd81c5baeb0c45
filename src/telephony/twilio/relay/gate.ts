import type { IncomingMessage } from 'node:http'
import type { Secret } from '../../../lib/secret.ts'
import { loopbackOnly } from '../gate.ts'
import type { Refusal } from '../refusal.ts'
import { createSignatureCheck } from '../signature.ts'

/** Lets a WebSocket upgrade in, or says in one sentence why not. */
export type UpgradeGate = (request: IncomingMessage) => Refusal | null

export interface UpgradeGateOptions {
  readonly authTokens: readonly Secret[]
  /** What Twilio calls, as `https://…`; null where only the `Host` header tells. */
  readonly publicUrl: string | null
}

/**
 * Twilio's upgrades only: signed over the `wss://` URL exactly as in the TwiML, without parameters. (Twilio,
 * "ConversationRelay onboarding"; guidance to sign `https://` is older, so such a signature is refused and reported.)
 * Without a token, only this machine itself.
 */
export function createUpgradeGate({ authTokens, publicUrl }: UpgradeGateOptions): UpgradeGate {
  if (authTokens.length === 0) return loopbackOnly
  const isSigned = (request: IncomingMessage, base: string) =>
    createSignatureCheck(authTokens, base).isSigned(asSigned(request))

  return (request) => {
    const host = request.headers.host ?? ''
    const base = publicUrl?.replace(/^http/, 'ws') ?? `wss://${host}`
    if (isSigned(request, base) || isSigned(request, withStandardPort(base))) return null
    const message = 'This upgrade does not carry a valid X-Twilio-Signature.'
    if (asSigned(request).signature === null) {
      return {
        cause: 'unsigned',
        message,
        differs: 'no X-Twilio-Signature header',
        fix: 'Only Twilio may open this socket; others need no answer.',
      }
    }
    const signed = otherBases(base, [host, asSigned(request).forwardedHost ?? '']).find((it) => isSigned(request, it))
    return { message, ...explain(base, signed) }
  }
}

/** Twilio is not consistent about the port, and its helper knows the standard one of `https://` only. */
function withStandardPort(base: string): string {
  return base.replace(/^(wss:\/\/[^/:]+)(?=\/|$)/, '$1:443')
}

function explain(base: string, signed: string | undefined): Pick<Refusal, 'cause' | 'differs' | 'fix'> {
  if (signed === undefined) {
    const fix =
      'Compare TWILIO_AUTH_TOKEN with the account that owns the number, and PUBLIC_URL with what Twilio calls.'
    return { cause: 'token', differs: 'the token, or an address that we cannot guess', fix }
  }
  const differs = `the address: Twilio signed ${signed} instead of ${base}`
  const publicUrl = signed.replace(/^(ws|http)s?:/, 'https:')
  if (publicUrl === base.replace(/^wss?:/, 'https:')) {
    return {
      cause: 'address',
      differs,
      fix: 'Twilio signs sockets in another way than documented: use FRONTDESK_LINE=webhook and tell us.',
    }
  }
  return { cause: 'address', differs, fix: `Set PUBLIC_URL=${publicUrl}` }
}

/** What Twilio may have signed instead: the usual mix-ups behind proxies and tunnels. */
function otherBases(base: string, hosts: readonly string[]): string[] {
  const own = base.replace(/^wss?:\/\//, '')
  const places = [own, own.split('/')[0] ?? '', ...hosts].filter(Boolean)
  return ['wss', 'ws', 'https'].flatMap((scheme) => places.map((place) => `${scheme}://${place}`))
}

function asSigned({ headers, url }: IncomingMessage) {
  const single = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? null
  return {
    signature: single(headers['x-twilio-signature']),
    path: url ?? '',
    host: headers.host ?? '',
    forwardedHost: single(headers['x-forwarded-host']),
    parameters: {},
  }
}
