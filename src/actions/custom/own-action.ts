import type { Action, ActionContext } from '../../conversation/actions.ts'

/** An action that the owner added. */
export interface OwnAction extends Action {
  /** Where it comes from, for the owner: `assistant.yaml`, `the MCP server crm`, `look-up.ts`. */
  readonly origin: string
  /** What would be sent for this input, a line each, with secrets masked; empty where there is nothing to show. */
  preview(input: unknown, context: ActionContext): readonly string[]
}

/** Why an action of the owner cannot be used, now or at all. */
export interface OwnActionProblem {
  /** As `OwnAction.origin`. */
  readonly origin: string
  /** A sentence for the owner, without secrets. */
  readonly problem: string
}

export interface Offer {
  readonly actions: readonly OwnAction[]
  readonly problems: readonly OwnActionProblem[]
}
