import type { CallerLevel } from '../../conversation/actions.ts'
import type { CallCost, CallOutcome, CallSummary, ExtractedField } from '../../conversation/call-summary.ts'
import type { EndReason, Line } from '../../conversation/events.ts'
import type { Entry } from './entries.ts'
import type { Waterfall } from './waterfall.ts'

/** A call as people look at it, live or afterwards: read from its log, and the same however often it is read. */
export interface CallView {
  readonly head: CallHead
  readonly entries: readonly Entry[]
  /** One for each time that the caller said or pressed something, in order. */
  readonly waterfalls: readonly Waterfall[]
}

/** What is known of the call as a whole. Times are ms since the epoch. */
export interface CallHead {
  readonly callId: string
  /** The newest record that was read; -1 before the first. */
  readonly seq: number
  /** E.164, or what the carrier gave instead (`anonymous`). */
  readonly from: string
  readonly to: string
  /** What carries it now, and all that did, in their order. */
  readonly line: Line
  readonly lines: readonly Line[]
  readonly startedAt: number
  /** When the newest record was made; never before an earlier one. */
  readonly lastAt: number
  /** Null while it goes on, like the two behind it. */
  readonly endedAt: number | null
  readonly endReason: EndReason | null
  readonly endDetail: string | null
  /** BCP 47 tags: the one of now, and all that were spoken, in their order. */
  readonly language: string
  readonly languages: readonly string[]
  readonly level: CallerLevel
  /** What is known of the caller; null where nobody knows. */
  readonly caller: { readonly name: string | null; readonly notes: string | null } | null
  /** How often the caller said or pressed something. */
  readonly turns: number
  /** The turn that is being answered and of which no sentence is there yet; null for none. */
  readonly thinking: number | null
  /** True for a call that only tries something out. */
  readonly isTest: boolean
  /** Which version of the settings answers it; null where that is not known. */
  readonly settings: string | null
  /** The call, and the turn of it, that this one began as; null for an ordinary call. */
  readonly forkOf: { readonly callId: string; readonly turn: number } | null
  /** What is made unreadable in it; null where nothing is. */
  readonly privacy: { readonly level: 'off' | 'masked' | 'strict'; readonly stored: 'as-said' | 'masked' } | null
  /** Those that the carrier keeps. */
  readonly recordings: readonly { readonly sid: string; readonly seconds: number }[]
  /** Null until the call was summarised, like all that is behind it. */
  readonly outcome: CallOutcome | null
  readonly summary: string | null
  readonly fields: readonly ExtractedField[]
  readonly sentiment: CallSummary['sentiment']
  readonly cost: CallCost | null
}

/** What became different in a view. Taken into the view before it, it gives the view after it. */
export interface ViewChange {
  /** The newest record that is in it. */
  readonly seq: number
  readonly head: CallHead
  /** Entries that are new or replaced, in order; `index` is the place. */
  readonly entries: readonly { readonly index: number; readonly entry: Entry }[]
  readonly waterfalls: readonly { readonly index: number; readonly waterfall: Waterfall }[]
}
