import { createArchive } from './archive/archive.ts'
import { localTimes } from './archive/facts/local-time.ts'
import type { ConsoleParts } from './console/parts.ts'
import type { PhoneLine } from './console/phone/ports.ts'
import type { SettingsDesk } from './console/routes/assistant/ports.ts'
import { createConsoleKnowledge } from './console-knowledge.ts'
import type { Steering } from './conversation/steering.ts'
import type { Editions } from './editions.ts'
import type { Clock } from './lib/clock.ts'
import { type LiveParts, liveSources } from './live-sources.ts'
import { createRedactor } from './privacy/redactor/redactor.ts'
import type { Store } from './store/open-store.ts'
import { createCarrierRecordings } from './telephony/twilio/rest/calls.ts'
import type { TwilioClient } from './telephony/twilio/rest/client.ts'

export interface SliceParts extends Omit<LiveParts, 'archive'> {
  readonly store: Pick<Store, 'archive' | 'unanswered'>
  readonly clock: Clock
  readonly editions: Editions
  readonly steering: Steering
  readonly settingsDesk: SettingsDesk
  readonly phone: PhoneLine
  /** Null without the keys of the account. */
  readonly twilio: TwilioClient | null
}

/** What the program gives to its console. */
export function consoleSlices(parts: SliceParts): Partial<ConsoleParts> {
  const { store, editions, steering, settingsDesk, phone, twilio, clock, now } = parts
  const archive = createArchive(store.archive)
  const recordings = twilio && createCarrierRecordings(twilio)
  const live = liveSources({ ...parts, archive: store.archive })
  return {
    live,
    settingsDesk,
    phone,
    knowledge: createConsoleKnowledge({ editions, unanswered: store.unanswered, clock }),
    calls: {
      ...{ archive, logs: store.archive, viewOptions: live.viewOptions },
      redact(text) {
        const { ownForms } = editions.current.config.assistant.privacy
        return createRedactor({ level: 'strict', ownForms }).text(text)
      },
      recordings: recordings && { fetch: (sid, signal) => recordings.fetchRecording(sid, signal, 'mp3') },
    },
    line: {
      webhook() {
        const { publicUrl } = editions.current.config.server
        return publicUrl && `${publicUrl}/call`
      },
      number: () => editions.current.config.twilio.phoneNumber,
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
      people: () => editions.current.config.assistant.people,
    },
  }
}
