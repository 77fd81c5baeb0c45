import { rehearsed } from './acting-words.ts'
import type { Action, ActionResult } from './actions.ts'

/**
 * An action as it is run in a rehearsal: what has effects outside is not carried out, and ends as done all the same, so
 * that the conversation goes on as it would. The log tells.
 */
export function rehearsalOf(action: Action): Action {
  if (!action.effects || action.staysInside) return action
  return {
    ...action,
    async run(input, context, signal) {
      signal.throwIfAborted()
      const result: ActionResult = action.rehearse?.(input, context) ?? { outcome: 'done', text: rehearsed }
      return { ...result, data: { ...result.data, rehearsed: true } }
    },
  }
}
