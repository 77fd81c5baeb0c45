import type { CallState } from '../call-state.ts'
import { type Policy, proceed } from './policy.ts'

export interface SilenceTexts {
  /** One reprompt a rung, from the first silence on. */
  readonly ladder: readonly string[]
  readonly farewell: string
}

/** Nothing heard: reprompts, simpler each time, then a farewell; the line never stays open without a word. */
export function silenceLadder(textsIn: (state: Readonly<CallState>) => SilenceTexts): Policy {
  return {
    name: 'silence-ladder',
    decide(input, { state, turn }) {
      if (input.text !== '') return proceed
      const { ladder, farewell } = textsIn(state)
      const because = { type: 'caller.silent', turn } as const
      const text = ladder[state.silences]
      if (text === undefined) return { kind: 'end', text: farewell, reason: 'assistant', because }
      return { kind: 'prompt', prompt: 'reprompt', text, because }
    },
  }
}
