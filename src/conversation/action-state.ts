import type { Directive } from './directive.ts'
import type { ActionOutcome, CallEvent } from './events.ts'

/** An action of the call, as far as it has come. */
export interface ActionState {
  readonly id: string
  readonly turn: number
  readonly name: string
  /** The same for inputs of this call that mean the same. */
  readonly key: string
  /** The input as it may be shown. */
  readonly input: Readonly<Record<string, unknown>>
  readonly effects: boolean
  /** Null while it runs, or when the program ended before it did. */
  outcome: ActionOutcome | null
  /** What came of it, in sentences for the model. */
  text: string
  then: Directive | null
  /** True when its result came after the turn had gone on without it. */
  late: boolean
  /** The newest turn when its last result came; null before that. */
  endedIn: number | null
}

/** Takes the beginning of an action in. One that is taken up again is the same action. */
export function addActionCall(actions: ActionState[], event: Extract<CallEvent, { type: 'tool.called' }>): void {
  const { id, turn, name, key, input, effects } = event
  if (actions.some((action) => action.id === id)) return
  actions.push({
    ...{ id, turn, name, key, input, effects },
    ...{ outcome: null, text: '', then: null, late: false, endedIn: null },
  })
}

/** Takes a result in; a late one replaces the time-out before it. */
export function addActionEnd(
  actions: readonly ActionState[],
  { id, outcome, text, then, late }: Extract<CallEvent, { type: 'tool.finished' }>,
  newestTurn: number,
): void {
  const action = actions.findLast((candidate) => candidate.id === id)
  if (action) Object.assign(action, { outcome, text, then, late, endedIn: newestTurn })
}
