import type { Directive } from '../actions.ts'
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
  /**
   * Say this, then do that with the call; without `then`, listen again. With an empty text `then` is done at once, and
   * the words that caused it are answered as if no rule had looked.
   */
  | {
      readonly kind: 'direct'
      readonly text: string
      readonly interruptible: boolean
      /** In the order in which they are recorded, after the caller's words or silence, which need not be among them. */
      readonly because: readonly CallEvent[]
      readonly then: Directive | null
      /** Kept in memory for the action that will take them. */
      readonly secrets?: Readonly<Record<string, string>>
      /** What the log keeps of the caller's words, where that is not the words. */
      readonly kept?: string
    }
  /** An action answers, with this input. */
  | {
      readonly kind: 'act'
      readonly action: string
      readonly input: Readonly<Record<string, string>>
      /** More of the input, which goes to the action and nowhere else. */
      readonly secrets: Readonly<Record<string, string>>
      /** As for `direct`. */
      readonly because: readonly CallEvent[]
      readonly kept?: string
    }
  /** Say this and hang up. */
  | { readonly kind: 'end'; readonly text: string; readonly reason: EndReason; readonly because: CallEvent | null }

export const proceed: Decision = { kind: 'continue' }
