import { type Policy, proceed } from './policy.ts'

/** A call may last this long; then the next thing said ends it politely. */
export function callLimit({ maxMs, text }: { maxMs: number; text: string }): Policy {
  return {
    name: 'call-limit',
    decide: (_input, { state, now }) =>
      now - state.startedAt < maxMs ? proceed : { kind: 'end', text, reason: 'limit', because: null },
  }
}
