import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router'
import { isAdmitted, sessionQuery } from '../data/session.ts'
import { Frame } from '../frame/frame.tsx'
import { Outside } from '../frame/outside.tsx'
import type { SetupLink } from './setup/link.ts'

export interface RouterContext {
  readonly queryClient: QueryClient
  /** The one-time link that led here, if one did. */
  readonly setupLink: SetupLink | null
}

/** Above every page; there is none without knowing who asks. */
export const root = createRootRouteWithContext<RouterContext>()({
  beforeLoad: async ({ context }) => ({ session: await context.queryClient.ensureQueryData(sessionQuery) }),
})

/** Around the pages for who is admitted; others are sent to the sign-in, and come back from there. */
export const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Frame,
  beforeLoad({ context: { session }, location }) {
    if (isAdmitted(session)) return
    throw redirect({ to: '/sign-in', search: { back: location.href }, replace: true })
  },
})

/** Around the pages for everybody else. */
export const outside = createRoute({
  getParentRoute: () => root,
  id: 'outside',
  component: () => <Outside />,
})
