import { join } from 'node:path'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { LanguageModel } from './brain/language-model.ts'
import type { Config } from './config/config.ts'
import type { Action } from './conversation/actions.ts'
import { createAdmission } from './conversation/admission.ts'
import { type Calls, createCalls } from './conversation/calls.ts'
import { openDialogue } from './conversation/dialogue/dialogue.ts'
import type { CallRecord } from './conversation/events.ts'
import { createExchange } from './conversation/exchange.ts'
import { textsFor, withShippedTexts } from './conversation/texts/texts-for.ts'
import type { TransferDesk } from './conversation/transfers.ts'
import { createEventBus } from './events/bus.ts'
import { logEvents } from './events/log-events.ts'
import { healthRoutes } from './health.ts'
import { type Clock, systemClock } from './lib/clock.ts'
import { type Closers, createClosers } from './lib/closing.ts'
import { openAfterCall } from './open-after-call.ts'
import { openArchive } from './open-archive.ts'
import { openBrain } from './open-brain.ts'
import { openFrontDesk } from './open-front-desk.ts'
import { openKnowledge } from './open-knowledge.ts'
import { openPrivacy } from './open-privacy.ts'
import { createRecordingDesk } from './privacy/recording/recording-desk.ts'
import { createServer } from './server.ts'
import { openStore, type Store } from './store/open-store.ts'
import { type AccountView, createAccountView } from './telephony/twilio/account.ts'
import type { Desk, RelayDesk } from './telephony/twilio/desk.ts'
import { createDocuments } from './telephony/twilio/documents.ts'
import { loopbackOnly, signedOnly } from './telephony/twilio/gate.ts'
import { createRelayDocument } from './telephony/twilio/relay/connect.ts'
import { createRelayEndpoint, type RelayEndpoint } from './telephony/twilio/relay/endpoint.ts'
import { createUpgradeGate } from './telephony/twilio/relay/gate.ts'
import { createRelayTokens, type RelayTokens } from './telephony/twilio/relay/tokens.ts'
import { createTwilioClient, type TwilioClient } from './telephony/twilio/rest/client.ts'
import { createTextSender } from './telephony/twilio/rest/texts.ts'
import { createSignatureCheck } from './telephony/twilio/signature.ts'
import { webhooks } from './telephony/twilio/webhooks.ts'

export interface App {
  /** The HTTP server, for requests injected without a socket. */
  readonly server: FastifyInstance
  /** Listens where the settings say; gives the address, such as `http://127.0.0.1:5000`. */
  listen(): Promise<string>
  /** Takes no new calls, lets live turns finish, and closes everything; the same promise however often it is asked. */
  stop(): Promise<void>
}

export interface Parts {
  readonly logger: FastifyBaseLogger
  /** Instead of the configured models. */
  readonly models?: readonly LanguageModel[]
  readonly clock?: Clock
  /** Instead of the database in the data folder; `memory` keeps calls only as long as the program runs. */
  readonly store?: Store | 'memory'
  /** Besides those of the settings. */
  readonly actions?: readonly Action[]
  /** Instead of the people of the settings. */
  readonly transferDesk?: TransferDesk
}

/** For live turns to finish, and then for each part to close, when the program stops. */
const finishLimitMs = 10_000
const closeLimitMs = 5_000
const sweepEveryMs = 60_000
/** For a turn to end before its call is handed over in the middle of it. */
const handOverLimitMs = 5_000
/** Sockets that have not shown a token yet. */
const mostPendingSockets = 200

/**
 * Builds every part in order of dependency; any part of `parts` is taken ready-made. Rejects, with nothing left open,
 * when a part can't be built.
 */
export async function createApp(config: Config, parts: Parts): Promise<App> {
  const { logger, clock = systemClock } = parts
  const closers = createClosers(clock, (name, err) => logger.error({ err, part: name }, `${name} did not close`))
  try {
    const assistant = withShippedTexts(config.assistant)
    return await build({ ...config, assistant }, { ...parts, clock }, closers)
  } catch (error) {
    await closers.closeAll(closeLimitMs)
    throw error
  }
}

async function build(config: Config, parts: Parts & { clock: Clock }, closers: Closers): Promise<App> {
  const { assistant } = config
  const { logger, clock } = parts
  const now = () => clock.now()
  const onProblem = (err: unknown) => logger.error({ err }, 'something failed that should not')

  const store = await openCallStore(config, parts)
  closers.add('store', () => store.close())
  const knowledge = await openKnowledge({ config, logger, clock, inMemory: parts.store !== undefined, mode: 'follow' })
  if (knowledge) closers.add('knowledge', () => knowledge[Symbol.asyncDispose]())
  const { responder, models } = await openBrain({
    config,
    logger,
    clock,
    closers,
    knowledge,
    given: parts.models ?? null,
  })

  const bus = createEventBus<CallRecord>(onProblem)
  bus.subscribe(logEvents(logger, clock))
  const privacy = openPrivacy({ config, logger, store, clock, onProblem })
  const { log, redactor } = privacy
  const calls = createCalls({ log, publish: (record) => bus.publish(record), now, onProblem })
  await calls.restore()
  privacy.begin({ calls, bus, closers })
  openArchive({ config, store, clock, bus, closers, onProblem, liveCalls: () => calls.live })

  const twilio = twilioClient(config, clock, closers)
  const textSender = twilio && createTextSender(twilio)
  const publish = (record: CallRecord) => bus.publish(record)
  const afterCall = openAfterCall({
    ...{ config, models, texts: textSender, logger, clock, publish },
    store: { calls: log, outbox: store.outbox },
    redact: redactor.text,
  })
  bus.subscribe((record) => afterCall.onRecord(record))
  closers.add('after call', () => afterCall.stop())
  const { acting, conduct, transfers } = await openFrontDesk({
    ...{ config, logger, clock, closers, onProblem },
    ...(parts.actions && { actions: parts.actions }),
    ...(parts.transferDesk && { transferDesk: parts.transferDesk }),
    uses: store.deskUses,
    textSender,
    callerWords: async (callId) => (await calls.find(callId))?.state.turns.map(({ said }) => said) ?? [],
    hasModel: () => responder.health().models.some(({ state }) => state === 'ok' || state === 'unknown'),
  })
  const conversation = { assistant, responder, acting, conduct, transfers, calls, clock, onProblem }
  const account = watchAccount(config, logger, clock, closers)
  const tokens = createRelayTokens({ authTokens: config.twilio.authTokens, clock })

  let stopping: Promise<void> | null = null
  const isStopping = () => stopping !== null
  const { limits, prompts } = assistant
  const { tooManyToday } = textsFor(assistant.language, assistant).limits
  const desk: Desk = {
    assistant,
    calls,
    log,
    isStopping,
    relay: relayDesk(config, account, tokens, logger),
    transfers,
    recording: createRecordingDesk(assistant),
    exchange: createExchange(conversation),
    admission: createAdmission({ calls, log, limits, prompts, now, tooManyToday }),
    documents: createDocuments(assistant, pathOf(config.server.publicUrl), config.server.publicUrl ?? ''),
  }
  const server = await createServer({ logger, bodyLimit: limits.requestBytes })
  closers.add('server', () => server.close())
  await server.register(webhooks, { desk, gate: gateOf(config), clock })
  const relay = createRelayEndpoint({
    ...{ server, tokens, clock, logger, path: '/relay' },
    gate: createUpgradeGate({ authTokens: config.twilio.authTokens, publicUrl: config.server.publicUrl }),
    tells: { speaking: assistant.relay.speakerEvents, played: assistant.relay.tokensPlayed },
    limits: { pending: mostPendingSockets, refusedPerMinute: limits.refusedPerMinute },
    async openDialogue({ callId, sessionId }, line) {
      const call = await calls.find(callId)
      if (!call || call.state.ended !== null) return null
      const opening = { call, line, session: sessionId, resumed: call.state.session !== null }
      return openDialogue(opening, conversation)
    },
  })
  closers.add('relay', () => relay.close())
  healthRoutes(server, {
    config,
    isStopping,
    liveCalls: () => calls.live,
    checkStore: (signal) => store.check(signal),
    models: () => responder.health().models,
    knowledge: () => knowledge?.status() ?? null,
    line: () => account.state(),
  })
  closers.add('sweep', sweepRegularly(calls, limits.abandonedAfterMinutes * 60_000, now, onProblem))

  async function stop(): Promise<void> {
    await handOver(relay, assistant.relay.drainMs, clock)
    const tooLong = new AbortController()
    await Promise.race([calls.settled(), clock.sleep(finishLimitMs, tooLong.signal).catch(() => undefined)])
    tooLong.abort()
    await closers.closeAll(closeLimitMs)
  }

  return {
    server,
    listen: () => server.listen({ host: config.server.host, port: config.server.port }),
    stop: () => {
      stopping ??= stop()
      return stopping
    },
  }
}

/** Null without the keys of the account. */
function twilioClient({ twilio }: Config, clock: Clock, closers: Closers): TwilioClient | null {
  const { accountSid, authTokens } = twilio
  if (accountSid === null || authTokens.length === 0) return null
  const client = createTwilioClient({ twilio: { ...twilio, accountSid }, clock })
  closers.add('twilio', () => client.close())
  return client
}

function openCallStore({ server }: Config, { store, logger }: Parts): Promise<Store> | Store {
  if (store && store !== 'memory') return store
  const file = store === 'memory' ? ':memory:' : join(server.dataDir, 'frontdesk.db')
  return openStore({ file, onProblem: (err) => logger.fatal({ err }, 'the call log is lost; only a new start helps') })
}

function watchAccount(config: Config, logger: FastifyBaseLogger, clock: Clock, closers: Closers): AccountView {
  const onChange: Parameters<typeof createAccountView>[0]['onChange'] = ({ line, reason }) =>
    logger.info({ event: 'line.seen', line, reason }, `calls begin on the ${line} line: ${reason}`)
  const account = createAccountView({ config, clock, onChange })
  const watching = new AbortController()
  closers.add('account', () => watching.abort())
  void account.watch(watching.signal)
  return account
}

function relayDesk(config: Config, account: AccountView, tokens: RelayTokens, logger: FastifyBaseLogger): RelayDesk {
  const { publicUrl } = config.server
  const document = publicUrl === null ? null : createRelayDocument(config.assistant, publicUrl)
  const connect: RelayDesk['connect'] = (callId, greeting) => {
    if (!document) throw new Error('A call is on the relay line, but PUBLIC_URL is not set.')
    return document({ token: tokens.issue(callId), greeting, resumed: greeting === null })
  }
  return {
    connect,
    line: (to) => (document ? account.line(to) : 'webhook'),
    failed(to, reason) {
      account.relayFailed(to, reason)
      logger.warn({ event: 'relay.failed', reason }, `a call goes on by webhook: ${reason}`)
    },
  }
}

/** Live sessions go on for a while; then each call is handed to whoever answers next, if it can be between two turns. */
async function handOver(relay: RelayEndpoint, drainMs: number, clock: Clock): Promise<void> {
  const over = () => relay.liveSessions === 0
  if (await eventually(over, drainMs, clock)) return
  relay.handOverAll()
  if (await eventually(over, handOverLimitMs, clock)) return
  relay.handOverAll()
  await eventually(over, handOverLimitMs, clock)
}

/** Whether it comes true within the time. */
async function eventually(isTrue: () => boolean, limitMs: number, clock: Clock): Promise<boolean> {
  const until = clock.now() + limitMs
  while (!isTrue() && clock.now() < until) await clock.sleep(50)
  return isTrue()
}

function gateOf({ twilio, server }: Config) {
  if (twilio.authTokens.length === 0) return loopbackOnly
  return signedOnly(createSignatureCheck(twilio.authTokens, server.publicUrl))
}

function pathOf(publicUrl: string | null): string {
  return publicUrl === null ? '' : new URL(publicUrl).pathname.replace(/\/$/, '')
}

/** Starts sweeping; gives the way to stop. */
function sweepRegularly(calls: Calls, silentMs: number, now: () => number, onProblem: (error: unknown) => void) {
  const timer = setInterval(() => void calls.sweep(now() - silentMs).catch(onProblem), sweepEveryMs)
  timer.unref()
  return () => clearInterval(timer)
}
