import type { TransferPlan } from './transfer-plan.ts'

/** What a caller did: words, keys, or nothing at all (an empty text). */
export interface CallerInput {
  readonly text: string
  readonly via: 'speech' | 'keypad'
  /** From 0 to 1; null where the recogniser gave none. */
  readonly confidence: number | null
  /** BCP 47 tag, where the line tells in which language it heard the words. */
  readonly language?: string
}

/** How keys are collected to one answer. */
export interface KeyEntry {
  /** So many are whole; null for any number of them. */
  readonly most: number | null
  /** Ends them and is no part of them; null for none. */
  readonly endKey: string | null
  /** Nothing else is an answer: words are not listened for. */
  readonly only: boolean
}

/** Stands for a key in the log where the key itself must not be there. */
const hiddenKey = '•'

/** Keys with nothing left of them but their number. */
export function hiddenKeys(keys: string): string {
  return hiddenKey.repeat(keys.length)
}

/** What a line that asks and waits is told to do: say these texts one after the other, and then. */
export interface Reply {
  readonly say: readonly string[]
  readonly next: Next
  /** BCP 47 tag of the language that is spoken and listened for; the one of the settings where it is missing. */
  readonly language?: string
  /** False for words that the caller may not cut short; what follows is listened for after them. */
  readonly interruptible?: false
  /** True where the caller wants pauses between the texts. */
  readonly slow?: true
}

export type Next =
  /** Listen while saying it, and report what is heard as this turn. */
  | { readonly kind: 'listen'; readonly turn: number; readonly keys?: KeyEntry }
  /** Say it, then ask for more of this turn's answer from this sentence on; `waits` counts the fillers in a row. */
  | { readonly kind: 'more'; readonly turn: number; readonly from: number; readonly waits: number }
  | { readonly kind: 'hang-up' }
  /** Say it, then dial this attempt, which is in the log; the line reports how it ended. */
  | { readonly kind: 'transfer'; readonly plan: TransferPlan }
