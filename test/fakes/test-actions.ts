import type { Action, ActionContext, ActionResult } from '../../src/conversation/actions.ts'

/** An action that only notes that it ran. */
export interface TestAction extends Action {
  /** The input and context of each run, oldest first. */
  readonly runs: readonly { readonly input: unknown; readonly context: ActionContext; readonly signal: AbortSignal }[]
}

interface TestActionOptions extends Partial<Omit<Action, 'run'>> {
  readonly run?: (input: unknown, context: ActionContext, signal: AbortSignal) => Promise<ActionResult> | ActionResult
}

/** A booking, unless told otherwise: it has effects, and ends at once. Its input needs a `day`. */
export function testAction({ run, ...options }: TestActionOptions = {}): TestAction {
  const runs: TestAction['runs'][number][] = []
  return {
    name: 'book',
    purpose: 'Books a visit. Use it when the caller wants one.',
    inputSchema: { type: 'object', properties: { day: { type: 'string' } }, required: ['day'] },
    ability: 'book a visit',
    effects: true,
    limitMs: 10_000,
    level: 'unknown',
    fillers: [],
    claims: { en: ['booked'] },
    isOffered: () => true,
    parse(input) {
      const day = (input as { day?: unknown } | null)?.day
      if (typeof day !== 'string') return { problem: '"day" is missing.' }
      return { input: { day }, key: day.trim().toLowerCase(), shown: { day } }
    },
    ...options,
    runs,
    async run(input, context, signal) {
      runs.push({ input, context, signal })
      return run ? run(input, context, signal) : { outcome: 'done', text: 'The visit is booked.' }
    },
  }
}
