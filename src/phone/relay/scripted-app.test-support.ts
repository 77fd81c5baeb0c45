import { EventEmitter, once } from 'node:events'
import type { IncomingHttpHeaders } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import { createPhone, type Phone } from '../phone.ts'
import { type Routes, type ScriptedServer, scriptedServer, twiml } from '../scripted-server.test-support.ts'
import { noTiming, type Timing } from '../timing.ts'

type Message = Record<string, unknown>

/** The app's end of one socket. */
export interface AppSocket {
  readonly received: readonly Message[]
  /** Resolves with the code when it is closed. */
  readonly closed: Promise<number>
  /** The next message of this type that was not given yet, waited for. */
  next(type: string): Promise<Message>
  send(...messages: (Message | string)[]): void
  /** Sends the texts as the pieces of one whole answer. */
  answer(...tokens: string[]): void
  close(code: number): void
  terminate(): void
}

export interface ScriptedApp extends AsyncDisposable {
  readonly server: ScriptedServer
  readonly upgrades: { readonly url: string | undefined; readonly headers: IncomingHttpHeaders }[]
  /** The next socket, waited for. */
  connected(): Promise<AppSocket>
  phone(timing?: Timing): Phone
}

const publicUrl = 'https://desk.example.com'

/** TwiML that connects a call to the relay, with these attributes and children. */
export const relay = (attributes = '', children = '', connect = 'action="/ended"') =>
  twiml(
    `<Connect ${connect}><ConversationRelay url="wss://desk.example.com/relay" ${attributes}>${children}` +
      '</ConversationRelay></Connect>',
  )

/** A server with a relay endpoint whose side of the talk the test writes. `refuse` says whether an upgrade gets a 403. */
export async function scriptedApp(
  routes: Routes,
  { refuse = () => false }: { refuse?: () => boolean } = {},
): Promise<ScriptedApp> {
  const sockets = new WebSocketServer({ noServer: true })
  const waiting: AppSocket[] = []
  const arrivals = new EventEmitter()
  const upgrades: ScriptedApp['upgrades'] = []
  const server = await scriptedServer(routes, (request, socket, head) => {
    upgrades.push({ url: request.url, headers: request.headers })
    if (refuse()) return void socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
    sockets.handleUpgrade(request, socket, head, (accepted) => {
      waiting.push(appSocket(accepted))
      arrivals.emit('socket')
    })
  })
  return {
    server,
    upgrades,
    async connected() {
      while (waiting.length === 0) await once(arrivals, 'socket')
      const [socket] = waiting.splice(0, 1)
      if (!socket) throw new Error('No socket')
      return socket
    },
    phone: (timing = noTiming) => createPhone({ baseUrl: server.baseUrl, publicUrl, authToken: 'token', timing }),
    async [Symbol.asyncDispose]() {
      for (const socket of sockets.clients) socket.terminate()
      await server[Symbol.asyncDispose]()
    },
  }
}

function appSocket(socket: WebSocket): AppSocket {
  const received: Message[] = []
  const given = new Set<Message>()
  const arrivals = new EventEmitter()
  socket.on('message', (data) => {
    received.push(JSON.parse(String(data)))
    arrivals.emit('message')
  })
  const closed = once(socket, 'close').then(([code]) => Number(code))
  const send = (...messages: (Message | string)[]) => {
    for (const message of messages) socket.send(typeof message === 'string' ? message : JSON.stringify(message))
  }
  return {
    ...{ received, closed, send },
    async next(type) {
      for (;;) {
        const message = received.find((candidate) => candidate['type'] === type && !given.has(candidate))
        if (message) {
          given.add(message)
          return message
        }
        await once(arrivals, 'message')
      }
    },
    answer(...tokens) {
      send(...tokens.map((token, index) => ({ type: 'text', token, last: index === tokens.length - 1 })))
    },
    close: (code) => socket.close(code),
    terminate: () => socket.terminate(),
  }
}
