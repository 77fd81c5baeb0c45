import type { CallEvent, CallRecord } from '../conversation/events.ts'

/** What is kept of calls, as far as it comes to an end. Times are in ms since the epoch; `most` bounds the work. */
export interface KeptData {
  /**
   * Changes the events of calls that ended before; each call once per `kind`. Gives how many calls there were.
   * @param change what an event becomes
   */
  rewrite(
    kind: 'words' | 'messages',
    before: number,
    most: number,
    change: (event: CallEvent) => CallEvent,
  ): Promise<number>
  /** Calls that ended before and whose recordings nobody has deleted yet, oldest first, from behind `after` on. */
  withRecordings(before: number, most: number, after: EndedCall | null): Promise<readonly EndedCall[]>
  recordingsGone(callIds: readonly string[]): Promise<void>
  /** Removes calls that ended before with all that belongs to them, but none whose recordings are still there. */
  removeCalls(before: number, most: number): Promise<number>
  removeUnanswered(before: number, most: number): Promise<number>
  /** Removes what was delivered or given up before. */
  removeOutbox(before: number, most: number): Promise<number>
  /** Makes the place of what was removed unreadable as far as that holds up nobody. */
  settle(): Promise<void>
}

export interface EndedCall {
  readonly callId: string
  readonly endedAt: number
  /** Whether the carrier was ever asked to record it. */
  readonly isRecorded: boolean
}

/** Everything that is kept of one caller. */
export interface CallerRecords {
  /** The caller's calls, oldest first. */
  callsOf(number: string): Promise<readonly CallerCall[]>
  recordsOf(callId: string): Promise<readonly CallRecord[]>
  /** The rows of every other table that belong to these calls, by table, as they are stored. */
  otherRows(callIds: readonly string[]): Promise<Readonly<Record<string, readonly object[]>>>
  /**
   * Removes these calls and whatever is kept by the number, and changes what other calls say of it.
   * @param hide gives a text without the number, in whatever spelling
   * @param at when; that and how much it was is all that is kept about it
   * @returns how many calls there were, and how many records of other calls spoke of the number
   */
  erase(request: {
    readonly number: string
    readonly callIds: readonly string[]
    readonly at: number
    readonly hide: (text: string) => string
  }): Promise<{ readonly calls: number; readonly mentions: number }>
  /** Makes what was removed unreadable in the files. False when another program has kept it from that. */
  shred(): Promise<boolean>
}

export interface CallerCall {
  readonly callId: string
  readonly startedAt: number
  /** Null while it goes on. */
  readonly endedAt: number | null
  readonly isRecorded: boolean
}

/** What the carrier keeps of callers. Rejects with an error that says what failed, or with the signal's reason. */
export interface CarrierFiles {
  recordingsOf(callId: string, signal: AbortSignal): Promise<readonly string[]>
  /** One that is gone already is fine. */
  deleteRecording(sid: string, signal: AbortSignal): Promise<void>
  /** Texts to and from a number. */
  textsOf(number: string, signal: AbortSignal): Promise<readonly string[]>
  deleteText(sid: string, signal: AbortSignal): Promise<void>
}

/** What is remembered of callers from one call to the next, by their number. */
export interface CallerMemory {
  /** Null for a number that nothing is known of. */
  recall(number: string): Promise<RememberedCaller | null>
  remember(number: string, caller: RememberedCaller): Promise<void>
  /** Forgets whoever has not called since; gives how many. */
  forgetBefore(before: number, most: number): Promise<number>
}

/** All of it is the caller's own words, or made of them: untrusted. */
export interface RememberedCaller {
  readonly name: string | null
  /** BCP 47 tag. */
  readonly language: string | null
  /** What the last call was about. */
  readonly summary: string | null
  /** What was left open in it. */
  readonly openPoints: readonly string[]
  /** When it began, in ms since the epoch. */
  readonly calledAt: number
}
