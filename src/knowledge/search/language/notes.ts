/** What a language needs besides a stemmer and a list of stop words, both from a library. */
export interface LanguageNotes {
  /** Further words that carry no subject, above all the small change of telephone talk. */
  readonly smallTalk: string
  /** Words on the library's list that do carry one. */
  readonly kept: string
  /** Words that stand beside a subject rather than name one: "offer", "next", "morning". They count a little. */
  readonly light: string
  /** Several ways to write one thing, in documents and questions alike. */
  readonly spellings: readonly (readonly [RegExp, string])[]
  /** Turns of phrase in a question whose meaning is in no single word, with the word that documents use. */
  readonly askedFor: readonly (readonly [RegExp, string])[]
  /** Words that callers and documents of any business use for one another. A word may stand in several groups. */
  readonly related: readonly string[]
  /** How a question begins or sounds that goes on from the one before. */
  readonly goingOn: RegExp
  /** Words that point at what was spoken of before. */
  readonly pointing: RegExp
}

export const noNotes: LanguageNotes = {
  smallTalk: '',
  kept: '',
  light: '',
  spellings: [],
  askedFor: [],
  related: [],
  goingOn: /^$/,
  pointing: /^$/,
}
