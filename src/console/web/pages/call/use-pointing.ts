import { useCallback, useEffect, useRef, useState } from 'react'

/** What somebody wants to see: a turn in the conversation, or where its time went. */
export interface Pointed {
  readonly to: 'turn' | 'timing'
  readonly turn: number
}

/** So long the place that somebody was led to is marked, in ms. */
const markedMs = 2_400

interface Pointing {
  readonly pointed: Pointed | null
  /** Leads to a place once it is drawn, also when it was led to before. */
  readonly point: (to: Pointed) => void
}

/**
 * Leads from one part of a call's page to another.
 *
 * @param first where somebody is led who opens the page; null for nowhere
 * @param pane which side of the page is shown: a place on another one is led to once that is there
 */
export function usePointing(first: Pointed | null, pane: string): Pointing {
  const [pointed, setPointed] = useState(first)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const done = useRef<Pointed>(null)
  // A new object each time, so that who comes again is led again.
  const point = useCallback((to: Pointed) => setPointed({ ...to }), [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another pane may have the place
  useEffect(() => {
    if (pointed === null || pointed === done.current) return
    const place = document.getElementById(`${pointed.to}-${pointed.turn}`)
    if (!place?.checkVisibility()) return
    done.current = pointed
    lead(place)
    place.dataset['pointed'] = 'true'
    clearTimeout(timer.current)
    timer.current = setTimeout(() => delete place.dataset['pointed'], markedMs)
  }, [pointed, pane])
  useEffect(() => () => clearTimeout(timer.current), [])

  return { pointed, point }
}

/** Places above that come into sight for the first time may turn out larger than they seemed: so twice. */
function lead(place: HTMLElement): void {
  place.scrollIntoView({ block: 'center' })
  requestAnimationFrame(() => place.scrollIntoView({ block: 'center' }))
  const target = place.querySelector<HTMLElement>('[data-entry], button')
  target?.focus({ preventScroll: true })
}
