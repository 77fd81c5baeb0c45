import type { ListedEntry } from './after-call/ports.ts'
import type { Config } from './config/config.ts'
import type { Deliveries, Delivery, HealthSlice } from './console/routes/health/ports.ts'
import { type HealthSources, healthParts } from './health.ts'
import type { Clock } from './lib/clock.ts'
import { diskUse } from './lib/disk-use.ts'
import type { Services } from './open-services.ts'
import type { TwilioDoor } from './open-twilio.ts'
import type { Store } from './store/open-store.ts'
import type { TwilioClient } from './telephony/twilio/rest/client.ts'
import { createCarrierNumbers } from './telephony/twilio/rest/numbers.ts'
import { createWiringView } from './telephony/twilio/wiring-view.ts'

export interface HealthSliceParts {
  readonly config: Config
  /** What `/readyz` looks at. */
  readonly health: HealthSources
  readonly store: Pick<Store, 'outbox' | 'archive'>
  /** Null without the keys of the account. */
  readonly twilio: TwilioClient | null
  readonly door: Pick<TwilioDoor, 'line' | 'traffic'>
  readonly services: Pick<Services, 'wakeDeliveries'>
  readonly clock: Clock
  /** Whether anything is kept in the data folder. */
  readonly keepsFiles: boolean
}

/** What the program tells its console of how it does. */
export function healthSlice(parts: HealthSliceParts): HealthSlice {
  const { config, health, store, twilio, door, clock, keepsFiles } = parts
  const { publicUrl, dataDir } = config.server
  const { phoneNumber, authTokens } = config.twilio
  const wiring = createWiringView({
    ...{ phoneNumber, publicUrl, clock },
    numbers: twilio && createCarrierNumbers(twilio),
  })
  return {
    isConnected: authTokens.length > 0,
    parts: () => healthParts(health),
    line: () => door.line(),
    models: () => health.models(),
    wiring: () => wiring.look(),
    traffic: () => door.traffic(),
    deliveries: deliveries(parts),
    disk: async () => (keepsFiles ? diskUse(dataDir) : null),
    backlog: (most) => store.archive.backlog(most),
    versions: {
      node: process.versions.node,
      database: `SQLite ${process.versions['sqlite']}`,
      startedAt: clock.now(),
    },
  }
}

function deliveries({ store: { outbox }, services, clock }: HealthSliceParts): Deliveries {
  return {
    counts: () => outbox.counts(),
    async list(which, limit) {
      const states = [which === 'dead' ? 'dead' : 'waiting'] as const
      const found = await outbox.list({ states, limit, ...(which === 'failing' && { hasFailed: true }) })
      return found.map(asDelivery)
    },
    async find(id) {
      const found = await outbox.find(id)
      return found && asDelivery(found)
    },
    async replay(id) {
      await outbox.replay([id], clock.now())
      services.wakeDeliveries()
    },
  }
}

function asDelivery(entry: ListedEntry): Delivery {
  const { id, callId, kind, target, state, attempts, lastError, createdAt, dueAt, settledAt } = entry
  return { id, callId, kind, target, state, attempts, lastError, createdAt, dueAt, settledAt }
}
