import { EventEmitter, once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { WebSocket } from 'ws'
import type { Dialogue, LineInput, SpokenLine } from '../../src/conversation/spoken-line.ts'
import { Secret } from '../../src/lib/secret.ts'
import { HandClock } from '../../src/phone/hand-clock.test-support.ts'
import { createServer } from '../../src/server.ts'
import { createRelayEndpoint, type RelayEndpoint } from '../../src/telephony/twilio/relay/endpoint.ts'
import { createUpgradeGate } from '../../src/telephony/twilio/relay/gate.ts'
import { createRelayTokens, type RelayTokens } from '../../src/telephony/twilio/relay/tokens.ts'
import { newCallSid, sign } from './signed.ts'

const token = 'the-test-token'
const publicUrl = 'https://frontdesk.example'

export const callId = newCallSid(1)
export const signed = { 'x-twilio-signature': sign(token, 'wss://frontdesk.example/relay', {}) }

/** A dialogue that only writes down what happens to it. */
class WrittenDialogue extends EventEmitter implements Dialogue {
  readonly inputs: LineInput[] = []
  isClosed = false
  isAskedToHandOver = false
  isToldToObey = false
  readonly line: SpokenLine

  constructor(line: SpokenLine) {
    super()
    this.line = line
  }

  take(input: LineInput): void {
    this.inputs.push(input)
    this.emit('change')
  }

  close(): void {
    this.isClosed = true
    this.emit('change')
  }

  obey(): void {
    this.isToldToObey = true
    this.emit('change')
  }

  handOver(): void {
    this.isAskedToHandOver = true
    this.emit('change')
  }

  async until(isSo: (dialogue: WrittenDialogue) => boolean): Promise<void> {
    while (!isSo(this)) await once(this, 'change')
  }
}

export interface TestRelay extends AsyncDisposable {
  readonly endpoint: RelayEndpoint
  readonly tokens: RelayTokens
  readonly clock: HandClock
  readonly address: string
  /** The dialogues so far, oldest first. */
  readonly dialogues: WrittenDialogue[]
  readonly logs: Record<string, unknown>[]
  dial(headers?: Record<string, string>, path?: string): TestSocket
  /** A socket whose setup was let in, with its dialogue. */
  connect(call?: string): Promise<{ socket: TestSocket; dialogue: WrittenDialogue }>
}

export interface TestRelayOptions {
  readonly authTokens?: readonly string[]
  readonly publicUrl?: string | null
  readonly pending?: number
  readonly refusedPerMinute?: number
  /** Instead of a dialogue at once. */
  readonly openDialogue?: (line: SpokenLine) => Promise<Dialogue | null>
}

/** The relay's endpoint on a real socket of this machine, with a clock turned by hand. */
export async function startTestRelay(options: TestRelayOptions = {}): Promise<TestRelay> {
  const logs: Record<string, unknown>[] = []
  const logger = pino({ level: 'debug' }, { write: (line: string) => void logs.push(JSON.parse(line)) })
  const clock = new HandClock()
  const server = await createServer({ logger, bodyLimit: 1_000 })
  const authTokens = (options.authTokens ?? [token]).map((one) => new Secret(one))
  const tokens = createRelayTokens({ authTokens, clock })
  const dialogues: WrittenDialogue[] = []
  const openWritten = async (line: SpokenLine) => {
    const dialogue = new WrittenDialogue(line)
    dialogues.push(dialogue)
    return dialogue
  }
  const endpoint = createRelayEndpoint({
    server,
    path: '/relay',
    gate: createUpgradeGate({ authTokens, publicUrl: options.publicUrl === undefined ? publicUrl : options.publicUrl }),
    tokens,
    tells: () => ({ speaking: true, played: true }),
    limits: { pending: options.pending ?? 10, refusedPerMinute: options.refusedPerMinute ?? 5 },
    clock,
    logger,
    openDialogue: (_setup, line) => (options.openDialogue ?? openWritten)(line),
  })
  await server.listen({ host: '127.0.0.1', port: 0 })
  const address = `127.0.0.1:${(server.server.address() as AddressInfo).port}`
  const dial = (headers?: Record<string, string>, path?: string) => dialRelay(address, headers, path)

  return {
    endpoint,
    tokens,
    clock,
    address,
    dialogues,
    logs,
    dial,
    async connect(call = callId) {
      const count = dialogues.length
      const socket = dial()
      await socket.opened
      socket.send(setupFrame(tokens.issue(call), call))
      await socket.settle()
      const dialogue = dialogues[count]
      if (!dialogue) throw new Error('no dialogue was opened')
      return { socket, dialogue }
    },
    async [Symbol.asyncDispose]() {
      await endpoint.close()
      await server.close()
    },
  }
}

/** Twilio's first frame, as its page shows it. */
export function setupFrame(relayToken: string | null, call = callId) {
  return {
    type: 'setup',
    sessionId: `VX${'1'.repeat(32)}`,
    accountSid: `AC${'0'.repeat(32)}`,
    parentCallSid: '',
    callSid: call,
    from: '+15550100001',
    to: '+15550100099',
    forwardedFrom: '',
    callType: 'PSTN',
    callerName: '',
    direction: 'inbound',
    callStatus: 'RINGING',
    customParameters: relayToken === null ? {} : { token: relayToken },
  }
}

/** Opens a socket as a carrier does. */
export function dialRelay(address: string, headers: Record<string, string> = signed, path = '/relay'): TestSocket {
  return new TestSocket(new WebSocket(`ws://${address}${path}`, { headers, closeTimeout: 1_000 } as object))
}

/** A carrier's end of the socket. */
class TestSocket {
  readonly raw: WebSocket
  /** Resolves with 101 when the upgrade is let in, else with the status of the refusal. */
  readonly opened: Promise<number>
  /** Resolves with the close code. */
  readonly closed: Promise<number>
  readonly #frames: unknown[] = []

  constructor(raw: WebSocket) {
    this.raw = raw
    this.opened = new Promise((resolve) => {
      raw.once('open', () => resolve(101))
      raw.once('unexpected-response', (_request, response) => {
        resolve(response.statusCode ?? 0)
        response.destroy()
      })
    })
    this.closed = new Promise((resolve) => raw.once('close', resolve))
    raw.on('error', () => undefined)
    raw.on('message', (data) => {
      this.#frames.push(JSON.parse(String(data)))
      raw.emit('frame')
    })
  }

  send(frame: object | string): void {
    this.raw.send(typeof frame === 'string' ? frame : JSON.stringify(frame))
  }

  /** The first so many frames that came in. */
  async frames(count: number): Promise<unknown[]> {
    while (this.#frames.length < count) await once(this.raw, 'frame')
    return this.#frames
  }

  /** Resolves when everything sent so far has been dealt with. */
  async settle(): Promise<void> {
    const pong = once(this.raw, 'pong')
    this.raw.ping()
    await pong
  }
}
