import type { DocumentKind } from '../../src/knowledge/documents.ts'
import { passageHash } from '../../src/knowledge/passage-hash.ts'
import { createDocumentReader } from '../../src/knowledge/reading/document-reader.ts'
import type { StoredDocument } from '../../src/knowledge/store.ts'

interface DocumentToRead {
  readonly name: string
  /** The name that the reader sees, which it makes a title of where the text has none. */
  readonly title: string
  readonly kind: DocumentKind
  readonly bytes: Uint8Array
}

/** Reads documents as the assistant does, in order. Rejects with UnreadableDocument. */
export async function readDocuments(documents: readonly DocumentToRead[]): Promise<StoredDocument[]> {
  await using reader = createDocumentReader()
  const { signal } = new AbortController()
  const read: StoredDocument[] = []
  for (const { name, title, kind, bytes } of documents) {
    const { chunks, changedAt } = await reader.read({ kind, name: title, bytes, charset: null }, signal)
    read.push({ id: name, name, changedAt, chunks: chunks.map((chunk) => ({ ...chunk, hash: passageHash(chunk) })) })
  }
  return read
}
