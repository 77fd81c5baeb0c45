import type { CallFacts, Directive } from './actions.ts'
import type { TransferPlan } from './transfer-plan.ts'

export type { TransferAddress, TransferPlan } from './transfer-plan.ts'

/** Why a caller is put through. */
export type TransferReason = Extract<Directive, { kind: 'transfer' }>['because']

/** What the desk knows of a call when it plans. */
export interface TransferFacts extends CallFacts {
  /** The id that the plan gets. */
  readonly id: string
  readonly because: TransferReason
  /** What the caller said, oldest first, for the whisper. Untrusted. */
  readonly callerWords: readonly string[]
}

/** Nobody is dialled: what the caller is told, in sentences; empty when there is nothing to say. */
export interface TransferRefusal {
  readonly refused: string
}

/** Knows the people of the configuration. The only source of addresses that are dialled. */
export interface TransferDesk {
  /**
   * Plans an attempt for a target of the settings: `step` 0 is the target itself, the following are its fallbacks in
   * order. Refused when nobody of that name exists or can be called now, and when there is no such step.
   */
  plan(call: TransferFacts, target: string, step: number): Promise<TransferPlan | TransferRefusal>
}
