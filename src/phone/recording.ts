import type { RecordingSettings } from './twiml/verbs.ts'

/** A recording that the carrier makes of a call. */
export interface Recording {
  /** `RE` and 32 hexadecimal digits. */
  readonly sid: string
  readonly startedAt: number
  readonly settings: RecordingSettings
}

/** What the address for a recording is told once it can be fetched. https://www.twilio.com/docs/voice/api/recording#recordingstatuscallback */
export function recordingParameters({ sid, startedAt, settings }: Recording, endedAt: number): Record<string, string> {
  return {
    RecordingSid: sid,
    RecordingUrl: `https://api.twilio.com/2010-04-01/Recordings/${sid}`,
    RecordingStatus: 'completed',
    RecordingDuration: String(Math.max(Math.round((endedAt - startedAt) / 1_000), 1)),
    RecordingChannels: settings.channels === 'dual' ? '2' : '1',
    RecordingStartTime: new Date(startedAt).toUTCString(),
    RecordingSource: settings.source,
    RecordingTrack: 'both',
    ErrorCode: '0',
  }
}
