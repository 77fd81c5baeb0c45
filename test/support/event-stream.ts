import { EventEmitter, once } from 'node:events'
import { createParser, type EventSourceMessage } from 'eventsource-parser'

/** Server-sent events as a browser gets them. */
export interface EventStream extends AsyncDisposable {
  readonly status: number
  readonly contentType: string
  /** All so far; `data` is as it was sent. */
  readonly events: readonly EventSourceMessage[]
  /** The data of the next event of this kind that was not given by this function yet. */
  next<Data>(event: string): Promise<Data>
  /** Resolves when the server has ended it. */
  readonly over: Promise<void>
}

/** Opens a stream; a browser that comes back sends `last-event-id`. */
export async function openEvents(url: string, headers: Readonly<Record<string, string>> = {}): Promise<EventStream> {
  const closing = new AbortController()
  const answer = await fetch(url, {
    signal: closing.signal,
    headers: { 'sec-fetch-site': 'same-origin', ...headers },
  })
  const events: EventSourceMessage[] = []
  const arrivals = new EventEmitter()
  const given = new Map<string, number>()
  const parser = createParser({
    onEvent(event) {
      events.push(event)
      arrivals.emit('event')
    },
  })
  const over = read(answer, (text) => parser.feed(text)).then(() => void arrivals.emit('event'))
  let isOver = false
  void over.then(() => {
    isOver = true
  })

  return {
    status: answer.status,
    contentType: answer.headers.get('content-type') ?? '',
    events,
    over,
    async next<Data>(kind: string): Promise<Data> {
      const place = given.get(kind) ?? 0
      for (;;) {
        const found = events.filter(({ event }) => event === kind)[place]
        if (found) {
          given.set(kind, place + 1)
          return JSON.parse(found.data)
        }
        if (isOver) throw new Error(`The stream is over, without another ${kind}.`)
        await once(arrivals, 'event')
      }
    },
    async [Symbol.asyncDispose]() {
      closing.abort()
      await over
    },
  }
}

async function read({ body }: Response, feed: (text: string) => void): Promise<void> {
  const decoder = new TextDecoder()
  try {
    for await (const chunk of body ?? []) feed(decoder.decode(chunk, { stream: true }))
  } catch {
    // Closed, by us or with the server.
  }
}
