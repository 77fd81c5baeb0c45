import { readdir, readFile } from 'node:fs/promises'
import { passageHash } from '../passage-hash.ts'
import { createDocumentReader } from '../reading/document-reader.ts'
import { createPassageIndex, type PassageIndex } from './passage-index.ts'

const folder = new URL('../../../examples/hospital/knowledge/', import.meta.url)

/** The documents of the hospital example in an index; `vocabulary` as in its settings. */
export async function indexHospital(vocabulary: readonly string[]): Promise<PassageIndex> {
  const index = createPassageIndex({ languages: ['en-US'], vocabulary, synonyms: [] })
  await using reader = createDocumentReader()
  for (const name of (await readdir(folder)).sort()) {
    const bytes = await readFile(new URL(name, folder))
    const document = { kind: 'markdown' as const, name, bytes, charset: null }
    const { chunks, changedAt } = await reader.read(document, new AbortController().signal)
    const hashed = chunks.map((chunk) => ({ ...chunk, hash: passageHash(chunk) }))
    await index.put({ id: name, name, changedAt, chunks: hashed })
  }
  return index
}
