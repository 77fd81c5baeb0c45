import { join } from 'node:path'
import type { Logger } from 'pino'
import { createEmbedder } from './brain/create-embedder.ts'
import type { Config } from './config/config.ts'
import { type Library, type LibraryParts, openLibrary } from './knowledge/library/library.ts'
import type { Clock } from './lib/clock.ts'
import { openKnowledgeStore } from './store/open-knowledge-store.ts'

export interface KnowledgeOptions {
  readonly config: Config
  readonly logger: Pick<Logger, 'info' | 'warn' | 'fatal'>
  readonly clock: Clock
  /** Keeps nothing when the program ends. */
  readonly inMemory: boolean
  readonly mode: LibraryParts['mode']
}

/** The owner's documents with the store that keeps them, or null when none are configured. Closing it closes both. */
export async function openKnowledge(options: KnowledgeOptions): Promise<Library | null> {
  const { config, logger, clock, inMemory, mode } = options
  const { knowledge: settings, language, relay, vocabulary } = config.assistant
  if (!settings) return null
  const store = await openKnowledgeStore({
    file: inMemory ? ':memory:' : join(config.server.dataDir, 'knowledge.db'),
    onProblem: (err) => logger.fatal({ err }, 'the documents are lost; only a new start helps'),
  })
  const embedding = createEmbedder(config)
  const close = async () => {
    await embedding?.close()
    await store.close()
  }
  try {
    const library: Library = await openLibrary({
      ...{ settings, vocabulary, store, clock, mode },
      languages: [language, ...relay.languages.map(({ code }) => code)],
      embedder: embedding?.embedder ?? null,
      onProblem: ({ name, reason }) =>
        logger.warn({ event: 'knowledge.problem', document: name, reason }, `${name}: ${reason}`),
      onChange: ({ documents, passages }) =>
        logger.info({ event: 'knowledge.changed', documents, passages }, 'documents read again'),
    })
    return {
      ...library,
      [Symbol.asyncDispose]: async () => {
        await library[Symbol.asyncDispose]()
        await close()
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}
