import type { Logger } from 'pino'
import { createCallerLookup } from './actions/custom/caller-lookup.ts'
import { openCarrierFiles } from './carrier-files.ts'
import type { Config } from './config/config.ts'
import { keptOfConsole } from './console/access/kept.ts'
import { lookUpCaller } from './conversation/caller-lookup.ts'
import type { Calls } from './conversation/calls.ts'
import type { CallRecord } from './conversation/events.ts'
import type { CallLog } from './conversation/ports.ts'
import type { EventBus } from './events/bus.ts'
import type { Clock } from './lib/clock.ts'
import type { Closers } from './lib/closing.ts'
import { createRememberer, withMemory } from './privacy/memory.ts'
import { notePrivacy } from './privacy/note-privacy.ts'
import { createRedactor, type Redactor } from './privacy/redactor/redactor.ts'
import { sweepDaily } from './privacy/retention.ts'
import { withRedaction } from './privacy/with-redaction.ts'
import type { Store } from './store/open-store.ts'

export interface PrivacyParts {
  readonly config: Config
  readonly logger: Pick<Logger, 'info' | 'warn'>
  readonly store: Store
  readonly clock: Clock
  readonly onProblem: (error: unknown) => void
}

export interface Privacy {
  /** The log as calls write to it: with `privacy.store: masked`, what is private never reaches the disk. */
  readonly log: CallLog
  readonly redactor: Redactor
  /** Begins to note, to remember, to look callers up and to sweep. */
  begin(live: { readonly calls: Calls; readonly bus: EventBus<CallRecord>; readonly closers: Closers }): void
}

/** What is done with callers' data, as the settings say. */
export function openPrivacy({ config, logger, store, clock, onProblem }: PrivacyParts): Privacy {
  const { assistant, secrets } = config
  const { privacy, memory } = assistant
  const redactor = createRedactor(privacy)
  const matters = createRedactor({ ...privacy, level: privacy.level === 'off' ? 'off' : 'masked' })
  const log = privacy.store === 'masked' ? withRedaction(store.calls, { words: redactor, matters }) : store.calls

  function knowCallers({ calls, bus, closers }: Parameters<Privacy['begin']>[0]): void {
    const onLookupProblem = (detail: string) =>
      logger.warn({ event: 'caller.lookup-failed', detail }, 'the caller could not be looked up')
    const asked =
      assistant.callerLookup &&
      createCallerLookup(assistant.callerLookup, { clock, secrets, onProblem: onLookupProblem })
    if (asked) closers.add('caller lookup', () => asked.close())
    const lookup = memory.enabled ? withMemory(asked, store.callerMemory) : asked
    if (!lookup) return
    bus.subscribe(async ({ callId, event }) => {
      if (event.type !== 'call.started') return
      const call = await calls.find(callId)
      if (call) await lookUpCaller(lookup, call, event)
    })
  }

  function sweep(closers: Closers): void {
    const carrier = openCarrierFiles(config, clock)
    if (carrier) closers.add('carrier files', () => carrier[Symbol.asyncDispose]())
    const stopping = new AbortController()
    const swept = sweepDaily(
      {
        ...{ keepDays: privacy.keepDays, kept: store.keptData, carrier, clock, onProblem },
        others: [
          { name: 'memory', keepDays: memory.keepDays, remove: store.callerMemory.forgetBefore },
          ...keptOfConsole(store.access),
        ],
        onSwept(removed) {
          if (Object.values(removed).every((count) => count === 0)) return
          logger.info({ event: 'privacy.swept', removed }, 'removed what was kept long enough')
        },
      },
      stopping.signal,
    )
    closers.add('retention', async () => {
      stopping.abort()
      await swept
    })
  }

  return {
    log,
    redactor,
    begin(live) {
      live.bus.subscribe(notePrivacy(live.calls, privacy))
      live.bus.subscribe(
        createRememberer({
          memory: store.callerMemory,
          settings: memory,
          redactor,
          read: (callId) => log.read(callId),
        }),
      )
      knowCallers(live)
      sweep(live.closers)
    },
  }
}
