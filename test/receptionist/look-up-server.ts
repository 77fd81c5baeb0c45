import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A service of the owner that answers nothing before a test lets it, with the settings of two actions that ask it. */
export interface LookUpServer extends AsyncDisposable {
  /** What was asked so far: `GET /orders/7`. */
  readonly requests: readonly string[]
  /** Only looks. */
  readonly lookUp: Readonly<Record<string, unknown>>
  /** Has effects. */
  readonly booking: Readonly<Record<string, unknown>>
  /** Answers all that waits and all that comes with this JSON. */
  open(body: string): void
}

export async function startLookUp(): Promise<LookUpServer> {
  const requests: string[] = []
  const waiting: ServerResponse[] = []
  let body: string | null = null
  const send = (response: ServerResponse) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(body ?? '{}')
  const server = createServer((incoming, response) => {
    requests.push(`${incoming.method} ${incoming.url}`)
    incoming.resume()
    if (body === null) waiting.push(response)
    else send(response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const common = { timeoutMs: 20_000, privateHosts: ['127.0.0.1'] }
  return {
    requests,
    lookUp: {
      ...common,
      name: 'find_order',
      purpose: 'Tells where an order is.',
      input: { number: { type: 'text', about: 'The number of the order.' } },
      request: { url: `http://127.0.0.1:${port}/orders/{number}` },
      response: { pick: { place: '/place' }, say: 'The order is in {place}.' },
      fillers: ['I am looking for your order.', 'It takes a moment.'],
    },
    booking: {
      ...common,
      name: 'book_visit',
      purpose: 'Books a visit.',
      claims: { en: ['booked'] },
      input: { day: { type: 'text', about: 'The day.' } },
      request: { method: 'POST', url: `http://127.0.0.1:${port}/visits`, body: { day: '{day}' } },
    },
    open(text) {
      body = text
      for (const response of waiting.splice(0)) send(response)
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
    },
  }
}
