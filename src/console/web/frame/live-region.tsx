import { useSyncExternalStore } from 'react'
import { lastAnnounced, onAnnounced } from '../components/announcer.ts'

/** The place from which screen readers hear what {@link announce} is told. */
export function LiveRegion() {
  const said = useSyncExternalStore(onAnnounced, lastAnnounced)
  return (
    <div className="fd-unseen" role="status" aria-live="polite">
      {said}
    </div>
  )
}
