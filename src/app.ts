import { join } from 'node:path'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { desksAt, relayConversations } from './answering.ts'
import type { LanguageModel } from './brain/language-model.ts'
import type { Config } from './config/config.ts'
import { copyExample } from './config/example-files.ts'
import type { ConfigSources } from './config/load-config.ts'
import { versionOf } from './config/version-of.ts'
import type { ConsoleParts } from './console/parts.ts'
import type { PhoneLine } from './console/phone/ports.ts'
import type { SettingsDesk } from './console/routes/assistant/ports.ts'
import { healthSlice } from './console-health.ts'
import { consoleSlices } from './console-slices.ts'
import type { Action } from './conversation/actions.ts'
import type { Call } from './conversation/call.ts'
import { type Calls, createCalls } from './conversation/calls.ts'
import type { CallRecord } from './conversation/events.ts'
import { createSteering, type LineControl, type Steering } from './conversation/steering.ts'
import type { TransferDesk } from './conversation/transfers.ts'
import { handOver } from './draining.ts'
import { openEditions } from './editions.ts'
import { createEventBus } from './events/bus.ts'
import { logEvents } from './events/log-events.ts'
import { type HealthSources, healthRoutes } from './health.ts'
import { type Clock, systemClock } from './lib/clock.ts'
import { type Closers, createClosers } from './lib/closing.ts'
import { openArchive } from './open-archive.ts'
import { type ConsoleDoor, openConsole } from './open-console.ts'
import { openServices } from './open-services.ts'
import { openTestPhone } from './open-test-phone.ts'
import { createTwilioControl, openTwilioClient, openTwilioDoor } from './open-twilio.ts'
import { createServer } from './server.ts'
import { openSettingsDesk, type SettingsDeskParts } from './settings-desk.ts'
import { openStore, type Store } from './store/open-store.ts'
import { createRelayEndpoint } from './telephony/twilio/relay/endpoint.ts'
import { createTextSender } from './telephony/twilio/rest/texts.ts'
import { webhooks } from './telephony/twilio/webhooks.ts'
import { watchSettings } from './watch-settings.ts'

export interface App {
  /** The HTTP server, for requests injected without a socket. */
  readonly server: FastifyInstance
  readonly console: ConsoleDoor
  /** Listens where the settings say; gives the address, such as `http://127.0.0.1:5000`. */
  listen(): Promise<string>
  /** The settings while the program runs. */
  readonly settings: SettingsDesk
  readonly steering: Steering
  /** On which the program calls itself. */
  readonly phone: PhoneLine
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
  /** Instead of what the console is made of. */
  readonly console?: Partial<ConsoleParts>
  /** Told of each record of a call once it is durable. */
  readonly onRecord?: (record: CallRecord) => void
  /** Where the settings came from, and come from again when they change. */
  readonly sources?: ConfigSources
  /** Told of settings that run from now on in the place of those given. */
  readonly onSettings?: (config: Config) => void
}

/** For live turns to finish, and then for each part to close, when the program stops. */
const finishLimitMs = 10_000
const closeLimitMs = 5_000
const sweepEveryMs = 60_000
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
    return await build(config, { ...parts, clock }, closers)
  } catch (error) {
    await closers.closeAll(closeLimitMs)
    throw error
  }
}

async function build(config: Config, parts: Parts & { clock: Clock }, closers: Closers): Promise<App> {
  const { logger, clock } = parts
  const now = () => clock.now()
  const onProblem = (err: unknown) => logger.error({ err }, 'something failed that should not')
  let stopping: Promise<void> | null = null
  const isStopping = () => stopping !== null

  const store = await openCallStore(config, parts)
  closers.add('store', () => store.close())
  const bus = createEventBus<CallRecord>(onProblem)
  bus.subscribe(logEvents(logger, clock))
  if (parts.onRecord) bus.subscribe(parts.onRecord)
  const twilio = openTwilioClient({ config, logger, clock, closers })
  const textSender = twilio && createTextSender(twilio)
  const services = openServices({
    ...{ config, logger, store, clock, bus, texts: textSender, onProblem },
    calls: () => calls,
  })
  const { log } = services
  const calls = createCalls({ log, publish: (record) => bus.publish(record), now, onProblem })
  await calls.restore()

  const editions = await openEditions(versionOf(config.assistantText), config, {
    ...{ logger, clock, calls, log, uses: store.deskUses, textSender, isStopping, onProblem },
    inMemory: parts.store !== undefined,
    ...(parts.models && { models: parts.models }),
    ...(parts.actions && { actions: parts.actions }),
    ...(parts.transferDesk && { transferDesk: parts.transferDesk }),
  })
  closers.add('editions', () => editions.close())
  await services.follow(editions.current)
  closers.add('services', () => services.stop())
  openArchive({
    ...{ store, clock, bus, closers, onProblem, liveCalls: () => calls.live },
    assistantOf: (version) => ((version && editions.find(version)) || editions.current).config.assistant,
  })
  bus.subscribe(({ event }) => {
    if (event.type === 'call.ended') editions.tidy()
  })
  const settings = () => editions.current.config.assistant

  const twilioDoor = openTwilioDoor({ config, logger, clock, closers })
  const { door } = twilioDoor
  const server = await createServer({ logger, bodyLimit: settings().limits.requestBytes })
  closers.add('server', () => server.close())
  await server.register(webhooks, { desks: desksAt(door, editions), gate: twilioDoor.gate, clock })
  const relay = createRelayEndpoint({
    ...{ server, tokens: door.tokens, clock, logger, path: '/relay' },
    gate: twilioDoor.upgradeGate,
    limits: { pending: mostPendingSockets, refusedPerMinute: settings().limits.refusedPerMinute },
    ...relayConversations(calls, editions),
  })
  closers.add('relay', () => relay.close())
  const health: HealthSources = {
    config: () => editions.current.config,
    isStopping,
    liveCalls: () => calls.live,
    checkStore: (signal) => store.check(signal),
    models: () => editions.current.responder.health().models,
    knowledge: () => editions.current.knowledge?.status() ?? null,
    line: () => twilioDoor.line(),
  }
  healthRoutes(server, health)
  const settingsDesk = await openSettings(config, parts, closers, {
    versions: store.settingsVersions,
    openDraft: (version, wanted) => editions.openDraft(version, wanted),
    async replace(version, wanted, beforehand) {
      await editions.replace(version, wanted, beforehand)
      twilioDoor.follow(wanted)
      await services.follow(editions.current)
      parts.onSettings?.(wanted)
      logger.info(
        { event: 'settings.running', version },
        `new calls are answered as version ${version} of the settings says`,
      )
    },
  })
  const testPhone = openTestPhone({
    ...{ calls, editions, log, clock, logger, isStopping, phoneNumber: config.twilio.phoneNumber },
    publish: (record) => bus.publish(record),
  })
  closers.add('test phone', () => testPhone.close())
  const steering = createSteering({
    calls,
    onProblem,
    line: eachByItsLine(testPhone.control, createTwilioControl(relay, twilio, config.server.publicUrl)),
  })
  const slices = consoleSlices({
    calls,
    log,
    editions,
    bus,
    now,
    store,
    steering,
    settingsDesk,
    twilio,
    clock,
    phone: testPhone,
  })
  const howItDoes = healthSlice({
    ...{ config, health, store, twilio, door: twilioDoor, services, clock },
    keepsFiles: parts.store === undefined,
  })
  const given = { ...slices, health: howItDoes, ...parts.console }
  const console = await openConsole({ server, config, store, logger, clock, onProblem, given })
  closers.add(
    'sweep',
    sweepRegularly(calls, () => settings().limits.abandonedAfterMinutes * 60_000, now, onProblem),
  )

  async function stop(): Promise<void> {
    await handOver(relay, settings().relay.drainMs, clock)
    const tooLong = new AbortController()
    await Promise.race([calls.settled(), clock.sleep(finishLimitMs, tooLong.signal).catch(() => undefined)])
    tooLong.abort()
    await closers.closeAll(closeLimitMs)
  }

  return {
    ...{ server, console, steering, phone: testPhone, settings: settingsDesk },
    listen: () => server.listen({ host: config.server.host, port: config.server.port }),
    stop: () => {
      stopping ??= stop()
      return stopping
    },
  }
}

function openCallStore({ server }: Config, { store, logger }: Parts): Promise<Store> | Store {
  if (store && store !== 'memory') return store
  const file = store === 'memory' ? ':memory:' : join(server.dataDir, 'frontdesk.db')
  return openStore({ file, onProblem: (err) => logger.fatal({ err }, 'the call log is lost; only a new start helps') })
}

/** The settings, followed as their file is edited, unless the program keeps nothing. */
async function openSettings(
  config: Config,
  { sources = {}, store, logger, clock }: Parts & { clock: Clock },
  closers: Closers,
  parts: Pick<SettingsDeskParts, 'versions' | 'replace' | 'openDraft'>,
): Promise<SettingsDesk> {
  const folder = sources.cwd ?? process.cwd()
  const onProblem: SettingsDeskParts['onProblem'] = ({ faults, reason }) =>
    logger.error({ event: 'settings.refused', faults, reason }, `the edited settings do not run: ${reason}`)
  const desk = await openSettingsDesk({
    ...{ ...parts, config, sources, onProblem },
    copyExample: () => copyExample(config.assistantFile, folder),
    now: () => clock.now(),
  })
  if (store === undefined) {
    const files = [config.assistantFile, join(folder, 'assistant.yaml')]
    const onError = (err: unknown) => logger.error({ err, event: 'settings.unwatched' }, 'edits may go unseen')
    closers.add('settings', watchSettings(files, { clock, onChange: () => void desk.reload(null), onProblem: onError }))
  }
  return desk
}

/** Tests are not at Twilio. */
function eachByItsLine(tests: LineControl, others: LineControl): LineControl {
  const of = ({ state }: Call) => (state.isTest ? tests : others)
  return { recall: (call) => of(call).recall(call), hangUp: (call) => of(call).hangUp(call) }
}

/** Starts sweeping; gives the way to stop. */
function sweepRegularly(
  calls: Calls,
  silentMs: () => number,
  now: () => number,
  onProblem: (error: unknown) => void,
): () => void {
  const timer = setInterval(() => void calls.sweep(now() - silentMs()).catch(onProblem), sweepEveryMs)
  timer.unref()
  return () => clearInterval(timer)
}
