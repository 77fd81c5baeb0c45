import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import type { StoredDocument } from '../../src/knowledge/store.ts'
import type { Meaning } from '../../src/knowledge/vectors/meaning.ts'
import { embeddedText } from '../../src/knowledge/vectors/passage-text.ts'
import { createVectorIndex, type VectorIndex } from '../../src/knowledge/vectors/vector-index.ts'
import type { QuestionSet } from './question-set.ts'

/** Vectors of all texts of the question sets, so that meaning can be searched without a network. */
export interface RecordedVectors {
  /** What they were made with, for the reader of the figures. */
  readonly model: string
  /** The vector of a text. Throws for a text without one, and says how to record it. */
  of(text: string): Int8Array
}

const header = z.strictObject({ model: z.string(), dimensions: z.int() })
const nameOf = (file: string) => new URL(`vectors/${file}.txt`, import.meta.url)

/** Every text that the set has embedded. */
export function textsOf({ documents, questions, unanswerable }: QuestionSet): string[] {
  const asked = questions.flatMap(({ text, before }) => (before === null ? [text] : [text, `${before} ${text}`]))
  const passages = documents.flatMap(({ chunks }) => chunks.map(embeddedText))
  return [...passages, ...asked, ...Object.values(unanswerable).flat()]
}

/**
 * Rejects when there is none.
 *
 * @param file its name in `vectors/`, without ending
 */
export async function readVectors(file: string): Promise<RecordedVectors> {
  const text = await readFile(nameOf(file), 'utf8').catch((cause: unknown) => {
    throw new Error(`no vectors of ${file} are recorded: add --record`, { cause })
  })
  const [first = '', ...lines] = text.trimEnd().split('\n')
  const { model } = header.parse(JSON.parse(first))
  const vectors = new Map(lines.map((line) => line.split(' ') as [string, string]))
  return {
    model,
    of(text) {
      const vector = vectors.get(keyOf(text))
      if (vector === undefined)
        throw new Error(
          `No vector of "${text.slice(0, 60)}" is recorded in bench/knowledge/vectors/${file}.txt: ` +
            'run npm run bench:knowledge -- --record',
        )
      return new Int8Array(Buffer.from(vector, 'base64'))
    },
  }
}

/** Writes a file for `readVectors`: a line about the model, then one for each text with its hash and its vector. */
export async function writeVectors(file: string, model: string, vectors: Map<string, Int8Array>): Promise<void> {
  const [first] = vectors.values()
  const lines = [...vectors].map(([text, vector]) => `${keyOf(text)} ${Buffer.from(vector).toString('base64')}`)
  const about = JSON.stringify({ model, dimensions: first?.length ?? 0 })
  await writeFile(nameOf(file), `${[about, ...lines.sort()].join('\n')}\n`)
}

/** An index with the vectors of all passages. */
export function indexVectors(documents: readonly StoredDocument[], vectors: RecordedVectors): VectorIndex {
  const index = createVectorIndex()
  for (const { chunks } of documents) for (const chunk of chunks) index.put(chunk.hash, vectors.of(embeddedText(chunk)))
  return index
}

/** Search by meaning from recorded vectors, which counts how often it was asked. */
export function recordedMeaning(index: VectorIndex, vectors: RecordedVectors): Meaning & { asked(): number } {
  let asked = 0
  return {
    nearest(text, limit) {
      asked += 1
      return Promise.resolve(index.nearest(Float32Array.from(vectors.of(text)), limit))
    },
    asked: () => asked,
  }
}

function keyOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
