import type { HoldRules } from './hold.ts'
import type { SpeechRule } from './rule.ts'
import type { StopRules } from './stop-rules.ts'

/** What one language needs to be cut into sentences and said aloud, by sentences or word by word. */
export interface Language {
  readonly stops: StopRules
  readonly holds: HoldRules
  /** True when a sentence may need its rules; a cheap look that saves the work for ordinary words. */
  needsWording(sentence: string): boolean
  /** Applied one after the other. The order matters: a date must be seen before the numbers in it. */
  readonly rules: readonly SpeechRule[]
}
