import type { CallView, SpeechTime } from '../../../../routes/calls/view-schema.ts'

export interface CallRecording {
  readonly sid: string
  readonly seconds: number
  /** When it begins, in ms from the start of the call. */
  readonly fromMs: number
}

/** The recordings of a call; each begins where the log says that recording was begun. */
export function recordingsOf({ head, entries }: CallView): readonly CallRecording[] {
  const begun = entries.flatMap((entry) => (entry.kind === 'recording' && entry.what === 'started' ? [entry.atMs] : []))
  return head.recordings.map(({ sid, seconds }, place) => ({ sid, seconds, fromMs: begun[place] ?? begun.at(-1) ?? 0 }))
}

/** What is heard at a moment: the last words that have begun and are not over; null for nothing. */
export function speechAt(speech: readonly SpeechTime[], ms: number): string | null {
  return speech.findLast(({ fromMs, untilMs }) => fromMs <= ms && ms < untilMs)?.id ?? null
}
