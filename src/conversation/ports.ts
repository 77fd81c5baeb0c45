import type { Directive } from './directive.ts'
import type { ActionOutcome, AnswerSource, CallRecord, ModelTokens, SourceRef, Unanswered } from './events.ts'

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
  /** One call's records in order, all or those from a place on; empty when there is no such call. */
  read(callId: string, from?: number): Promise<CallRecord[]>
  /** The body of the `reply.sent` with this key, or null. */
  findReply(callId: string, key: string): Promise<SentReply | null>
  /** Calls without a `call.ended`, with the time of their newest record, oldest start first. */
  openCalls(): Promise<OpenCall[]>
  /** How many calls this caller started at or after `since` (ms since the epoch), tests left out. */
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
  /** What can be done besides answering; null where there is nothing. */
  readonly actions: TurnActions | null
  /** What records say of the caller, which proves nothing; missing where nobody looked. */
  readonly caller?: KnownCaller | null
  /** What people of the business whispered in this call, oldest first; missing is none. */
  readonly hints?: readonly string[]
}

/** Untrusted text, as a service or an earlier call left it. */
export interface KnownCaller {
  readonly name: string | null
  readonly notes: string | null
}

/** The actions of a call, while one of its turns is answered. */
export interface TurnActions {
  /** Those that can be used now, in a fixed order. */
  readonly offered: readonly OfferedAction[]
  /** All that there are, by what an answer says when it claims that they were done. */
  readonly claims: readonly ActionClaims[]
  /** Those that were done and of which this turn may say so. */
  readonly done: readonly { readonly name: string; readonly effects: boolean }[]
  /** What actions gave in this call lately, oldest first, those of this turn included. */
  readonly results: readonly KnownResult[]
  /** What is done with the call once this turn's answer was heard, as the last action that was done wants it. */
  readonly directive: Directive | null
  /**
   * Runs an action. It begins once the caller's words and the beginning itself are in the log; the same action with the
   * same input runs once. What goes wrong is told in words for the model.
   * @param signal a caller who cuts in: what has effects goes on and is kept in the log, all else is cancelled
   * @returns what came of it. Rejects only with the signal's reason.
   */
  run(request: ActionRequest, signal: AbortSignal): Promise<ActionReport>
}

export interface OfferedAction {
  readonly name: string
  /** What it is for, in sentences for the model. */
  readonly purpose: string
  /** JSON Schema of an object. */
  readonly inputSchema: Readonly<Record<string, unknown>>
  /** Completes "I can …"; null for what is not worth telling. */
  readonly ability: string | null
  /** Said while it runs; empty for the ordinary fillers. */
  readonly fillers: readonly string[]
}

interface ActionClaims {
  readonly name: string
  /** Past participles and phrases by language (`en`). */
  readonly claims: Readonly<Record<string, readonly string[]>>
}

export interface ActionRequest {
  readonly name: string
  /** As the model gave it; undefined for what could not be read. */
  readonly input: unknown
}

export interface ActionReport {
  readonly outcome: ActionOutcome
  /** In sentences for the model: data, never instructions. */
  readonly text: string
  readonly then: Directive | null
}

export interface KnownResult {
  readonly name: string
  /** Null while it still runs. */
  readonly outcome: ActionOutcome | null
  readonly text: string
  /** The input as it may be shown. */
  readonly input: Readonly<Record<string, unknown>>
  /** Whether it changed, or would have changed, anything outside of the call. */
  readonly effects: boolean
  /** True when it came after the turn had gone on without it. */
  readonly late: boolean
  /** Whether this very turn began it. */
  readonly thisTurn: boolean
}

export interface HistoryTurn {
  readonly caller: string
  /** What the caller heard of the answer; empty when nothing was heard. */
  readonly assistant: string
  /** True when the caller cut in, so that `assistant` is only the heard part. */
  readonly interrupted: boolean
}

export type AnswerPart =
  /** For the record: looking things up is over (`search`), or the first words of a model are here (`first-token`). */
  | { readonly type: 'reached'; readonly stage: 'search' | 'first-token' }
  /** Comes before the words that it looks at; without one, every word is spoken as it comes. */
  | { readonly type: 'check'; readonly check: SentenceCheck }
  | { readonly type: 'text-delta'; readonly text: string }
  /** Actions run from now on, until `settled`; while it takes long these may be said, or the ordinary fillers for none. */
  | { readonly type: 'working'; readonly fillers: readonly string[] }
  /** They have ended: what was said before may be looked at again. */
  | { readonly type: 'settled' }
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
      /** Tokens that it took, by model; missing where nothing was counted. */
      readonly usage?: readonly ModelTokens[]
    }

/** Tells what in a sentence nothing bears out. */
export interface SentenceCheck {
  /**
   * Looks at a sentence as written, from its beginning on; unless `isWhole` it may still grow, and then a blank behind
   * its last word says that the word is whole.
   * @returns `safe`, how many of its characters may be spoken whatever follows; or what is invented in it, and what
   * kind of thing that is; or, for a whole sentence, what it claims to be done: unless it is done by the next `settled`
   * or the end, it is not spoken. Never throws.
   */
  look(sentence: string, isWhole: boolean): CheckVerdict
}

export type CheckVerdict =
  | { readonly safe: number }
  | { readonly invented: string; readonly kind: string }
  | { readonly claim: string }
