/** What a caller did: words, keys, or nothing at all (an empty text). */
export interface CallerInput {
  readonly text: string
  readonly via: 'speech' | 'keypad'
  /** From 0 to 1; null where the recogniser gave none. */
  readonly confidence: number | null
}

/** What a line that asks and waits is told to do: say these texts one after the other, and then. */
export interface Reply {
  readonly say: readonly string[]
  readonly next: Next
}

export type Next =
  /** Listen while saying it, and report what is heard as this turn. */
  | { readonly kind: 'listen'; readonly turn: number }
  /** Say it, then ask for more of this turn's answer from this sentence on; `waits` counts the fillers in a row. */
  | { readonly kind: 'more'; readonly turn: number; readonly from: number; readonly waits: number }
  | { readonly kind: 'hang-up' }
