import type { AnyRouter } from '@tanstack/react-router'
import { focusHeading } from '../components/page-header.tsx'

/**
 * After each way from one page to another, moves the focus to the heading of the new one: who uses the keyboard or
 * listens goes on from there. Another filter on the same page moves nothing.
 */
export function followNavigation(router: AnyRouter): void {
  router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
    if (fromLocation && pathChanged) focusHeading()
  })
}
