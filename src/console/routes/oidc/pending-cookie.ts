import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { clearCookie, readCookie, setCookie } from '../../frame/cookies.ts'

/** For as long as somebody may take at the provider. */
const lastsMs = 10 * 60_000

const pendingSignIn = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), next: z.string() })

/** A sign-in that goes on at the provider, and where to go after it. */
export type PendingSignIn = z.output<typeof pendingSignIn>

/** Keeps it in the browser, so that it can be finished on any instance, and in this browser only. */
export function keepPending(reply: FastifyReply, pending: PendingSignIn, publicUrl: string | null): void {
  const value = Buffer.from(JSON.stringify(pending)).toString('base64url')
  setCookie(reply, 'oidc', value, { publicUrl, lastsMs })
}

/** What was kept, which can be had once; null when there is nothing. */
export function takePending(request: FastifyRequest, reply: FastifyReply, publicUrl: string | null) {
  const value = readCookie(request, 'oidc', publicUrl)
  if (value === null) return null
  clearCookie(reply, 'oidc', publicUrl)
  try {
    return pendingSignIn.parse(JSON.parse(Buffer.from(value, 'base64url').toString()))
  } catch {
    return null
  }
}
