import { useRouter } from '@tanstack/react-router'
import { type RefObject, useEffect, useState } from 'react'

/** Id of the call in an address, or null. */
function callIn(path: string | undefined): string | null {
  return /^\/calls\/([^/]+)$/.exec(path ?? '')?.[1] ?? null
}

/**
 * For who comes back to the list from one of its calls: the focus goes to where they left.
 *
 * @param list around the rows
 * @returns the id of that call, or null
 */
export function useReturn(list: RefObject<HTMLElement | null>): string | null {
  const router = useRouter()
  const [last] = useState(() => callIn(router.state.resolvedLocation?.pathname))
  useEffect(() => {
    if (last === null) return
    // Behind the frame, which moves the focus to the heading.
    return router.subscribe('onRendered', () => {
      list.current?.querySelector<HTMLElement>(`[data-call="${CSS.escape(last)}"]`)?.focus({ preventScroll: true })
    })
  }, [router, list, last])
  return last
}
