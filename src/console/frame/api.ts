import type { FastifyBaseLogger, FastifyInstance, FastifyRequest, RawServerDefault } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Actor } from '../access/actor.ts'
import type { AuditEntry } from '../access/ports.ts'
import type { Scope } from '../access/scopes.ts'
import { ApiError } from './api-error.ts'

/**
 * Who may use a route: `public` is everybody; `signed-in` whoever has a sign-in of their own, whatever the role, but no
 * token; else those with the scope.
 */
export type RouteScope = Scope | 'public' | 'signed-in'

/** What is written into the audit log about a request, besides what the guard knows of it. */
interface Noted {
  /** Instead of who sent it: a person who is about to sign in. Null for who sent it. */
  actor: Pick<AuditEntry, 'actorKind' | 'actorId' | 'actorName'> | null
  /** On what, where that is not in the path: an id, never words of anybody. */
  target: string | null
  /** Leaves it out, where strangers could fill the log. */
  leaveOut: boolean
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may use the route; every route of the console's API declares it. */
    scope?: RouteScope
    /** What the route does, such as `call.end`, for the audit log; false where an unsafe method changes nothing. */
    audit?: string | false
    /** Whether pages of other sites may send a browser here. */
    isEntry?: boolean
  }
  interface FastifyRequest {
    /** Who sent it; null for a stranger, and outside of the console's API. */
    actor: Actor | null
    noted: Noted
    /** Whether whoever sent it may still use the route: for answers that go on for a long time. */
    stillAllowed(): Promise<boolean>
  }
}

/** Where routes of the API are registered, with paths behind `/api`. Schemas are of zod. */
export type Api = FastifyInstance<
  RawServerDefault,
  FastifyRequest['raw'],
  import('node:http').ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>

/** Who sent the request, on a route that is not public. */
export function actorOf({ actor }: Pick<FastifyRequest, 'actor'>): Actor {
  if (!actor) throw new ApiError(401, 'Sign in first.')
  return actor
}
