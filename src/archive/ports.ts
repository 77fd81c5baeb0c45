import type { CallOutcome } from '../conversation/call-summary.ts'
import type { CallEvent, CallRecord, Line } from '../conversation/events.ts'
import type { CallFacts } from './facts/call-facts.ts'
import type { Stage } from './facts/stage-delays.ts'
import type { DelayBuckets } from './insights/delay-buckets.ts'

/** Where the archive is read from. Nothing here holds up a call. */
export interface ArchiveReader {
  /** Calls that fit, newest first, at most so many, from behind `before` on. */
  find(query: IndexQuery, page: { readonly before: number | null; readonly limit: number }): Promise<FoundCall[]>
  /** How many there are, counting no further than `most`. */
  count(query: IndexQuery, most: number): Promise<number>
  /** How many calls wait to be read before they can be found by more than their beginning; counts no further than `most`. */
  backlog(most: number): Promise<number>
  /** Null when there is no such call. */
  facts(callId: string): Promise<FoundCall | null>
  /** The log of a call from a place on, oldest first, as far as it is durable. */
  records(callId: string, from: number): Promise<readonly CallRecord[]>
  /** What was said and written down in these calls: records of these types only, of each call oldest first. */
  spoken(callIds: readonly string[], types: readonly CallEvent['type'][]): Promise<readonly CallRecord[]>
  /** What is summed up in these ranges, by measure. */
  sums(ranges: readonly SpanRange[]): Promise<readonly MeasuredSum[]>
  /** The sums of each day from `from` to `to` (20261125), both included, of these measures. */
  daily(from: number, to: number, measures: readonly string[]): Promise<readonly SpanSum[]>
  /** The first day on which there is a sum of the measure; null where there is none. */
  firstDay(measure: string): Promise<number | null>
}

/** Where the archive is written to, beside others who may do the same. */
export interface ArchiveWriter {
  /** Calls whose log has more to tell than is known of them, newest first. */
  due(limit: number): Promise<readonly DueCall[]>
  records(callId: string): Promise<readonly CallRecord[]>
  /**
   * Keeps what calls are, are found by, and add to the sums; a call that somebody else has written or changed since it
   * was due is left as it is.
   */
  write(entries: readonly ArchiveEntry[]): Promise<void>
  /** Makes words that were removed unreadable, a part at a time; false when nothing of them is left. */
  clean(): Promise<boolean>
}

/** A call that is due, with what was counted of it before; null for nothing. */
export interface DueCall {
  readonly callId: string
  /** Changes whenever somebody writes the call. */
  readonly claim: number
  readonly counted: CountedCall | null
}

/** All that a call adds to the sums rests on this. */
export interface CountedCall {
  readonly facts: CallFacts
  readonly delays: DelayBuckets
}

export interface ArchiveEntry extends CountedCall {
  /** As it was due. */
  readonly claim: number
  /** Any other number. */
  readonly newClaim: number
  /** How many records it was read from. */
  readonly records: number
  readonly words: string
  readonly caller: string
  readonly numbers: string
  readonly marks: string
  /** What the sums change by. */
  readonly changes: readonly SpanSum[]
}

export interface MeasuredSum {
  readonly measure: string
  readonly amount: number
}

/** What the calls of a local day (20261125) or of a month (202611) amount to. */
export interface SpanSum extends MeasuredSum {
  readonly span: number
}

/** Days or months, both included. */
export interface SpanRange {
  readonly from: number
  readonly to: number
}

/** A call in the list. Until it was read after its end, only its beginning is known of it, and that it ended. */
export interface FoundCall extends Omit<CallFacts, 'day' | 'hour'> {
  /** Grows with the beginning of the calls. */
  readonly key: number
  readonly isRead: boolean
}

/** What an index of words is asked. */
export interface IndexQuery {
  /** Null to leave the index out: all calls are meant, as far as the rest goes. */
  readonly match: IndexMatch | null
  /** What calls must be like that the index does not hold yet, as they go on or were not read; null for none of them. */
  readonly unread: UnreadMatch | null
  /** Ms since the epoch; `to` is not included. */
  readonly from: number | null
  readonly to: number | null
  /** Local days, as they were counted; null for any. */
  readonly days: SpanRange | null
  /** Null for both. */
  readonly isLive: boolean | null
  readonly isTest: boolean | null
  readonly slowerThanMs: number | null
}

/** `all` must be there, one of each list; `none` of these. */
export interface IndexMatch {
  readonly all: readonly (readonly IndexTerm[])[]
  readonly none: readonly IndexTerm[]
}

export interface IndexTerm {
  readonly column: 'words' | 'caller' | 'numbers' | 'marks'
  /** In a row. */
  readonly tokens: readonly string[]
  /** Whether more letters may follow the last one. */
  readonly isPrefix: boolean
}

export interface UnreadMatch {
  readonly line: Line | null
  /** A part of the caller's address; null for any. */
  readonly caller: string | null
}

/** What somebody looks for. What is missing does not matter; the rest must all be so. */
export interface CallFilter {
  /** Words, "words in a row", the last word maybe only begun; also numbers where these may be read. */
  readonly text?: string
  /** A number or a part of one: its end, or with a plus its beginning; or the name of another address. */
  readonly caller?: string
  readonly outcome?: CallOutcome
  /** When it began, in ms since the epoch; `to` is not included. */
  readonly from?: number
  readonly to?: number
  /** On which local days it is counted, as 20261125, both included; only calls that have ended are. */
  readonly fromDay?: number
  readonly toDay?: number
  /** Of the beginning, where the business is: 0 for Monday, and 0 to 23. */
  readonly weekday?: number
  readonly hour?: number
  /** BCP 47 tag. */
  readonly language?: string
  readonly line?: Line
  readonly hasErrors?: true
  /** Whether the caller waited longer than that for the first sentence of an answer, or for another stage of one. */
  readonly slowerThanMs?: number
  /**
   * Of which stage that is; other ones than the first sentence are kept in steps of 10 %, and those in the step of the
   * given delay are left out.
   */
  readonly stage?: Stage
  /** What the caller wanted was done without a human, then or later. */
  readonly isAnsweredAlone?: true
  /** The caller said nothing when it was their turn. */
  readonly hasSilence?: true
  readonly isRecorded?: true
  /** Its cost is known in this currency, by ISO 4217. */
  readonly currency?: string
  /** Some part of its cost has no known price. */
  readonly isUnpriced?: true
  readonly isInterrupted?: true
  /** The caller wanted to be put through, or was. */
  readonly transfer?: 'tried' | 'reached'
  readonly hasUnanswered?: true
  readonly hasMessage?: true
  readonly isLive?: boolean
  /** Calls of the console's own telephone; `without` by default. */
  readonly tests?: 'without' | 'only' | 'with'
  /** Whether whoever asks may see telephone numbers; who may not can look for none. */
  readonly mayReadNumbers: boolean
}
