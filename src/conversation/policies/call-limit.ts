import type { Assistant } from '../../config/schema.ts'
import type { CallState } from '../call-state.ts'
import type { CallLimit } from '../events.ts'
import { textsFor } from '../texts/texts-for.ts'
import { languageOf } from './call-language.ts'
import { type Decision, type Policy, type PolicyContext, proceed } from './policy.ts'

/**
 * A call may last so long, have so many turns and cost so many tokens; then the next thing said ends it politely, or
 * puts the caller through where somebody takes such calls over.
 */
export function callLimits(assistant: Assistant): Policy {
  return {
    name: 'call-limit',
    decide(_input, context) {
      const limit = reached(assistant.limits, context)
      return limit ? atLimit(limit, assistant, context) : proceed
    },
  }
}

/** What is done once a call has come to a limit. */
export function atLimit(limit: CallLimit, assistant: Assistant, { state, turn }: PolicyContext): Decision {
  const { prompts, limits } = textsFor(languageOf(state, assistant), assistant)
  const because = { type: 'limit.reached', turn, limit } as const
  const target = assistant.limits.transfer
  if (target !== null && !wasPutThrough(state)) {
    const then = { kind: 'transfer', target, because: 'limit' } as const
    return { kind: 'direct', text: limits.puttingThrough, interruptible: false, because: [because], then }
  }
  const texts: Readonly<Record<CallLimit, string>> = {
    minutes: prompts.callLimit,
    turns: limits.tooLong,
    tokens: limits.tooLong,
    abuse: limits.abuseEnd,
    nonsense: limits.nonsenseEnd,
  }
  return { kind: 'end', text: texts[limit], reason: 'limit', because }
}

/** Who comes back from there has used up the call all the same. */
function wasPutThrough({ transfer }: Readonly<CallState>): boolean {
  return transfer?.because === 'limit'
}

function reached(limits: Assistant['limits'], { state, now }: PolicyContext): CallLimit | null {
  if (now - state.startedAt >= limits.callMinutes * 60_000) return 'minutes'
  if (state.turns.length >= limits.callTurns) return 'turns'
  if (limits.callTokens !== null && state.tokens >= limits.callTokens) return 'tokens'
  return null
}
