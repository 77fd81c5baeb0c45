import { createArchive } from './archive/archive.ts'
import { localTimes } from './archive/facts/local-time.ts'
import type { ConsoleParts } from './console/parts.ts'
import type { PhoneLine } from './console/phone/ports.ts'
import type { SettingsDesk } from './console/routes/assistant/ports.ts'
import type { Steering } from './conversation/steering.ts'
import type { Editions } from './editions.ts'
import { type LiveParts, liveSources } from './live-sources.ts'
import type { Store } from './store/open-store.ts'
import { createCarrierRecordings } from './telephony/twilio/rest/calls.ts'
import type { TwilioClient } from './telephony/twilio/rest/client.ts'

export interface SliceParts extends Omit<LiveParts, 'archive'> {
  readonly store: Pick<Store, 'archive'>
  readonly editions: Editions
  readonly steering: Steering
  readonly settingsDesk: SettingsDesk
  readonly phone: PhoneLine
  /** Null without the keys of the account. */
  readonly twilio: TwilioClient | null
}

/** What the program gives to its console. */
export function consoleSlices(parts: SliceParts): Partial<ConsoleParts> {
  const { store, editions, steering, settingsDesk, phone, twilio, now } = parts
  const archive = createArchive(store.archive)
  const recordings = twilio && createCarrierRecordings(twilio)
  const live = liveSources({ ...parts, archive: store.archive })
  return {
    live,
    settingsDesk,
    phone,
    calls: {
      ...{ archive, logs: store.archive, viewOptions: live.viewOptions },
      recordings: recordings && { fetch: (sid, signal) => recordings.fetchRecording(sid, signal, 'mp3') },
    },
    insights: {
      archive,
      today() {
        const zone = editions.current.config.assistant.openingHours?.zone ?? null
        const { day } = localTimes(zone)(now())
        return { today: day, zone: zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone }
      },
    },
    steering: {
      desk: steering,
      canHearWhispers: () =>
        editions.current.responder.health().models.some(({ state }) => state === 'ok' || state === 'unknown'),
      hasPerson: (name) => editions.current.config.assistant.people.some((person) => person.name === name),
    },
  }
}
