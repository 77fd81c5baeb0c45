/** A part of a text that is not for everybody to see. */
export interface Span {
  readonly start: number
  /** Behind its last character. */
  readonly end: number
  /** What stands in its place, between brackets. */
  readonly label: string
}

/** Finds what it knows, in any order; in a time that grows with the text alone. */
export type Detector = (text: string) => Span[]
