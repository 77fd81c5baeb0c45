import { absolute } from './address.ts'
import type { Line } from './line.ts'
import type { RecordingSettings } from './twiml/verbs.ts'

/** Begins to record; gives the recording's id. `documentUrl` is where the document with the order came from. */
export function keepRecording(line: Line, settings: RecordingSettings, documentUrl: string): string {
  const sid = line.newSid('RE')
  const callback = settings.callback === null ? null : absolute(settings.callback, documentUrl)
  line.recordings.push({ sid, startedAt: line.timing.clock.now(), settings: { ...settings, callback } })
  line.transcript.line('record', sid)
  return sid
}
