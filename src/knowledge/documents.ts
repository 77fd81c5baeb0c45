/** What a document is read into. */
export interface DocumentText {
  readonly title: string
  /** In the order of the document; empty when it has no text. */
  readonly chunks: readonly Chunk[]
  /** When the document itself says that it was last changed, in ms since the epoch; null when it does not say. */
  readonly changedAt: number | null
}

/** What the index holds of a document: a heading with the text below it, at most about 900 characters. */
export interface Chunk {
  /** From the document's title down to the chunk's own heading; never empty. */
  readonly headings: readonly string[]
  /** Plain text; paragraphs, list items and table rows on lines of their own. */
  readonly text: string
  /** Words that callers say for this matter though the text does not; never spoken. */
  readonly keywords: string
  /** Page of a PDF, from 1; null for other documents. */
  readonly page: number | null
}

/** What a document is, by its name or the type that its server gave. */
export type DocumentKind = 'markdown' | 'text' | 'html' | 'pdf' | 'docx' | 'csv' | 'xlsx'

/** A document that cannot be used, with the reason in a sentence for the owner: "it is encrypted". */
export class UnreadableDocument extends Error {
  override name = 'UnreadableDocument'
}
