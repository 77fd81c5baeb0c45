import type { CallFacts } from './actions.ts'
import type { Call } from './call.ts'

/** What is known of a call at this moment; `language` is the one of the settings, for a call that has not changed it. */
export function callFacts({ id, state }: Pick<Call, 'id' | 'state'>, language: string, now: number): CallFacts {
  return {
    callId: id,
    caller: state.from,
    called: state.to,
    language: state.language ?? language,
    level: state.level,
    startedAt: state.startedAt,
    now,
    turn: state.turn,
    ...(state.isTest && { isTest: true as const }),
  }
}
