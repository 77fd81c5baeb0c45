import type { Reading } from './figures.ts'

/** What a specific is about, as it is reported when nothing supports it. */
export type SpecificKind = 'number' | 'time' | 'price' | 'phone' | 'email' | 'link' | 'name'

/** A number, time, address … in a text. Places are those of tokens, `end` behind the last. */
export interface Specific {
  readonly start: number
  readonly end: number
  readonly kind: SpecificKind
  /** All of them must hold, each in one of its readings. Empty for what may always be said. */
  readonly claims: readonly (readonly Reading[])[]
  /** What a text states by it besides, if it is evidence: the columns of a row look like the groups of one number. */
  readonly apart?: readonly Reading[]
  /** One more reading of the last claim, which takes a look further ahead. */
  readonly otherwise?: () => readonly Reading[]
}
