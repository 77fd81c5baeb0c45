import type { CallState } from '../call-state.ts'
import { type Policy, proceed } from './policy.ts'

export interface UnclearSpeechSettings {
  readonly minConfidence: number
  readonly textIn: (state: Readonly<CallState>) => string
}

/**
 * Words that the recogniser doubts are asked for again, once. A repeat is taken as it comes; and where repeats turn out
 * no surer than first tries, the recogniser's figures are no longer heeded in this call.
 */
export function unclearSpeech({ minConfidence, textIn }: UnclearSpeechSettings): Policy {
  return {
    name: 'unclear-speech',
    decide(input, { state, turn }) {
      const { confidence } = input
      if (confidence === null || confidence >= minConfidence) return proceed
      if (state.doubted !== null || !state.confidenceHeeded) return proceed
      const because = { type: 'caller.unclear', turn, text: input.text, confidence } as const
      return { kind: 'prompt', prompt: 'repeat', text: textIn(state), because }
    },
  }
}
