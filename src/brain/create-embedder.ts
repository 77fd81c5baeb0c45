import type { z } from 'zod'
import type { Config } from '../config/config.ts'
import type { knowledgeSchema } from '../config/knowledge-schema.ts'
import type { Embedder } from '../knowledge/ports.ts'
import { createDispatcher } from './chat/connection.ts'
import { createMistralEmbedder } from './embeddings/mistral-embedder.ts'

interface EmbedderConfig extends Pick<Config, 'mistral'> {
  readonly assistant: { readonly knowledge: Readonly<Pick<z.output<typeof knowledgeSchema>, 'embeddings'>> | null }
}

/** Why texts are not turned into vectors: no documents to search, the owner wants it so, or no key. Null when they are. */
export function whyNoEmbedder({ assistant, mistral }: EmbedderConfig): 'no-documents' | 'turned-off' | 'no-key' | null {
  const settings = assistant.knowledge?.embeddings
  if (!settings) return 'no-documents'
  if (settings.use === 'off') return 'turned-off'
  return mistral.apiKey ? null : 'no-key'
}

/**
 * What turns texts into vectors, with connections of its own, so that reading documents does not hold up an answer.
 * Null when only words are searched: without documents, without a key, or because the owner wants it so. `close` ends
 * what is under way.
 */
export function createEmbedder(config: EmbedderConfig): { readonly embedder: Embedder; close(): Promise<void> } | null {
  const { assistant, mistral } = config
  const settings = assistant.knowledge?.embeddings
  if (whyNoEmbedder(config) || !settings || !mistral.apiKey) return null
  const dispatcher = createDispatcher()
  const { model } = settings
  const root = new URL(`${mistral.baseUrl}/v1`)
  const embedder = createMistralEmbedder({ model, root, apiKey: mistral.apiKey, dispatcher })
  return { embedder, close: () => dispatcher.destroy() }
}
