import { createRoute } from '@tanstack/react-router'
import type { Scope } from '../data/session.ts'
import { lazyPage } from './lazy-page.tsx'
import { inside } from './root.tsx'

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Who lacks it finds no way to the page. */
    scope?: Scope
  }
}

interface PageOptions<Search> {
  /** Its script, fetched when somebody goes there; the file exports `Page`. */
  readonly load: Parameters<typeof lazyPage>[0]
  /** What one must be allowed to do to see it at all. */
  readonly scope?: Scope
  /** What it keeps in its address; see {@link searchOf}. */
  readonly search?: (search: Record<string, unknown>) => Search
}

/**
 * A page within the frame.
 *
 * @param path where it is, such as `/calls/$callId`
 */
export function page<const Path extends string, Search = Record<never, never>>(
  path: Path,
  { load, scope, search }: PageOptions<Search>,
) {
  return createRoute({
    getParentRoute: () => inside,
    path,
    component: lazyPage(load, scope),
    staticData: { ...(scope && { scope }) },
    validateSearch: (found: Record<string, unknown>) => search?.(found) ?? ({} as Search),
  })
}
