import type { FastifyInstance, RouteOptions } from 'fastify'
import type { RouteScope } from './api.ts'

/** One route of the API, as it declares itself. */
export interface DeclaredRoute {
  readonly method: string
  /** Such as `/api/users/:id`. */
  readonly path: string
  readonly scope: RouteScope
  readonly tag: string
  readonly summary: string
}

const changing: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/**
 * Sees to it that every route which is registered from now on says who may use it and how it is called in the audit log.
 * Gives the list of those that are documented; it grows as they are registered.
 *
 * @throws at registration, when a route says less
 */
export function declaredRoutes(api: FastifyInstance): readonly DeclaredRoute[] {
  const routes: DeclaredRoute[] = []
  api.addHook('onRoute', (route) => {
    for (const method of [route.method].flat()) {
      check(method, route)
      const { hide, tags, summary } = (route.schema ?? {}) as { hide?: boolean; tags?: string[]; summary?: string }
      if (hide || method === 'HEAD') continue
      const named = `${method} ${route.url}`
      if (!tags?.[0] || !summary) throw new Error(`${named} has no tag or no summary for the documentation`)
      routes.push({ method, path: route.url, scope: route.config?.scope ?? 'public', tag: tags[0], summary })
    }
  })
  return routes
}

function check(method: string, { url, config }: RouteOptions): void {
  if (!config?.scope) throw new Error(`${method} ${url} does not declare in config.scope who may use it`)
  if (changing.has(method) && config.audit === undefined) {
    throw new Error(`${method} ${url} does not declare in config.audit what it does; false if it changes nothing`)
  }
}
