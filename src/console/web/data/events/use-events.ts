import { useEffect, useEffectEvent, useState } from 'react'
import { followEvents, type Source, type StreamState, type Surroundings } from './event-stream.ts'

export interface EventsOptions {
  /** Address of the stream; see {@link followEvents}. */
  readonly url: (after: string | null) => string
  /** What to do with each event by its name; the data come parsed from JSON. */
  readonly on: Readonly<Record<string, (data: unknown, id: string) => void>>
  /** After long absence: ask anew for what the page shows besides the stream. */
  readonly onReturn?: () => void
  /** Goes on while the tab is hidden, for what somebody does with another tab in front of it. */
  readonly evenHidden?: boolean
}

/**
 * Follows server-sent events while the component is shown. A stream is opened anew when what `url(null)` gives, or the
 * names of the events, change.
 *
 * @returns how the stream is, for {@link LiveState}
 */
export function useEvents({ url, on, onReturn, evenHidden = false }: EventsOptions): StreamState {
  const [state, setState] = useState<StreamState>('connecting')
  const address = url(null)
  const names = Object.keys(on).join(' ')
  const urlAfter = useEffectEvent(url)
  const handle = useEffectEvent((name: string, data: string, id: string) => on[name]?.(JSON.parse(data), id))
  const returned = useEffectEvent(() => onReturn?.())
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address is another stream
  useEffect(
    () =>
      followEvents(
        { url: urlAfter, names: names.split(' '), onEvent: handle, onState: setState, onReturn: returned },
        evenHidden ? { ...browser, isHidden: () => false } : browser,
      ),
    [address, names, evenHidden],
  )
  return state
}

const browser: Surroundings = {
  open: (url) => new EventSource(url) as Source,
  now: () => Date.now(),
  wait(callBack, ms) {
    const timer = setTimeout(callBack, ms)
    return () => clearTimeout(timer)
  },
  isHidden: () => document.hidden,
  onVisibility(callBack) {
    document.addEventListener('visibilitychange', callBack)
    return () => document.removeEventListener('visibilitychange', callBack)
  },
}
