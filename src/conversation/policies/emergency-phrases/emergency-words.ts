import type { knownEmergencies } from '../../../config/emergencies-schema.ts'

type Kind = (typeof knownEmergencies)[number]

/**
 * How callers tell of emergencies in one language. In a phrase, `/` stands between words of which one will do, a word
 * ends as it likes behind `*`, `_` stands for up to two words of any kind, and between two words small ones may stand.
 */
export interface EmergencyWords {
  /** They leave no doubt. */
  readonly sure: Readonly<Record<Kind, readonly string[]>>
  /** They may mean one: we ask back. */
  readonly maybe: Readonly<Record<Kind, readonly string[]>>
  /** They sound like one and are none: nothing in them counts. */
  readonly harmless: readonly string[]
  /** Right before a phrase they say the opposite. */
  readonly negations: readonly string[]
  /** Beside a phrase they show that it is asked about, or was long ago: then we ask back. */
  readonly distant: readonly string[]
  /** May stand between the words of a phrase, and between a negation and a phrase. */
  readonly small: readonly string[]
  /** Begin a new clause, as a comma does. */
  readonly breaks: readonly string[]
}

/** `one|two|three` as a list. */
export function list(text: string): readonly string[] {
  return text.split('|')
}
