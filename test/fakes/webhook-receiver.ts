import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

interface ReceivedWebhook {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A server of the owner that webhooks are sent to, on loopback. */
export interface WebhookReceiver extends AsyncDisposable {
  readonly url: string
  /** `127.0.0.1:4000` */
  readonly host: string
  /** All that came in, whatever it was answered. */
  readonly received: readonly ReceivedWebhook[]
  /** Changes the answer to all requests from now on; `hang` answers nothing. */
  answer(status: number | 'hang', headers?: Readonly<Record<string, string>>): void
}

export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const received: ReceivedWebhook[] = []
  let reply: number | 'hang' = 204
  let replyHeaders: Readonly<Record<string, string>> = {}
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request.setEncoding('utf8')) body += chunk
    received.push({ path: request.url ?? '', headers: request.headers, body })
    if (reply !== 'hang') response.writeHead(reply, replyHeaders).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    ...{ url: `http://${host}/hook`, host, received },
    answer(status, headers = {}) {
      reply = status
      replyHeaders = headers
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
