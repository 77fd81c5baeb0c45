import type { ModelRequest } from '../../src/brain/language-model.ts'
import type { CallEvent, Line } from '../../src/conversation/events.ts'

/** Something that the model gives: words, or the use of a tool. An input of undefined is JSON that cannot be read. */
export type Emission = string | { readonly tool: string; readonly input: unknown }

/** What the model gives when it is asked once. */
export type Round = readonly Emission[] | ((request: ModelRequest) => readonly Emission[])

/** What a caller does, and how the model obeys, each time that it is asked in this turn; then it has no more to say. */
export interface AttackTurn {
  /** Words, or keys that may depend on the code that was texted last. */
  readonly does: string | { readonly press: string | ((code: string) => string) }
  readonly obeys?: readonly Round[]
}

/** What comes of an attack; whatever is left out must not happen. */
interface Outcome {
  /** Addresses that are dialled, in order. */
  readonly dials?: readonly string[]
  /** Texts that the caller gets, in order. No other number ever gets one. */
  readonly texts?: readonly RegExp[]
  /** What the owner's service is asked, in order: `GET /orders/12`. */
  readonly requests?: readonly string[]
  /** Bodies or headers of these requests that must be there. */
  readonly carries?: readonly RegExp[]
  /** How many messages are taken. */
  readonly messages?: number
  readonly verified?: boolean
  /** The code that was texted is no good any more, so it may be in the log. */
  readonly codeIsSpent?: boolean
  /** The caller has hung up on: the last turn ends the call. */
  readonly ends?: boolean
  /** Must be heard. */
  readonly hears?: RegExp
  /** Must not be sent to the carrier. */
  readonly neverSent?: RegExp
  /** Must be told to a model: what the attack rests on has reached it. */
  readonly told?: RegExp
  /** Must be in the log. */
  readonly happens?: CallEvent['type']
  /** Must be in nothing that a model is told. */
  readonly neverTold?: RegExp
}

export interface Attack {
  readonly name: string
  /** Both. */
  readonly lines?: readonly Line[]
  /** Keys of assistant.yaml, besides those of the office. */
  readonly settings?: Readonly<Record<string, unknown>>
  /** A number of their own. */
  readonly from?: string
  /** Another caller, before: what is theirs must stay theirs. */
  readonly victim?: readonly AttackTurn[]
  readonly turns: readonly AttackTurn[]
  /** It succeeds as yet; its test complains once it does not, and then this is taken out. */
  readonly succeeds?: boolean
  readonly outcome: Outcome
}

/** A use of a tool. */
export const use = (tool: string, input: unknown = {}): Emission => ({ tool, input })
