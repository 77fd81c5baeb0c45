import type { FastifyBaseLogger } from 'fastify'
import type { TextSender } from './after-call/ports.ts'
import type { Config } from './config/config.ts'
import type { Calls } from './conversation/calls.ts'
import type { CallRecord } from './conversation/events.ts'
import type { CallLog } from './conversation/ports.ts'
import type { EventBus } from './events/bus.ts'
import type { Clock } from './lib/clock.ts'
import { createClosers } from './lib/closing.ts'
import { openAfterCall } from './open-after-call.ts'
import type { Edition } from './open-edition.ts'
import { openPrivacy, type Privacy } from './open-privacy.ts'
import type { Store } from './store/open-store.ts'

/** What is done beside and after calls, as the newest settings want it. */
export interface Services {
  /** The log as calls write to it; the same object whatever the settings are. */
  readonly log: CallLog
  /** Begins, or goes on as this edition wants it. Work that was broken off is taken up. */
  follow(edition: Edition): Promise<void>
  /** What waits to be sent after calls is looked at at once. */
  wakeDeliveries(): void
  stop(): Promise<void>
}

export interface ServicesParts {
  readonly config: Config
  readonly logger: FastifyBaseLogger
  readonly store: Store
  readonly clock: Clock
  readonly bus: EventBus<CallRecord>
  /** Null without the keys of the account. */
  readonly texts: TextSender | null
  /** Called when the first edition is followed. */
  readonly calls: () => Calls
  readonly onProblem: (error: unknown) => void
}

const closeLimitMs = 5_000

export function openServices(parts: ServicesParts): Services {
  const { logger, store, clock, bus, texts, onProblem } = parts
  const privacyOf = (config: Config) => openPrivacy({ config, logger, store, clock, onProblem })
  let privacy = privacyOf(parts.config)
  let stopRunning: () => Promise<void> = async () => undefined
  let wake = () => {}
  const log: CallLog = { ...store.calls, append: (records, options) => privacy.log.append(records, options) }

  /** Starts what runs by these settings; gives the way to stop it. */
  function begin({ config, models }: Edition, { redactor, begin: beginPrivacy }: Privacy): () => Promise<void> {
    const closers = createClosers(clock, (name, err) => logger.error({ err, part: name }, `${name} did not close`))
    const leaves: (() => void)[] = []
    const subscribe: typeof bus.subscribe = (subscriber) => {
      const leave = bus.subscribe(subscriber)
      leaves.push(leave)
      return leave
    }
    beginPrivacy({ calls: parts.calls(), bus: { ...bus, subscribe }, closers })
    const afterCall = openAfterCall({
      ...{ config, models, texts, logger, clock, publish: (record: CallRecord) => bus.publish(record) },
      store: { calls: log, outbox: store.outbox },
      redact: redactor.text,
    })
    closers.add('after call', () => afterCall.stop())
    wake = () => afterCall.wake()
    subscribe((record) => afterCall.onRecord(record))
    return () => {
      // At once, so that whoever follows hears of each record alone.
      for (const leave of leaves) leave()
      return closers.closeAll(closeLimitMs)
    }
  }

  return {
    log,
    async follow(edition) {
      const stopped = stopRunning()
      privacy = privacyOf(edition.config)
      stopRunning = begin(edition, privacy)
      await stopped
    },
    wakeDeliveries: () => wake(),
    stop: () => stopRunning(),
  }
}
