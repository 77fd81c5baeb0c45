import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply } from 'fastify'

/** One message to a browser. https://html.spec.whatwg.org/multipage/server-sent-events.html */
export interface ServerEvent {
  /** Comes back as `Last-Event-ID` when the browser connects again; missing where nothing can be resumed from here. */
  readonly id?: string
  readonly event: string
  /** Sent as JSON. */
  readonly data: unknown
}

/** Nothing to tell; keeps proxies from closing a quiet connection. */
export type Heartbeat = 'heartbeat'

/** Sends streams of events, and ends them when the server closes. */
export interface EventStreams {
  /**
   * Answers with the events. They are pulled: a browser that reads slowly is told of less often, and nothing piles up.
   * @param events ends, or throws, once the signal is aborted: when the browser has gone or the server closes
   */
  send(reply: FastifyReply, events: (signal: AbortSignal) => AsyncIterable<ServerEvent | Heartbeat>): FastifyReply
}

/** After a lost connection a browser tries again after so long, in ms. */
const retryMs = 1_000

export function createEventStreams(server: FastifyInstance): EventStreams {
  const open = new Set<AbortController>()
  server.addHook('preClose', async () => {
    for (const stream of open) stream.abort()
  })

  return {
    send(reply, events) {
      const stream = new AbortController()
      open.add(stream)
      reply.raw.once('close', () => {
        stream.abort()
        open.delete(stream)
      })
      return (
        reply
          .header('content-type', 'text/event-stream; charset=utf-8')
          .header('cache-control', 'no-store')
          // Proxies such as nginx else hold events back until there are many.
          .header('x-accel-buffering', 'no')
          .send(Readable.from(frames(events(stream.signal), stream.signal), { objectMode: false, highWaterMark: 1 }))
      )
    },
  }
}

async function* frames(
  events: AsyncIterable<ServerEvent | Heartbeat>,
  signal: AbortSignal,
): AsyncGenerator<string, void> {
  yield `retry: ${retryMs}\n\n`
  try {
    for await (const event of events) yield frame(event)
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

function frame(event: ServerEvent | Heartbeat): string {
  if (event === 'heartbeat') return ': still here\n\n'
  const id = event.id === undefined ? '' : `id: ${event.id}\n`
  // JSON has no line breaks of its own, so that one line holds it.
  return `${id}event: ${event.event}\ndata: ${JSON.stringify(event.data)}\n\n`
}
