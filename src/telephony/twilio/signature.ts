import twilioWebhooks from 'twilio/lib/webhooks/webhooks.js'
import type { Secret } from '../../lib/secret.ts'
import type { Refusal } from './refusal.ts'

const { validateRequest } = twilioWebhooks

export interface SignedRequest {
  /** The header `X-Twilio-Signature`; null when there was none. */
  readonly signature: string | null
  /** Path and query as they arrived. */
  readonly path: string
  /** The `Host` header. */
  readonly host: string
  readonly forwardedHost: string | null
  /** The body's parameters, all of them, as decoded. */
  readonly parameters: Readonly<Record<string, string | string[]>>
}

export interface SignatureCheck {
  /** Whether Twilio signed this request with one of our tokens, for our public URL. */
  isSigned(request: SignedRequest): boolean
  /** For a refused request: which part differs, and what to do about it. */
  explain(request: SignedRequest): Explanation
}

type Explanation = Pick<Refusal, 'cause' | 'differs' | 'fix'>

/**
 * The check of `X-Twilio-Signature` (Twilio, "Webhooks security"), by Twilio's own helper, which also knows the quirks
 * of ports and of query encodings. Without a public URL the `Host` header names the address: that can't make a forged
 * request pass, since whoever forges has no token.
 */
export function createSignatureCheck(tokens: readonly Secret[], publicUrl: string | null): SignatureCheck {
  const keys = tokens.map((token) => token.reveal())

  function matches({ signature, parameters }: SignedRequest, url: string): boolean {
    if (signature === null || !URL.canParse(url)) return false
    return keys.some((key) => validateRequest(key, signature, url, parameters))
  }

  function isSigned(request: SignedRequest): boolean {
    if (publicUrl !== null) return matches(request, `${publicUrl}${request.path}`)
    return ['https', 'http'].some((scheme) => matches(request, `${scheme}://${request.host}${request.path}`))
  }

  function explain(request: SignedRequest): Explanation {
    if (request.signature === null) {
      return {
        cause: 'unsigned',
        differs: 'no X-Twilio-Signature header',
        fix: 'Only Twilio may call this address; others need no answer.',
      }
    }
    const signedUrl = otherUrls(request, publicUrl).find((url) => matches(request, url))
    if (signedUrl !== undefined) {
      const base = signedUrl.slice(0, -request.path.length)
      return { cause: 'address', differs: `the address: Twilio called ${base}`, fix: `Set PUBLIC_URL=${base}` }
    }
    if (matches({ ...request, parameters: {} }, `${publicUrl}${request.path}`)) {
      return {
        cause: 'parameters',
        differs: 'the parameters',
        fix: 'Something between Twilio and here changes or adds form fields; let them through as they are.',
      }
    }
    const fix = `Compare TWILIO_AUTH_TOKEN with the account that owns the number, and PUBLIC_URL with the number's webhook address.`
    return { cause: 'token', differs: 'the token, or an address that we cannot guess', fix }
  }

  return { isSigned, explain }
}

/** Addresses that Twilio may have called instead of ours: the usual mix-ups behind proxies and tunnels. */
function otherUrls({ host, forwardedHost, path }: SignedRequest, publicUrl: string | null): string[] {
  const own = publicUrl === null ? [] : [publicUrl.replace(/^https?:\/\//, '')]
  const places = [...own, ...own.map((place) => place.split('/')[0] ?? ''), forwardedHost ?? '', host].filter(Boolean)
  return places.flatMap((place) => ['https', 'http'].map((scheme) => `${scheme}://${place}${path}`))
}
