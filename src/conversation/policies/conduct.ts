import type { Assistant } from '../../config/schema.ts'
import type { CallerInput } from '../reply.ts'
import { callLimit } from './call-limit.ts'
import { goodbye } from './goodbye.ts'
import type { Decision, Policy, PolicyContext } from './policy.ts'
import { proceed } from './policy.ts'
import { silenceLadder } from './silence.ts'
import { unclearSpeech } from './unclear-speech.ts'

/** The rules of conduct, in the order in which they look; the first that does not continue decides. */
export function conductRules(assistant: Assistant): Policy[] {
  const { prompts, listening, limits, language, farewell } = assistant
  return [
    callLimit({ maxMs: limits.callMinutes * 60_000, text: prompts.callLimit }),
    silenceLadder({ ladder: prompts.silence, farewell: prompts.silenceFarewell }),
    unclearSpeech({ minConfidence: listening.minConfidence, text: prompts.repeat }),
    goodbye({ language, farewell }),
  ]
}

export function decide(rules: readonly Policy[], input: CallerInput, context: PolicyContext): Decision {
  for (const rule of rules) {
    const decision = rule.decide(input, context)
    if (decision.kind !== 'continue') return decision
  }
  return proceed
}
