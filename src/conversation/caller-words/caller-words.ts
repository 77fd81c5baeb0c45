/** What callers say in one language that means the same whatever the call is about. Written as people write it. */
export interface CallerWords {
  /** Any one of these ends the call whenever it is all that is said. */
  readonly goodbye: readonly string[]
  /** One of these ends the call when it answers the closing question. */
  readonly done: readonly string[]
  /** Words that may stand around them. */
  readonly around: readonly string[]
  /** What listeners say without wanting the word. */
  readonly listening: readonly string[]
  /** What always asks for a halt. */
  readonly stop: readonly string[]
  /** Nothing is wrong after all. */
  readonly fine: readonly string[]
  /** Aimed at whoever listens; plain swearing is none. */
  readonly insults: readonly string[]
  /** How the languages are called, by the first part of their tags. */
  readonly languages: Readonly<Record<string, readonly string[]>>
  /** How one is asked for, with `{}` in its place; with `$` at its end nothing but politeness may follow. */
  readonly asksForLanguage: readonly string[]
  /** May stand around such a request. */
  readonly politeness: readonly string[]
  /** Small words by which the language is known; some are words of another one too. */
  readonly tells: readonly string[]
}

/** `one|two|three` as a list. */
export function list(text: string): readonly string[] {
  return text.split('|')
}
