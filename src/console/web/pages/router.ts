import { createRoute, createRouter } from '@tanstack/react-router'
import { parseSearch, searchOf, stringifySearch, text } from '../data/search-params.ts'
import { PageError } from '../frame/page-error.tsx'
import { PagePending } from '../frame/page-pending.tsx'
import { lazyPage } from './lazy-page.tsx'
import { NotFound } from './not-found.tsx'
import { pages } from './registry.ts'
import { inside, outside, type RouterContext, root } from './root.tsx'

const nowhere = createRoute({ getParentRoute: () => inside, path: '$', component: NotFound })

const signIn = createRoute({
  getParentRoute: () => outside,
  path: '/sign-in',
  validateSearch: searchOf({ back: text }),
  component: lazyPage(() => import('./sign-in/page.tsx')),
})

const setup = createRoute({
  getParentRoute: () => outside,
  path: '/setup',
  component: lazyPage(() => import('./setup/page.tsx')),
})

const routeTree = root.addChildren([inside.addChildren([...pages, nowhere]), outside.addChildren([signIn, setup])])

/** Which page is shown for which address. */
export function createConsoleRouter(context: RouterContext) {
  return createRouter({
    routeTree,
    context,
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultErrorComponent: PageError,
    defaultPendingComponent: PagePending,
    scrollRestoration: true,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>
  }
}
