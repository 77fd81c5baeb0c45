import type { Directive } from './directive.ts'
import type { CallEvent } from './events.ts'

export type { Directive } from './directive.ts'

/**
 * How far the caller is known: `unknown`; `known` by a number that we have seen before or that a hook recognised (which
 * proves nothing); `verified` by a code that was texted to that number.
 */
export type CallerLevel = 'unknown' | 'known' | 'verified'

/** What is known of a call while one of its turns is answered. */
export interface CallFacts {
  readonly callId: string
  /** E.164, or what the carrier gave instead (`anonymous`). Never taken from the caller's words. */
  readonly caller: string
  readonly called: string
  /** BCP 47 tag of the language that is being spoken. */
  readonly language: string
  readonly level: CallerLevel
  readonly startedAt: number
  /** Milliseconds since the epoch. */
  readonly now: number
  readonly turn: number
  /** With a call of the console's own telephone. */
  readonly isTest?: true
}

/** Something that the assistant can do besides answering. */
export interface Action {
  /** As the model knows it: `take_message`. */
  readonly name: string
  /** What it is for and when, in sentences for the model. */
  readonly purpose: string
  /** JSON Schema of an object. */
  readonly inputSchema: Readonly<Record<string, unknown>>
  /** "take a message": completes "I can …" for the caller; null for what is not worth telling. */
  readonly ability: string | null
  /** Whether it changes anything outside of the call. */
  readonly effects: boolean
  /** Whether it changes only our own log, so that it can be done in a rehearsal. Missing is no. */
  readonly staysInside?: boolean
  /** Whether running it again under the same `ActionContext.id` does nothing twice. Missing is no. */
  readonly idempotent?: boolean
  /** After so long it has timed out; what comes later is kept all the same. */
  readonly limitMs: number
  readonly level: CallerLevel
  /** Said while it runs, instead of the ordinary fillers; empty for those. */
  readonly fillers: readonly string[]
  /** Past participles and phrases by which an answer claims that it was done ("booked", "passed on your message"), by language (`en`). */
  readonly claims: Readonly<Record<string, readonly string[]>>
  /** Whether it can be used in this call at this moment. */
  isOffered(call: CallFacts): boolean
  /** Checks what the model gave. `key` is the same for inputs that mean the same; `shown` is what may be logged. */
  parse(input: unknown): ParsedInput
  /** Never rejects but with the signal's reason: what goes wrong is a `failed`. */
  run(input: unknown, context: ActionContext, signal: AbortSignal): Promise<ActionResult>
  /** What comes of it in a rehearsal, in which nothing is done outside; without, that it was only rehearsed. */
  rehearse?(input: unknown, context: ActionContext): ActionResult
}

export type ParsedInput =
  | { readonly input: unknown; readonly key: string; readonly shown: Readonly<Record<string, unknown>> }
  /** What is wrong, in a sentence for the model. */
  | { readonly problem: string }

export interface ActionContext extends CallFacts {
  /** Stands for this run in this call; the same when it is taken up again after a crash. */
  readonly id: string
  /** Puts a fact into the call's log; durable before the action counts as done. */
  note(event: CallEvent): void
}

export interface ActionResult {
  readonly outcome: 'done' | 'failed'
  /** What came of it, in sentences for the model; it tells the caller in its own words. */
  readonly text: string
  /** For the log. */
  readonly data?: Readonly<Record<string, unknown>>
  /** What the line does once the answer has been spoken. */
  readonly then?: Directive
}
