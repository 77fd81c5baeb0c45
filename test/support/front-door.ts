import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { buffer } from 'node:stream/consumers'

/** A proxy before programs that come and go: whoever finds none there waits for the next. */
export interface FrontDoor extends AsyncDisposable {
  readonly url: string
  /** The program behind it from now on; null for none. */
  leadTo(url: string | null): void
  /** From now on no WebSocket gets through, as behind a proxy that knows none. */
  refuseSockets(): void
}

export async function openFrontDoor(): Promise<FrontDoor> {
  let target: string | null = null
  let takesSockets = true
  let changed = Promise.withResolvers<void>()

  async function reach<Reached>(attempt: (url: string) => Promise<Reached>): Promise<Reached> {
    for (;;) {
      const [tried, change] = [target, changed.promise]
      const reached = tried === null ? null : await attempt(tried).catch(() => null)
      if (reached) return reached
      await change
    }
  }

  async function passOn(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(incoming)
    const answer = await reach((url) => ask(url, incoming, body))
    response.writeHead(answer.status, answer.headers).end(answer.body)
  }

  async function passSocketOn(incoming: IncomingMessage, near: Duplex, head: Buffer): Promise<void> {
    if (!takesSockets) {
      near.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
      return
    }
    const far = await reach(open)
    const lines = Array.from({ length: incoming.rawHeaders.length / 2 }, (_, index) =>
      incoming.rawHeaders.slice(2 * index, 2 * index + 2).join(': '),
    )
    far.write(`GET ${incoming.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
    far.write(head)
    near.pipe(far).pipe(near)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('error', () => other.destroy())
      one.on('close', () => other.destroy())
    }
  }

  const server = createServer((incoming, response) => void passOn(incoming, response))
  server.on('upgrade', (incoming, socket, head) => void passSocketOn(incoming, socket, head))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    leadTo(url) {
      target = url
      changed.resolve()
      changed = Promise.withResolvers()
    },
    refuseSockets() {
      takesSockets = false
    },
    async [Symbol.asyncDispose]() {
      server.close()
      server.closeAllConnections()
    },
  }
}

async function open(url: string) {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  return socket
}

async function ask(url: string, { method, url: path, headers }: IncomingMessage, body: Buffer) {
  const asked = request(new URL(path ?? '/', url), { method: method ?? 'POST', headers, agent: false })
  asked.end(body)
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  return { status: answer.statusCode ?? 502, headers: answer.headers, body: await buffer(answer) }
}
