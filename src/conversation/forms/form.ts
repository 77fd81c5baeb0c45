/** What a caller is asked for, one field after the other, without a model. */
export interface FormDefinition {
  readonly name: string
  readonly fields: readonly FormField[]
  /** The action that takes the values, by the names of the fields; fields that were left out are missing. */
  readonly onFilled: string
}

export interface FormField {
  readonly name: string
  /** The question, by language (`en`); a language that is missing is asked in the words that are shipped for the kind. */
  readonly ask: Readonly<Record<string, string>>
  /** The same after an answer that was none. */
  readonly askAgain: Readonly<Record<string, string>>
  readonly kind: FieldKind
  /** The caller may leave it out. */
  readonly optional: boolean
  /** What was heard is said back, and counts once the caller agrees. */
  readonly confirm: boolean
  /** Taken by keys alone; the value goes to the action and nowhere else. Kind `digits` only. */
  readonly secret: boolean
  /** How many keys, and the one that ends them. */
  readonly digits?: { readonly min: number; readonly max: number; readonly endKey: string | null }
  /** What can be chosen, in order: keys 1, 2, …; each with what callers say for it. */
  readonly choices?: readonly FormChoice[]
}

export type FieldKind = 'words' | 'name' | 'phone' | 'digits' | 'email' | 'date' | 'choice' | 'yes-no'

interface FormChoice {
  readonly value: string
  /** What is said for it, by language; the first is what we say ourselves. */
  readonly phrases: Readonly<Record<string, readonly string[]>>
}

/** What of its languages a text has for a tag such as `en-US`; null for none. */
export function inLanguage<Text>(texts: Readonly<Record<string, Text>>, tag: string): Text | null {
  return texts[tag] ?? texts[tag.split('-')[0] ?? ''] ?? null
}
