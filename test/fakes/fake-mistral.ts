import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay, setImmediate as packetLeaves } from 'node:timers/promises'
import { type EmbeddingReply, embeddingAnswer, embeddingRefusal, inputsOf } from './mistral-embeddings.ts'
import { answer, type Reply, refuse, type Script, scriptOf } from './mistral-replies.ts'
import { type Manner, refusalOf } from './mistral-rules.ts'

export type { Reply } from './mistral-replies.ts'
export { answer, refuse } from './mistral-replies.ts'

export interface FakeMistralOptions {
  /** Any other bearer gets 401. */
  readonly apiKey?: string
  /** Whose rules and stream shape it keeps. */
  readonly manner?: Manner
  /** The reply to every request that no script was laid down for. */
  readonly reply?: Reply | ((request: FakeRequest) => Reply)
}

interface FakeRequest {
  readonly model: string
  readonly body: Readonly<Record<string, unknown>>
  readonly messages: readonly Readonly<Record<string, unknown>>[]
  readonly headers: IncomingMessage['headers']
  /** `answered` once all was sent, `aborted` when the client hung up before, `broken` when the fake broke off. */
  readonly ended: Promise<'answered' | 'aborted' | 'broken'>
}

interface FakeEmbeddingRequest {
  readonly model: string
  readonly body: Readonly<Record<string, unknown>>
  readonly inputs: readonly string[]
  readonly headers: IncomingMessage['headers']
}

export interface FakeMistral extends AsyncDisposable {
  /** Without `/v1`. */
  readonly url: string
  /** All chat requests with a right key and a body, in the order of arrival. */
  readonly requests: readonly FakeRequest[]
  /** How many connections were ever opened. */
  readonly connections: number
  /** Lays down replies for the next requests of any model; `scriptFor` for those of one model, which go first. */
  script(...replies: Reply[]): void
  scriptFor(model: string, ...replies: Reply[]): void
  /** Changes the reply to every request that no script was laid down for. */
  always(reply: NonNullable<FakeMistralOptions['reply']>): void
  /** The next chat request that was not yet given by this function, as soon as it has arrived. */
  nextRequest(): Promise<FakeRequest>
  /** All requests for embeddings with a right key and a body, in the order of arrival. */
  readonly embeddingRequests: readonly FakeEmbeddingRequest[]
  /** Lays down replies for the next requests for embeddings; without, they get vectors at once. */
  scriptEmbeddings(...replies: EmbeddingReply[]): void
  /** Changes the reply to every request for embeddings that no script was laid down for. */
  alwaysEmbed(reply: EmbeddingReply): void
  close(): Promise<void>
}

export const fakeApiKey = 'fake-mistral-key'

const modelList = { object: 'list', data: [{ id: 'mistral-small-latest' }, { id: 'ministral-8b-latest' }] }

/** Long enough for two writes to travel apart. */
const packetGapMs = 10

const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'x-ratelimit-limit-req-minute': '720',
  'x-ratelimit-remaining-req-minute': '719',
}

/**
 * Mistral's chat completions and embeddings on a loopback port, as strict as the real service: it refuses wrong keys, unknown fields and
 * wrong orders of messages before any script is looked at.
 */
export async function startFakeMistral(options: FakeMistralOptions = {}): Promise<FakeMistral> {
  const { apiKey = fakeApiKey, manner = 'mistral' } = options
  let standing = options.reply ?? answer('We are open from eight to six.')
  let connections = 0
  let given = 0
  const queue: Reply[] = []
  const queues = new Map<string, Reply[]>()
  const requests: FakeRequest[] = []
  const arrivals: (() => void)[] = []
  const embeddingRequests: FakeEmbeddingRequest[] = []
  const embeddingQueue: EmbeddingReply[] = []
  let standingEmbedding: EmbeddingReply = { kind: 'vectors' }

  const replyTo = (request: FakeRequest): Reply =>
    queues.get(request.model)?.shift() ??
    queue.shift() ??
    (typeof standing === 'function' ? standing(request) : standing)

  const embed = async (
    body: FakeRequest['body'],
    { headers }: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    const request = { model: String(body['model']), body, inputs: inputsOf(body) ?? [], headers }
    embeddingRequests.push(request)
    const refusal = embeddingRefusal(body)
    const reply = refusal ? ({ kind: 'status', ...refusal } as const) : (embeddingQueue.shift() ?? standingEmbedding)
    if (reply.kind !== 'vectors') return sendReply(response, reply, null, manner)
    if (reply.delayMs) await pause(reply.delayMs)
    sendJson(response, 200, embeddingAnswer(request.model, request.inputs))
  }

  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (incoming.headers.authorization !== `Bearer ${apiKey}`) return sendReply(response, refuse(401), null, manner)
    if (incoming.url === '/v1/models') return sendJson(response, 200, modelList)
    const body = parseBody(await readText(incoming))
    if (incoming.url === '/v1/embeddings' && body) return embed(body, incoming, response)
    if (incoming.url !== '/v1/chat/completions' || !body)
      return sendJson(response, 404, { message: 'no Route matched' })
    const request = createRequest(body, incoming, response)
    requests.push(request)
    for (const arrived of arrivals.splice(0)) arrived()
    const refusal = refusalOf(body, manner)
    sendReply(response, refusal ? { kind: 'status', ...refusal } : replyTo(request), request, manner)
  }

  const server = createServer((incoming, response) => {
    // A client that hangs up is none of the fake's faults.
    response.on('error', () => {})
    handle(incoming, response).catch(() => response.destroy())
  })
  server.on('connection', () => {
    connections += 1
  })
  // The pools under test decide how long a connection is kept.
  server.keepAliveTimeout = 0
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  const fake: FakeMistral = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    get connections() {
      return connections
    },
    script: (...replies) => void queue.push(...replies),
    scriptFor: (model, ...replies) => void queues.set(model, [...(queues.get(model) ?? []), ...replies]),
    always: (reply) => {
      standing = reply
    },
    async nextRequest() {
      const place = given
      given += 1
      for (;;) {
        const request = requests[place]
        if (request) return request
        await new Promise<void>((resolve) => arrivals.push(resolve))
      }
    },
    embeddingRequests,
    scriptEmbeddings: (...replies) => void embeddingQueue.push(...replies),
    alwaysEmbed: (reply) => {
      standingEmbedding = reply
    },
    async close() {
      if (!server.listening) return
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
    [Symbol.asyncDispose]: () => fake.close(),
  }
  return fake
}

function createRequest(body: FakeRequest['body'], { headers }: IncomingMessage, response: ServerResponse): FakeRequest {
  const messages = Array.isArray(body['messages']) ? body['messages'] : []
  const ended = new Promise<'answered' | 'aborted' | 'broken'>((resolve) => {
    response.once('close', () =>
      resolve(response.writableFinished ? 'answered' : brokenByFake.has(response) ? 'broken' : 'aborted'),
    )
  })
  return { model: String(body['model']), body, messages, headers, ended }
}

const brokenByFake = new WeakSet<ServerResponse>()

function sendReply(response: ServerResponse, reply: Reply, request: FakeRequest | null, manner: Manner): void {
  switch (reply.kind) {
    case 'status':
      sendJson(response, reply.status, reply.body, reply.headers)
      return
    case 'raw':
      response.writeHead(200, { 'content-type': reply.contentType })
      void playRaw(response, typeof reply.body === 'string' ? [reply.body] : reply.body, reply.open ?? false)
      return
    case 'answer': {
      const prefix = request?.messages.at(-1)?.['prefix'] === true ? String(request.messages.at(-1)?.['content']) : ''
      const script = scriptOf(reply, { model: request?.model ?? '', prefix, usageApart: manner === 'openai' })
      response.writeHead(200, streamHeaders)
      void play(response, script)
      return
    }
    case 'silence':
      response.writeHead(200, streamHeaders)
      response.flushHeaders()
      return
    case 'reset':
      breakOff(response)
      return
    case 'hang':
      return
  }
}

async function play(response: ServerResponse, script: Script): Promise<void> {
  const { events, end, firstTokenMs, tokenMs, apart, endMs } = script
  const [role = '', first = '', ...rest] = events
  response.write(firstTokenMs > 0 ? role : role + first)
  if (firstTokenMs > 0) await pause(firstTokenMs)
  const due = firstTokenMs > 0 ? [first, ...rest] : rest
  if (tokenMs === 0 && !apart) response.write(due.join(''))
  else {
    for (const [index, text] of due.entries()) {
      if (index > 0 || firstTokenMs === 0) await (tokenMs === 0 ? packetLeaves() : pause(tokenMs))
      if (response.destroyed) return
      response.write(text)
    }
  }
  if (endMs > 0) await pause(endMs)
  if (end !== 'cut') response.end()
  else response.write('data: {"object":"chat', () => breakOff(response))
}

async function playRaw(
  response: ServerResponse,
  pieces: readonly (string | Uint8Array)[],
  open: boolean,
): Promise<void> {
  for (const [index, piece] of pieces.entries()) {
    if (index > 0) await pause(packetGapMs)
    response.write(piece)
  }
  if (!open) response.end()
}

function pause(ms: number): Promise<void> {
  return delay(ms, undefined, { ref: false })
}

function breakOff(response: ServerResponse): void {
  brokenByFake.add(response)
  response.destroy()
}

function sendJson(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  const isText = typeof body === 'string'
  response.writeHead(status, { 'content-type': isText ? 'text/html' : 'application/json', ...headers })
  response.end(isText ? body : JSON.stringify(body))
}

async function readText(incoming: IncomingMessage): Promise<string> {
  incoming.setEncoding('utf8')
  let text = ''
  for await (const chunk of incoming) text += chunk
  return text
}

function parseBody(text: string): FakeRequest['body'] | null {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
