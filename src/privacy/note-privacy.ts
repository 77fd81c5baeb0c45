import type { PrivacySettings } from '../config/privacy-schema.ts'
import type { Call } from '../conversation/call.ts'
import type { CallRecord } from '../conversation/events.ts'

/** Gives the subscriber that puts into the log of each new call what is made unreadable in it. */
export function notePrivacy(
  calls: { find(callId: string): Promise<Call | null> },
  { level, store }: Pick<PrivacySettings, 'level' | 'store'>,
): (record: CallRecord) => Promise<void> {
  return async ({ callId, event }) => {
    if (event.type !== 'call.started') return
    const call = await calls.find(callId)
    if (call && call.state.ended === null) call.note({ type: 'privacy.applied', level, stored: store })
  }
}
