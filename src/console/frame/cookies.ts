import type { FastifyReply, FastifyRequest } from 'fastify'
import { isForHttps } from './origin.ts'

/**
 * Cookies by what they are for. `sign-in` proves who one is. `browser` only says that somebody has signed in from this
 * browser before. `oidc` holds a sign-in by OpenID Connect until one comes back from the provider, which is another
 * site: so it cannot be strict.
 */
type CookieKind = 'sign-in' | 'browser' | 'oidc'

const sameSite: Readonly<Record<CookieKind, 'strict' | 'lax'>> = { 'sign-in': 'strict', browser: 'strict', oidc: 'lax' }

/**
 * What the cookie is called. By https it has the prefix that makes browsers take it from us alone, and over https alone:
 * https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Set-Cookie#cookie_prefixes
 */
function nameOf(kind: CookieKind, secure: boolean): string {
  return `${secure ? '__Host-' : ''}frontdesk-${kind}`
}

/** The value of a cookie of ours; null when there is none. */
export function readCookie(request: FastifyRequest, kind: CookieKind, publicUrl: string | null): string | null {
  return request.cookies[nameOf(kind, isForHttps(request, publicUrl))] || null
}

export function setCookie(
  reply: FastifyReply,
  kind: CookieKind,
  value: string,
  { publicUrl, lastsMs }: { readonly publicUrl: string | null; readonly lastsMs: number },
): void {
  const secure = isForHttps(reply.request, publicUrl)
  const maxAge = Math.floor(lastsMs / 1_000)
  reply.setCookie(nameOf(kind, secure), value, {
    ...{ path: '/', httpOnly: true, secure, maxAge },
    sameSite: sameSite[kind],
  })
}

export function clearCookie(reply: FastifyReply, kind: CookieKind, publicUrl: string | null): void {
  setCookie(reply, kind, '', { publicUrl, lastsMs: 0 })
}
