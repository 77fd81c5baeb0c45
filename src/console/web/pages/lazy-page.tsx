import type { RouteComponent } from '@tanstack/react-router'
import { use } from 'react'
import { ErrorBox } from '../components/error-box.tsx'
import { ForbiddenError, ScriptError } from '../data/api-error.ts'
import { type Scope, useSession } from '../data/session.ts'
import { errors } from '../texts/en/errors.ts'

/** A file of a page. */
interface PageFile {
  readonly Page: RouteComponent
}

/**
 * A page whose script is fetched when somebody goes there, or is about to. A script that cannot be had is a
 * {@link ScriptError}, and is asked for again the next time.
 *
 * @param scope who lacks it sees that the page is not for them
 */
export function lazyPage(load: () => Promise<PageFile>, scope?: Scope): RouteComponent {
  let file: PageFile | null = null
  let loading: Promise<PageFile> | null = null

  function preload(): Promise<PageFile> {
    loading ??= load().then(
      (loaded) => {
        file = loaded
        return loaded
      },
      (cause) => {
        loading = null
        throw new ScriptError(errors.outdated, { cause })
      },
    )
    return loading
  }

  // biome-ignore lint/correctness/noComponentHookFactories: called once for each page, before anything is shown
  function LazyPage() {
    const { scopes } = useSession()
    if (scope && !scopes.includes(scope)) return <ErrorBox error={new ForbiddenError(errors.forbidden)} order={1} />
    const { Page } = file ?? use(preload())
    return <Page />
  }

  // The router waits for it before it shows the page.
  LazyPage.preload = async () => {
    await preload()
  }
  return LazyPage
}
