import type { ActionField, WrittenFields } from '../../../config/action-fields.ts'
import type { ActionResult, CallFacts } from '../../../conversation/actions.ts'

/** What an action gets besides its input. */
export interface OwnActionContext {
  readonly call: CallFacts
  /** Stands for this run: the same when it is taken up again, so that a thing is not done twice. */
  readonly id: string
  /** Aborts when nobody waits any longer; pass it on to whatever takes time. */
  readonly signal: AbortSignal
}

/** An action in code, as a file of the actions folder gives it. Times are in ms. */
export interface OwnActionDefinition<Fields extends WrittenFields = WrittenFields> {
  readonly name: string
  /** What it is for and when, for the model. */
  readonly purpose: string
  /** Completes "I can …"; left out for what is not worth telling. */
  readonly ability?: string
  /** Whether it changes anything outside of the call; true unless given. */
  readonly effects?: boolean
  readonly level?: CallFacts['level']
  /** 500 to 30000; 8000 unless given. */
  readonly timeoutMs?: number
  readonly fillers?: readonly string[]
  /** By language: `{ en: ['booked'] }`. */
  readonly claims?: Readonly<Record<string, readonly string[]>>
  readonly input?: Fields
  /** Gives what came of it, in words for the model. What it throws is kept from the model. */
  run(input: InputOf<Fields>, context: OwnActionContext): Promise<Outcome> | Outcome
}

type Outcome = string | Pick<ActionResult, 'outcome' | 'text' | 'data'>

/** The values of fields; those with `required: false` may be missing. */
type InputOf<Fields> = {
  readonly [Name in keyof Fields as Fields[Name] extends { required: false } ? never : Name]: ValueOf<Fields[Name]>
} & {
  readonly [Name in keyof Fields as Fields[Name] extends { required: false } ? Name : never]?: ValueOf<Fields[Name]>
}

type ValueOf<Field> = Field extends { type: 'number' | 'integer' }
  ? number
  : Field extends { type: 'boolean' }
    ? boolean
    : Field extends { type: 'choice'; choices: readonly (infer Choice)[] }
      ? Choice
      : Field extends { type: ActionField['type'] }
        ? string
        : never

/** Gives back the definition of an action, with the types of its input worked out. It is checked when it is loaded. */
export function defineOwnAction<const Fields extends WrittenFields>(
  definition: OwnActionDefinition<Fields>,
): OwnActionDefinition<Fields> {
  return definition
}
