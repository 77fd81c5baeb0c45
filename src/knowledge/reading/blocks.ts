/** What every kind of document is taken apart into, in reading order, before it is gathered into chunks. */
export type Block = Heading | Paragraph | Table

interface Heading {
  readonly type: 'heading'
  /** From 1, the outermost. */
  readonly depth: number
  readonly text: string
}

/** A paragraph, a list item, or what else stands on lines of its own. */
interface Paragraph {
  readonly type: 'paragraph'
  readonly lines: readonly string[]
  /** Page of a PDF, from 1; null for other documents. */
  readonly page: number | null
}

export interface Table {
  readonly type: 'table'
  /** What the columns are called; null when the table does not say. */
  readonly header: readonly string[] | null
  readonly rows: readonly (readonly string[])[]
  readonly page: number | null
}
