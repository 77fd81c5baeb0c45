import { once } from 'node:events'
import { WebSocket } from 'ws'
import { CarrierError, fault } from '../carrier-error.ts'
import { signatureOf } from '../signature.ts'
import type { CarrierFrame } from './carrier-frames.ts'

/** How sockets are opened. */
export interface Dialer {
  /** Signs the request; null: it is not signed. */
  readonly authToken: string | null
  /** The address to connect to for a public one. */
  connectTo(url: string): string
}

interface LinkHandlers {
  sent(frame: CarrierFrame): void
  /** Null: binary data. */
  received(raw: string | null): void
  /** Not called for what `connect` or `close` did. */
  closed(code: number): void
}

interface Outgoing {
  readonly frame: CarrierFrame
  readonly known: (() => void) | null
}

/** As for webhooks; Twilio names no limit for sockets. */
const handshakeMs = 15_000

/** What Twilio keeps for an app that it tries to reach again. */
const mostUnsent = 500

/** One end of the conversation with the app, over one socket at a time. */
export class Link {
  readonly #url: string
  readonly #dialer: Dialer
  readonly #handlers: LinkHandlers
  #socket: WebSocket | null = null
  #unsent: Outgoing[] = []
  #pings = 0
  readonly #awaited = new Map<number, () => void>()

  constructor(url: string, dialer: Dialer, handlers: LinkHandlers) {
    this.#url = url
    this.#dialer = dialer
    this.#handlers = handlers
  }

  /**
   * Opens a socket and sends `first`, then what could not be sent before.
   * Rejects with a `CarrierError` 64102, or the signal's reason.
   */
  async connect(first: CarrierFrame, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    const socket = this.#openSocket(first)
    const abort = () => socket.terminate()
    signal.addEventListener('abort', abort)
    try {
      await once(socket, 'open')
    } catch (cause) {
      signal.throwIfAborted()
      const reason = cause instanceof Error ? cause.message : String(cause)
      throw new CarrierError(fault.relayHandshake, `${this.#url} could not be opened: ${reason}`, { cause })
    } finally {
      signal.removeEventListener('abort', abort)
    }
  }

  /**
   * Sends a frame, or keeps it for the next socket. `known` is called once all is here that the app sent before it
   * had the frame: a ping follows the frame, and its answer comes after whatever was on its way.
   */
  send(frame: CarrierFrame, known: (() => void) | null = null): void {
    const outgoing = { frame, known }
    if (this.#socket) this.#transmit(this.#socket, outgoing)
    else if (this.#unsent.length < mostUnsent) this.#unsent.push(outgoing)
  }

  /** Closes in good order. Resolves when the app's side is closed too. */
  async close(code: number): Promise<void> {
    const socket = this.#socket
    this.#socket = null
    if (!socket) return
    const closed = Promise.withResolvers<void>()
    socket.on('close', () => closed.resolve())
    socket.close(code)
    await closed.promise
  }

  /** The network fails; the app is not told. */
  drop(): void {
    this.#socket?.terminate()
  }

  #openSocket(first: CarrierFrame): WebSocket {
    const { authToken, connectTo } = this.#dialer
    const headers = authToken === null ? {} : { 'x-twilio-signature': signatureOf(authToken, this.#url, {}) }
    const options = { headers, handshakeTimeout: handshakeMs, perMessageDeflate: false }
    const socket = new WebSocket(connectTo(this.#url), options)
    socket.on('open', () => this.#adopt(socket, first))
    socket.on('message', (data, isBinary) => this.#handlers.received(isBinary ? null : data.toString()))
    socket.on('pong', (data) => this.#settle(Number(data.toString())))
    // What goes wrong later ends in `close`.
    socket.on('error', () => {})
    socket.on('close', (code) => {
      if (this.#socket !== socket) return
      this.#socket = null
      this.#handlers.closed(code)
    })
    return socket
  }

  #adopt(socket: WebSocket, first: CarrierFrame): void {
    this.#socket = socket
    this.#settle(this.#pings)
    const unsent = this.#unsent
    this.#unsent = []
    for (const outgoing of [{ frame: first, known: null }, ...unsent]) this.#transmit(socket, outgoing)
  }

  #transmit(socket: WebSocket, { frame, known }: Outgoing): void {
    this.#handlers.sent(frame)
    socket.send(JSON.stringify(frame))
    if (!known) return
    this.#awaited.set(++this.#pings, known)
    socket.ping(String(this.#pings))
  }

  #settle(ping: number): void {
    for (const [number, known] of this.#awaited) {
      if (number > ping) return
      this.#awaited.delete(number)
      known()
    }
  }
}
