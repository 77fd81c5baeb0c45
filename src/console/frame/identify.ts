import type { FastifyRequest } from 'fastify'
import type { Clock } from '../../lib/clock.ts'
import { type Actor, programOf, signedInAs, thisMachine } from '../access/actor.ts'
import type { AccessSettings, Openness } from '../access/openness.ts'
import type { AccessStore } from '../access/ports.ts'
import { hashOf } from '../access/secret-tokens.ts'
import type { SignInDesk } from '../access/sign-in-desk.ts'
import { readCookie } from './cookies.ts'
import { isFromThisMachine } from './origin.ts'

/** Who sent a request, or a sentence on why that is not known. */
export type Identified = { readonly actor: Actor } | { readonly actor: null; readonly reason: string }

export interface IdentifyParts {
  readonly settings: Pick<AccessSettings, 'publicUrl'>
  readonly openness: Openness
  readonly signIns: Pick<SignInDesk, 'find'>
  readonly tokens: AccessStore['tokens']
  readonly clock: Pick<Clock, 'now'>
  readonly onProblem: (error: unknown) => void
}

const howToBegin =
  'Nobody can sign in yet. Open the link that Frontdesk printed when it started, or run "npx frontdesk console link" for a new one. Or set CONSOLE_PASSWORD and start it again.'
const onlyHere =
  'The console has no sign-in yet, so it is open to the machine that it runs on, and to nobody else. To let others in, set CONSOLE_PASSWORD and start Frontdesk again, or run "npx frontdesk console link" where it runs.'
/** Uses of a token are noted no more often. */
const noteEveryMs = 60_000

/** Finds out who sends requests: by token, by sign-in, or as this machine in an open console. */
export function createIdentify(parts: IdentifyParts): (request: FastifyRequest) => Promise<Identified> {
  const { settings, openness, signIns } = parts
  return async (request) => {
    const bearer = bearerOf(request)
    if (bearer !== null) return byToken(bearer, parts)
    const token = readCookie(request, 'sign-in', settings.publicUrl)
    const found = token === null ? null : await signIns.find(token)
    if (found) return { actor: signedInAs(found.user, found.signIn.id) }
    if (await openness.isOpen()) {
      return isFromThisMachine(request) ? { actor: thisMachine } : { actor: null, reason: onlyHere }
    }
    if (await openness.needsLink()) return { actor: null, reason: howToBegin }
    return { actor: null, reason: token === null ? 'Sign in first.' : 'Your sign-in is over. Sign in again.' }
  }
}

/** What follows `Bearer`; null where that is not how a request proves itself. */
export function bearerOf({ headers }: Pick<FastifyRequest, 'headers'>): string | null {
  return /^Bearer +(\S*)\s*$/i.exec(headers.authorization ?? '')?.[1] ?? null
}

async function byToken(bearer: string, { tokens, clock, onProblem }: IdentifyParts): Promise<Identified> {
  const now = clock.now()
  const found = await tokens.find(hashOf(bearer), now)
  if (!found) return { actor: null, reason: 'This token is not known, was revoked, or has expired.' }
  const { token, user } = found
  if (now - (token.lastUsedAt ?? 0) >= noteEveryMs) void tokens.used(token.id, now).catch(onProblem)
  return { actor: programOf(user, token) }
}
