import type { Dispatcher } from 'undici'
import { z } from 'zod'
import { type Embedder, EmbeddingError } from '../../knowledge/ports.ts'
import type { Secret } from '../../lib/secret.ts'
import { cutToTokens, inBatches } from './input-batches.ts'
import { type EmbeddingConnection, postEmbeddings, RefusedInput } from './post-embeddings.ts'

export interface MistralEmbedderSettings {
  /** Mistral's name of the model: `mistral-embed`. */
  readonly model: string
  /** With the version, without a trailing slash: `https://api.mistral.ai/v1`. */
  readonly root: URL
  readonly apiKey: Secret
  /** Closed by whoever made it. */
  readonly dispatcher: Dispatcher
  /** For one request with its whole answer, in real milliseconds. */
  readonly timeoutMs?: number
}

/** Mistral takes 16,384 tokens and 512 inputs in a request; tokens are only estimated here, and small requests are quick. */
const batchLimits = { inputs: 64, tokens: 12_000 }
/** Of one input; the model reads 8,192. */
const inputTokens = 8_000
const patienceMs = 15_000

const answer = z.object({
  data: z.array(z.object({ index: z.int(), embedding: z.array(z.number()).min(1) })),
})

/** Mistral's embeddings, or those of a server that answers like it. Batches are sent one after the other. */
export function createMistralEmbedder({ model, timeoutMs = patienceMs, ...rest }: MistralEmbedderSettings): Embedder {
  const connection: EmbeddingConnection = { ...rest, timeoutMs }
  const id = `mistral:${model}`

  async function embedBatch(input: readonly string[], signal: AbortSignal): Promise<Float32Array[]> {
    try {
      return readVectors(id, input.length, await postEmbeddings(connection, { model, input }, signal))
    } catch (error) {
      if (!(error instanceof RefusedInput) || input.length === 1) throw error
      // The estimate was too low, or one text is at fault: smaller requests go through, or show which one it is.
      const middle = Math.ceil(input.length / 2)
      const first = await embedBatch(input.slice(0, middle), signal)
      return [...first, ...(await embedBatch(input.slice(middle), signal))]
    }
  }

  return {
    id,
    async embed(texts, signal) {
      const vectors: Float32Array[] = []
      const inputs = texts.map((text) => cutToTokens(text, inputTokens))
      for (const batch of inBatches(inputs, batchLimits)) {
        signal.throwIfAborted()
        vectors.push(...(await embedBatch(batch, signal)))
      }
      return vectors
    },
  }
}

/** The vectors in the order of the inputs, each at length 1. */
function readVectors(id: string, count: number, body: unknown): Float32Array[] {
  const unusable = (fault: string) =>
    new EmbeddingError(`${id} gave an answer that cannot be used: ${fault}`, { retryable: true })
  const { data: read, error } = answer.safeParse(body)
  if (!read) throw unusable(error.issues[0]?.message ?? 'not an object')
  const vectors = read.data.toSorted((one, other) => one.index - other.index)
  if (vectors.length !== count || vectors.some(({ index }, place) => index !== place)) {
    throw unusable(`${vectors.length} vectors for ${count} texts`)
  }
  const [first] = vectors
  if (vectors.some(({ embedding }) => embedding.length !== first?.embedding.length)) {
    throw unusable('vectors of different lengths')
  }
  return vectors.map(({ embedding }) => {
    const length = Math.hypot(...embedding)
    if (!(length > 0 && Number.isFinite(length))) throw unusable('a vector without a direction')
    return Float32Array.from(embedding, (component) => component / length)
  })
}
