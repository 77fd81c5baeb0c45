import type { CallState } from '../call-state.ts'
import type { CallEvent, EndReason } from '../events.ts'
import type { CallerInput } from '../reply.ts'

/** A rule of conduct: looks at what came in and says what should happen; it does nothing itself. */
export interface Policy {
  readonly name: string
  decide(input: CallerInput, context: PolicyContext): Decision
}

export interface PolicyContext {
  readonly state: Readonly<CallState>
  /** The number of the turn that this input would open. */
  readonly turn: number
  /** Milliseconds since the epoch. */
  readonly now: number
}

export type Decision =
  /** Nothing to say: the next rule looks, and after the last one the words get an answer. */
  | { readonly kind: 'continue' }
  /** Say this and listen again. */
  | {
      readonly kind: 'prompt'
      readonly prompt: 'reprompt' | 'repeat'
      readonly text: string
      readonly because: CallEvent
    }
  /** Say this and hang up. */
  | { readonly kind: 'end'; readonly text: string; readonly reason: EndReason; readonly because: CallEvent | null }

export const proceed: Decision = { kind: 'continue' }
