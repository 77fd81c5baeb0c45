import { passageHash } from '../passage-hash.ts'
import type { Findings } from '../ports.ts'
import type { StoredDocument } from '../store.ts'
import type { Meaning } from '../vectors/meaning.ts'
import { createKnowledgeSearch } from './knowledge-search.ts'
import { createPassageIndex, type PassageIndex, type PassageIndexOptions } from './passage-index.ts'

/** A document of one passage for each text, below the title, each with a heading of its own where it has one. */
export function documentOf(name: string, title: string, texts: readonly (string | [string, string])[]): StoredDocument {
  const chunks = texts.map((entry) => {
    const [heading, text] = typeof entry === 'string' ? [null, entry] : entry
    const headings = heading === null ? [title] : [title, heading]
    return { headings, text, keywords: '', page: null, hash: passageHash({ headings, text }) }
  })
  return { id: `test#${name}`, name, changedAt: null, chunks }
}

/** An index of these documents; of an English assistant without words of its own unless `options` say otherwise. */
export async function indexOf(
  documents: readonly StoredDocument[],
  options: Partial<PassageIndexOptions> = {},
): Promise<PassageIndex> {
  const index = createPassageIndex({ languages: ['en-US'], vocabulary: [], synonyms: [], ...options })
  for (const document of documents) await index.put(document)
  return index
}

/** Asks an index one question. */
export async function ask(
  index: PassageIndex,
  text: string,
  options: { before?: string; language?: string; limit?: number; meaning?: Meaning } = {},
): Promise<Findings> {
  const { before = null, language = 'en-US', limit = 5, meaning = null } = options
  const { signal } = new AbortController()
  return await createKnowledgeSearch({ index, meaning }).find({ text, before, language }, limit, signal)
}
