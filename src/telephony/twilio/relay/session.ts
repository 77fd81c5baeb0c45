import type { FastifyBaseLogger } from 'fastify'
import type { WebSocket } from 'ws'
import type { Dialogue, SpokenLine } from '../../../conversation/spoken-line.ts'
import type { Clock } from '../../../lib/clock.ts'
import { createDialogueHolder } from './dialogue-holder.ts'
import { createRelayLine } from './line.ts'
import { parseRelayMessage, type RelayMessage, type RelaySetup } from './messages.ts'

/** One socket of a call, from `setup` to its close. */
export interface RelaySession {
  /** Has the dialogue do what a person of the business wants; see its log. */
  obey(): void
  /** Asks the dialogue to end at the next good moment; one that is still being opened is asked when it is there. */
  handOver(): void
  /** To be called every few seconds: gives the other side up when it has answered nothing since the last time. */
  checkAlive(): void
  /** Stops the dialogue at once and closes the socket; resolves when it is closed. */
  close(code: number, reason: string): Promise<void>
}

/** Opens the conversation's side of a session; null when no such call is going on. */
export type OpenDialogue = (setup: RelaySetup, line: SpokenLine) => Promise<Dialogue | null>

export interface RelaySessionOptions {
  readonly tells: (callId: string) => SpokenLine['tells']
  readonly clock: Clock
  readonly logger: FastifyBaseLogger
  readonly openDialogue: OpenDialogue
  /** Whether the token of `setup` lets this session in. */
  readonly admit: (setup: RelaySetup, session: RelaySession) => boolean
  /** Something came in that we don't use. */
  readonly onOddFrame: (name: string) => void
  /** Nothing is taken or said any more; `callId` is null when the session has not said whose it is. */
  readonly onFinish: (callId: string | null, session: RelaySession) => void
}

const setupLimitMs = 5_000
/** The carrier closes after `end`; if we closed first, it would count the session as failed. */
const endLimitMs = 10_000
const closeLimitMs = 2_000

const policyViolation = 1008
const internalError = 1011

/** Takes over a socket that was just opened: its first frame must be a `setup` that is let in, within 5 s. */
export function startRelaySession(socket: WebSocket, options: RelaySessionOptions): RelaySession {
  const { clock, logger } = options
  const closed = new AbortController()
  const dialogue = createDialogueHolder(onProblem)
  let tells: SpokenLine['tells'] = { speaking: false, played: false }
  const line = createRelayLine({
    socket,
    tells: () => tells,
    onStuck: () => giveUp('it reads nothing any more'),
    onEnd: () => after(endLimitMs, () => void close(1000, 'ended')),
  })
  let callId: string | null = null
  let isFinished = false
  let hasAnswered = true

  function after(ms: number, act: () => void): void {
    clock.sleep(ms, closed.signal).then(act, () => undefined)
  }

  function onProblem(err: unknown): void {
    logger.error({ err, event: 'relay.failed', callId }, 'relay session failed')
    void close(internalError, 'failed')
  }

  function finish(): void {
    if (isFinished) return
    isFinished = true
    options.onFinish(callId, session)
    dialogue.close()
  }

  function close(code: number, reason: string): Promise<void> {
    finish()
    if (socket.readyState === socket.CLOSED) return Promise.resolve()
    socket.close(code, reason)
    after(closeLimitMs, () => socket.terminate())
    return new Promise((resolve) => socket.once('close', () => resolve()))
  }

  function refuse(why: string): void {
    logger.warn({ event: 'relay.refused', callId, why }, `relay session refused: ${why}`)
    void close(policyViolation, 'refused')
  }

  function giveUp(why: string): void {
    logger.warn({ event: 'relay.lost', callId, why }, `relay session lost: ${why}`)
    finish()
    socket.terminate()
  }

  async function open(setup: RelaySetup): Promise<void> {
    const opened = await options.openDialogue(setup, line)
    if (opened) dialogue.hold(opened)
    else if (!isFinished) refuse('its call is not going on')
  }

  function begin(first: RelayMessage): void {
    if (first.type !== 'setup') {
      refuse('its first frame is no setup')
      return
    }
    callId = first.callId
    tells = options.tells(callId)
    if (options.admit(first, session)) {
      logger.info({ event: 'relay.opened', callId, sessionId: first.sessionId }, 'relay session opened')
      open(first).catch(onProblem)
    } else refuse('its token is missing, used, expired or of another call')
  }

  function goOn(message: RelayMessage): void {
    if (message.type !== 'input') {
      options.onOddFrame(message.type === 'setup' ? 'second setup' : message.name)
      return
    }
    const { input } = message
    if (input.kind === 'fault') {
      logger.warn({ event: 'relay.fault', callId, description: input.description }, 'Twilio reports a fault')
    }
    if (!dialogue.take(input)) giveUp('too much came in before the call was read')
  }

  const session: RelaySession = {
    close,
    obey: () => dialogue.obey(),
    handOver: () => dialogue.handOver(),
    checkAlive() {
      if (hasAnswered) socket.ping()
      else giveUp('it does not answer')
      hasAnswered = false
    },
  }

  // Attached before anything else happens: `setup` may come with the upgrade itself.
  socket.on('message', (data, isBinary) => {
    hasAnswered = true
    if (isFinished) return
    const message = isBinary ? binary : parseRelayMessage(String(data))
    if (callId === null) begin(message)
    else goOn(message)
  })
  socket.on('pong', () => {
    hasAnswered = true
  })
  socket.on('error', (err) => {
    logger.warn({ err, event: 'relay.error', callId }, 'relay socket failed')
    void close(internalError, 'failed')
  })
  socket.on('close', (code) => {
    closed.abort()
    finish()
    if (callId !== null) logger.info({ event: 'relay.closed', callId, code }, 'relay session closed')
  })
  after(setupLimitMs, () => {
    if (callId === null && !isFinished) refuse('no setup in time')
  })
  return session
}

const binary: RelayMessage = { type: 'odd', name: 'binary' }
