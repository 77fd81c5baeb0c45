import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { WebSocketServer } from 'ws'
import type { SpokenLine } from '../../../conversation/spoken-line.ts'
import type { Clock } from '../../../lib/clock.ts'
import type { UpgradeGate } from './gate.ts'
import { createRefusalCount } from './refusal-count.ts'
import { refuseUpgrade, type UpgradeRefusal } from './refuse-upgrade.ts'
import { type OpenDialogue, type RelaySession, type RelaySessionOptions, startRelaySession } from './session.ts'
import type { RelayTokens } from './tokens.ts'

export interface RelayEndpointOptions {
  readonly server: FastifyInstance
  /** Where upgrades arrive here, such as `/relay`. */
  readonly path: string
  readonly gate: UpgradeGate
  readonly tokens: RelayTokens
  /** What the line of a call can tell. */
  readonly tells: (callId: string) => SpokenLine['tells']
  readonly limits: {
    /** Sockets that were let in but have not shown a token yet. */
    readonly pending: number
    /** Beyond so many, refused upgrades are answered more shortly and not logged one by one. */
    readonly refusedPerMinute: number
  }
  readonly clock: Clock
  readonly logger: FastifyBaseLogger
  readonly openDialogue: OpenDialogue
}

export interface RelayEndpoint {
  /** Sessions that were let in and are not over. */
  readonly liveSessions: number
  /** Has the session of a call do what a person of the business wants; false where it has none here. */
  obey(callId: string): boolean
  /** Asks every dialogue, also those that begin from now on, to hand its call over at the next good moment. */
  handOverAll(): void
  /** Takes no more upgrades and closes every session; resolves when all sockets are closed. */
  close(): Promise<void>
}

const pingEveryMs = 10_000
const longestFrameBytes = 64 * 1024
/** Names of frames come from outside; so many are remembered at most. */
const mostOddNames = 50

/**
 * The relay's WebSocket: who may open one, and the sessions that are open. A call has one session at a time: the newest
 * that shows a good token.
 */
export function createRelayEndpoint(options: RelayEndpointOptions): RelayEndpoint {
  const { server, path, gate, tokens, limits, clock, logger } = options
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: longestFrameBytes,
  })
  const refusals = createRefusalCount({ perMinute: limits.refusedPerMinute, clock, logger })
  const closing = new AbortController()
  /** Every session until its socket is closed, and of those the ones that were let in, by call. */
  const sessions = new Set<RelaySession>()
  const live = new Map<string, RelaySession>()
  const oddNames = new Set<string>()
  let isHandingOver = false

  const sessionOptions: RelaySessionOptions = {
    ...options,
    admit(setup, session) {
      if (!tokens.redeem(setup.token, setup.callId)) return false
      void live.get(setup.callId)?.close(1000, 'replaced')
      live.set(setup.callId, session)
      if (isHandingOver) session.handOver()
      return true
    },
    onFinish(callId, session) {
      if (callId !== null && live.get(callId) === session) live.delete(callId)
    },
    onOddFrame(name) {
      if (oddNames.has(name) || oddNames.size >= mostOddNames) return
      oddNames.add(name)
      logger.warn({ event: 'relay.odd', name }, `a relay frame that we don't use: ${name}`)
    },
  }

  function check(request: IncomingMessage): UpgradeRefusal | null {
    if (request.url !== path) return { status: 404, error: 'not found', message: 'There is nothing here.' }
    if (request.method !== 'GET' || request.headers.upgrade?.toLowerCase() !== 'websocket') return upgradeRequired
    const refusal = gate(request)
    if (refusal) return refusals.count(path, refusal)
    return sessions.size - live.size < limits.pending ? null : tooMany
  }

  function onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const refusal = check(request)
    if (refusal) {
      refuseUpgrade(socket, refusal)
      return
    }
    sockets.handleUpgrade(request, socket, head, (opened) => {
      const session = startRelaySession(opened, sessionOptions)
      sessions.add(session)
      opened.once('close', () => sessions.delete(session))
    })
  }

  async function checkRegularly(): Promise<void> {
    while (!closing.signal.aborted) {
      await clock.sleep(pingEveryMs, closing.signal)
      for (const session of sessions) session.checkAlive()
    }
  }

  const { status, ...words } = upgradeRequired
  server.get(path, (_request, reply) => reply.code(status).header('upgrade', 'websocket').send(words))
  server.server.on('upgrade', onUpgrade)
  checkRegularly().catch(() => undefined)

  return {
    get liveSessions() {
      return live.size
    },
    obey(callId) {
      const session = live.get(callId)
      session?.obey()
      return session !== undefined
    },
    handOverAll() {
      isHandingOver = true
      for (const session of live.values()) session.handOver()
    },
    async close() {
      closing.abort()
      server.server.off('upgrade', onUpgrade)
      await Promise.all(Array.from(sessions, (session) => session.close(1001, 'going away')))
    },
  }
}

const upgradeRequired = { status: 426, error: 'upgrade required', message: 'This is a WebSocket.' } as const
const tooMany = {
  status: 429,
  error: 'too many requests',
  message: 'Too many sockets that have said nothing yet.',
} as const
