/** `connecting` at first, `live` while events come, `reconnecting` when the line was lost, `resting` while nobody looks. */
export type StreamState = 'connecting' | 'live' | 'reconnecting' | 'resting'

export interface EventStreamOptions {
  /**
   * Address of the stream.
   *
   * @param after id of the last event that arrived, to go on behind it; null at first. Within one connection the browser
   *   sends it by itself, as `Last-Event-ID`; a connection opened anew needs it in its address.
   */
  readonly url: (after: string | null) => string
  /** Names of the events to listen for. */
  readonly names: readonly string[]
  readonly onEvent: (name: string, data: string, id: string) => void
  readonly onState: (state: StreamState) => void
  /** The stream was away for long: what else the page shows should be asked for again. */
  readonly onReturn: () => void
}

interface StreamEvent {
  readonly data: string
  readonly lastEventId: string
}

/** As much of `EventSource` as is used. */
export interface Source {
  readonly readyState: number
  onopen: (() => void) | null
  onerror: (() => void) | null
  addEventListener(name: string, listener: (event: StreamEvent) => void): void
  close(): void
}

/** What the stream needs of the browser. */
export interface Surroundings {
  readonly open: (url: string) => Source
  readonly now: () => number
  /** Calls back after so many milliseconds; gives the way to cancel. */
  readonly wait: (callBack: () => void, ms: number) => () => void
  readonly isHidden: () => boolean
  /** Calls back when the page is hidden or seen again; gives the way to stop. */
  readonly onVisibility: (callBack: () => void) => () => void
}

const closed = 2
const waitsMs = [1_000, 2_000, 5_000, 10_000]
/** Browsers allow six connections to a server; tabs that nobody looks at must not use them up. */
const restAfterMs = 30_000
const lookEveryMs = 20_000
/** Hidden tabs are called once a minute; a gap beyond that means that the machine slept. */
const sleptMs = 120_000

/**
 * Follows a stream of server-sent events: through lost connections, which the browser mends; through refusals, which it
 * does not; and through sleep, after which a connection may look open and be dead.
 *
 * @returns the way to close it
 */
export function followEvents(options: EventStreamOptions, { open, now, wait, ...page }: Surroundings): () => void {
  let source: Source | null = null
  let after: string | null = null
  let refusals = 0
  let lookedAt = now()
  let cancelReopen = () => {}
  let cancelRest = () => {}
  let cancelLook = () => {}

  function connect(state: StreamState): void {
    disconnect()
    options.onState(state)
    const opened = open(options.url(after))
    source = opened
    opened.onopen = () => {
      refusals = 0
      options.onState('live')
    }
    opened.onerror = () => {
      options.onState('reconnecting')
      if (opened.readyState === closed) reopenLater()
    }
    for (const name of options.names) opened.addEventListener(name, (event) => take(name, event))
  }

  function take(name: string, { data, lastEventId }: StreamEvent): void {
    if (lastEventId !== '') after = lastEventId
    options.onEvent(name, data, lastEventId)
  }

  function disconnect(): void {
    cancelReopen()
    source?.close()
    source = null
  }

  function reopenLater(): void {
    disconnect()
    cancelReopen = wait(returnNow, waitsMs[Math.min(refusals, waitsMs.length - 1)] ?? 0)
    refusals += 1
  }

  function returnNow(): void {
    connect('reconnecting')
    options.onReturn()
  }

  function rest(): void {
    disconnect()
    options.onState('resting')
  }

  const stopWatching = page.onVisibility(() => {
    cancelRest()
    if (page.isHidden()) cancelRest = wait(rest, restAfterMs)
    else if (source === null) returnNow()
  })

  function look(): void {
    const slept = now() - lookedAt > sleptMs
    lookedAt = now()
    if (slept && !page.isHidden()) returnNow()
    cancelLook = wait(look, lookEveryMs)
  }

  connect('connecting')
  cancelLook = wait(look, lookEveryMs)
  return () => {
    stopWatching()
    cancelRest()
    cancelLook()
    disconnect()
  }
}
