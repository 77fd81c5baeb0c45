/**
 * What is said in calls of one language. In braces stand a `{name}`, a `{place}` or `{day}` of the language, a `{time}`, a
 * `{thing}` (an invented product) and a `{code}`.
 */
export interface Talk {
  /** BCP 47 tag. */
  readonly language: string
  readonly places: readonly string[]
  readonly days: readonly string[]
  /** Questions with what is answered, in one to three sentences. */
  readonly topics: readonly { readonly asked: readonly string[]; readonly answered: readonly string[] }[]
  /** Questions that nothing is written about, and what is said then. */
  readonly unknown: readonly string[]
  readonly notFound: string
  readonly wantsPerson: readonly string[]
  readonly connecting: string
  readonly wantsMessage: readonly string[]
  readonly noted: string
  readonly emergency: string
  readonly hangUp: string
  readonly thanks: readonly string[]
  readonly goodbye: string
  readonly summary: string
}
