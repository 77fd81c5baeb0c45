import type { CallOutcome } from '../../conversation/call-summary.ts'
import type { EndReason, Line } from '../../conversation/events.ts'

/** A call that goes on, at a glance. */
export interface Card {
  readonly callId: string
  /** E.164, or what the carrier gave instead. */
  readonly from: string
  readonly to: string
  /** Of the caller; null where nobody knows. */
  readonly name: string | null
  readonly line: Line
  /** BCP 47 tag. */
  readonly language: string
  /** ms since the epoch. */
  readonly startedAt: number
  /** Null while it goes on. */
  readonly endedAt: number | null
  readonly endReason: EndReason | null
  /** Null until the call was summarised. */
  readonly outcome: CallOutcome | null
  readonly isTest: boolean
  readonly phase: Phase
  /** What the caller said last, or is saying. */
  readonly caller: string
  /** What the assistant said last, or is saying. */
  readonly assistant: string
  /** Who the caller is being put through to, or speaks with; null for nobody. */
  readonly person: string | null
  /** What the caller told of; null for no emergency. */
  readonly emergency: string | null
  /** How often something failed. */
  readonly problems: number
  /** How often the caller said or pressed something. */
  readonly turns: number
}

/** What is different on the board. */
export interface BoardChange {
  readonly cards: readonly Card[]
  /** Calls that are to be shown no more. */
  readonly gone: readonly string[]
  /** How many calls go on, also those without a card. */
  readonly total: number
}

/** `greeting` before the caller's first words; `ringing` at a person; `with-person` once that one has taken the call. */
export type Phase = 'greeting' | 'listening' | 'thinking' | 'speaking' | 'ringing' | 'with-person' | 'ended'
