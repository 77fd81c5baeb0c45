import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../access/actor.ts'
import { type Scope, scopeMeanings } from '../access/scopes.ts'
import type { RouteScope } from './api.ts'
import { ApiError } from './api-error.ts'
import { bearerOf, type Identified } from './identify.ts'
import { addressOf, isSameOrigin } from './origin.ts'

export interface GuardParts {
  readonly identify: (request: FastifyRequest) => Promise<Identified>
  readonly publicUrl: string | null
}

const minuteMs = 60_000
/** A page makes a few dozen requests when it opens, and a program may look things up in a row. */
const mostOfActor = 1_200
/** Of one address without a sign-in. */
const mostOfStranger = 240

const reading: ReadonlySet<string> = new Set(['GET', 'HEAD'])

/**
 * Lets a request pass to its route or refuses it, before its body is read: no route is reached without having declared
 * who may use it. Registered once, for all of the API.
 */
export async function guard(api: FastifyInstance, { identify, publicUrl }: GuardParts): Promise<void> {
  await api.register(rateLimit, { global: false })
  const countActor = api.createRateLimit({
    ...{ max: mostOfActor, timeWindow: minuteMs },
    keyGenerator: ({ actor }) => `actor:${actor?.token?.id ?? actor?.user.id}`,
  })
  const countStranger = api.createRateLimit({
    ...{ max: mostOfStranger, timeWindow: minuteMs },
    keyGenerator: (request) => `address:${addressOf(request)}`,
  })

  api.decorateRequest('actor', null)
  api.decorateRequest('stillAllowed', async function (this: FastifyRequest) {
    const { actor } = await identify(this)
    return isAllowed(this.routeOptions.config.scope, actor)
  })

  api.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    if (request.is404) return
    const { scope } = request.routeOptions.config
    refuseOtherSites(request, publicUrl)
    const identified = await identify(request)
    const { actor } = identified
    request.actor = actor
    const limit = await (actor ? countActor : countStranger)(request)
    if (!limit.isAllowed && limit.isExceeded) {
      throw new ApiError(429, 'That was too much for one minute. Wait a moment.', { retryAfterMs: limit.ttl })
    }
    if (actor?.kind !== 'token') refuseUnproven(request, actor, publicUrl)
    if (scope === 'public') return
    if (!actor) throw unidentified(request, reply, identified.reason)
    if (!isAllowed(scope, actor)) throw notAllowed(scope, actor)
  })
}

/** Nothing is allowed that is not declared. */
function isAllowed(scope: RouteScope | undefined, actor: Actor | null): boolean {
  if (scope === undefined) return false
  if (scope === 'public') return true
  if (scope === 'signed-in') return actor?.kind === 'user'
  return actor?.scopes.has(scope) ?? false
}

function notAllowed(scope: RouteScope | undefined, actor: Actor): ApiError {
  if (scope === 'signed-in') {
    const why = actor.kind === 'token' ? 'A token cannot do this' : 'There is no sign-in yet: the console is open'
    return new ApiError(403, `${why}. It is for people who have signed in.`)
  }
  const meaning = scopeMeanings[scope as Scope]
  const who = actor.kind === 'token' ? 'This token is not allowed to' : 'You are not allowed to'
  return new ApiError(403, meaning ? `${who} ${meaning} (${scope}).` : `${who} do this.`)
}

function unidentified(request: FastifyRequest, reply: FastifyReply, reason: string): ApiError {
  if (bearerOf(request) !== null) reply.header('www-authenticate', 'Bearer error="invalid_token"')
  return new ApiError(401, reason)
}

/**
 * Refuses what a browser sends because a page of another site told it to; a program with a token is no browser. Such a
 * page may send people to our pages, and to a route that is made for it.
 */
function refuseOtherSites(request: FastifyRequest, publicUrl: string | null): void {
  if (bearerOf(request) !== null) return
  const { headers, method, routeOptions } = request
  const isReading = reading.has(method)
  if (isReading && headers['sec-fetch-site'] === 'none') return // somebody typed the address
  if (isReading && routeOptions.config.isEntry && headers['sec-fetch-mode'] === 'navigate') return
  if (isSameOrigin(request, publicUrl) !== false) return
  throw new ApiError(403, 'A page of another site sent this. Only the pages of the console may.')
}

/** What changes something on the word of a cookie, or of the machine alone, has to prove that our own page sent it. */
function refuseUnproven(request: FastifyRequest, actor: Actor | null, publicUrl: string | null): void {
  if (reading.has(request.method) || isSameOrigin(request, publicUrl)) return
  const hasCookie = Object.keys(request.cookies).length > 0
  if (!actor && !hasCookie) return
  throw new ApiError(
    403,
    'It cannot be seen that a page of the console sent this: neither Sec-Fetch-Site nor Origin says so. A program needs a token: Authorization: Bearer.',
  )
}
