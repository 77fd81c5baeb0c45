import { useCallback, useSyncExternalStore } from 'react'

/**
 * The time, in steps, so that what depends on it is drawn again only when a step is over.
 *
 * @param stepMs a second or more
 */
export function useNow(stepMs: number): number {
  const subscribe = useCallback(
    (changed: () => void) => {
      const timer = setInterval(changed, stepMs)
      return () => clearInterval(timer)
    },
    [stepMs],
  )
  return useSyncExternalStore(subscribe, () => Math.floor(Date.now() / stepMs) * stepMs)
}
