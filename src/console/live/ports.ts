import type { ViewOptions } from '../../archive/view/fold.ts'
import type { CallRecord } from '../../conversation/events.ts'
import type { OpenCall } from '../../conversation/ports.ts'
import type { Wake } from './wake.ts'

/** What the live views look at: the log, and what is not in it yet. */
export interface LiveSources {
  /** The records of a call from a place on, oldest first. */
  read(callId: string, from: number): Promise<readonly CallRecord[]>
  /** Calls without an end in the log, oldest first; of all processes. */
  openCalls(): Promise<readonly OpenCall[]>
  /** Null for a call that does not go on in this process. */
  underWay(callId: string): UnderWay | null
  /** Rings for a call whenever this process has logged something of it. */
  readonly wake: Wake<string>
  /** Milliseconds since the epoch. */
  now(): number
  /** For calls that begin now. */
  viewOptions(): ViewOptions
}

/** What is being said at this moment, as far as it is not in the log; empty texts for nothing. */
export interface UnderWay {
  /** What the recogniser makes of words that the caller is still speaking. */
  readonly caller: string
  /** The beginning of the sentence that is being made. */
  readonly assistant: string
}
