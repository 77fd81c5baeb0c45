import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'

interface SeenRequest {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly form: Record<string, string>
}

/** A TwiML text, or a function that writes the whole answer. */
export type Answer = string | ((response: ServerResponse, seen: SeenRequest) => void)

export interface ScriptedServer extends AsyncDisposable {
  readonly baseUrl: string
  readonly seen: SeenRequest[]
  /** The requests to one path. */
  to(path: string): SeenRequest[]
}

/** Wraps verbs into a document. */
export const twiml = (verbs: string) => `<?xml version="1.0" encoding="UTF-8"?><Response>${verbs}</Response>`

export type Routes = Record<string, Answer | readonly Answer[]>

export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void

/** A server that gives, for each path, the answers in order and then the last one again; 404 for other paths. */
export async function scriptedServer(routes: Routes, upgrade?: Upgrade): Promise<ScriptedServer> {
  const seen: SeenRequest[] = []
  const to = (path: string) => seen.filter(({ url }) => url.split('?', 1)[0] === path)
  const server = createServer(async (incoming, response) => {
    let body = ''
    for await (const chunk of incoming.setEncoding('utf8')) body += chunk
    const { method = '', url = '', headers } = incoming
    const request = { method, url, headers, form: Object.fromEntries(new URLSearchParams(body)) }
    seen.push(request)
    const path = url.split('?', 1)[0] ?? ''
    const answers = [routes[path] ?? []].flat()
    const answer = answers[to(path).length - 1] ?? answers.at(-1)
    if (answer === undefined) response.writeHead(path === '/call_status' ? 204 : 404).end()
    else if (typeof answer === 'string') response.writeHead(200, { 'content-type': 'text/xml' }).end(answer)
    else answer(response, request)
  })
  if (upgrade) server.on('upgrade', upgrade)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    to,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
