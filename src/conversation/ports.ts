import type { AnswerSource, CallRecord, SourceRef, Unanswered } from './events.ts'

/**
 * Where calls are kept. Every wait is a promise, so that a database over the network fits as well as an embedded one.
 */
export interface CallLog {
  /**
   * Appends in the order given and of the calls of `append`; resolves once everything is durable.
   * With `mayWait` that takes some milliseconds longer, for the sake of a commit shared with later records.
   * Rejects with a `SequenceConflict` when another writer already took one of the places (callId, seq).
   */
  append(records: readonly CallRecord[], options?: { readonly mayWait: boolean }): Promise<void>
  /** All of one call's records in order; empty when there is no such call. */
  read(callId: string): Promise<CallRecord[]>
  /** The body of the `reply.sent` with this key, or null. */
  findReply(callId: string, key: string): Promise<SentReply | null>
  /** Calls without a `call.ended`, with the time of their newest record, oldest start first. */
  openCalls(): Promise<OpenCall[]>
  /** How many calls this caller started at or after `since` (ms since the epoch). */
  countCallsFrom(caller: string, since: number): Promise<number>
}

export interface SentReply {
  readonly input: string
  readonly body: string
}

export interface OpenCall {
  readonly callId: string
  readonly startedAt: number
  readonly lastAt: number
}

/** Two writers disagreed about a call; the one that gets this reads the call again. */
export class SequenceConflict extends Error {
  override name = 'SequenceConflict'
}

/**
 * Whoever answers a caller. Contract of `respond`: it always yields something to say and then one `finish`, whatever
 * fails on the way (failures are `fault` parts, for the record); it throws only the signal's reason once aborted.
 */
export interface Responder {
  respond(request: AnswerRequest, signal: AbortSignal): AsyncIterable<AnswerPart>
  /** Called when a call comes in, to open connections while the greeting plays. Returns at once. */
  warm(): void
}

export interface AnswerRequest {
  readonly callId: string
  /** The caller's words that want an answer, neighbouring turns merged. */
  readonly question: string
  /** Older turns, oldest first. */
  readonly history: readonly HistoryTurn[]
  /** Sentences of this very answer that were already spoken before a crash or a break; the answer goes on after them. */
  readonly spoken: string
  /** BCP 47 tag of the language to answer in. */
  readonly language: string
  /** Milliseconds since the epoch. */
  readonly now: number
}

export interface HistoryTurn {
  readonly caller: string
  /** What the caller heard of the answer; empty when nothing was heard. */
  readonly assistant: string
  /** True when the caller cut in, so that `assistant` is only the heard part. */
  readonly interrupted: boolean
}

export type AnswerPart =
  /** Comes before the words that it looks at; without one, every word is spoken as it comes. */
  | { readonly type: 'check'; readonly check: SentenceCheck }
  | { readonly type: 'text-delta'; readonly text: string }
  | {
      readonly type: 'fault'
      readonly model: string
      readonly kind: string
      readonly message: string
      readonly afterMs: number
    }
  | {
      readonly type: 'finish'
      readonly source: AnswerSource
      readonly model: string | null
      /** What of the documents the answer rests on, best first. */
      readonly sources: readonly SourceRef[]
      /** Why the question has no answer; null when it has one, or was none. */
      readonly unanswered: Unanswered | null
    }

/** Tells what in a sentence nothing bears out. */
export interface SentenceCheck {
  /**
   * Looks at a sentence as written, from its beginning on; unless `isWhole` it may still grow, and then a blank behind
   * its last word says that the word is whole.
   * @returns `safe`, how many of its characters may be spoken whatever follows, or what is invented in it, and what
   * kind of thing that is. Never throws.
   */
  look(sentence: string, isWhole: boolean): CheckVerdict
}

type CheckVerdict = { readonly safe: number } | { readonly invented: string; readonly kind: string }
