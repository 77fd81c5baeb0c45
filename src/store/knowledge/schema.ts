/**
 * The tables of the documents as the newest migration leaves them. Columns are text and integers only, so that any SQL
 * database can hold them; times are ms since the Unix epoch.
 */
export interface KnowledgeSchema {
  sources: SourceRow
  documents: DocumentRow
  passages: PassageRow
  vectors: VectorRow
}

interface SourceRow {
  id: string
  kind: string
  location: string
  checked_at: number | null
  succeeded_at: number | null
  problem: string | null
}

/** A document, or what is left of a removed one, so that those who hold it learn that it is gone. */
export interface DocumentRow {
  id: string
  source: string
  name: string
  title: string
  kind: string
  version: string
  etag: string | null
  last_modified: string | null
  content_hash: string
  changed_at: number | null
  read_at: number | null
  checked_at: number
  problem: string | null
  /** 1 once the document is gone, else 0. */
  removed: number
  /** How many rows of `passages` it has. */
  passages: number
  /** Place of its newest text, or of its removal, among all changes; no two are alike. Null while it never had text. */
  revision: number | null
}

/** A chunk of a document. */
export interface PassageRow {
  document: string
  /** From 0, in the order of the document. */
  place: number
  hash: string
  /** Headings, text, keywords and page, as JSON. */
  data: string
}

export interface VectorRow {
  model: string
  hash: string
  /** Components as signed bytes, in Base64. */
  vector: string
}
