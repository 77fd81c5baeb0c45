import type { KnowledgeSettings, KnowledgeSource } from '../../config/schema.ts'
import type { KnowledgeStore, SourceRecord } from '../store.ts'

/** Makes the store's sources those of the settings; the documents of one that is no longer configured go with it. */
export async function syncSources(
  store: KnowledgeStore,
  configured: KnowledgeSettings['sources'],
): Promise<SourceRecord[]> {
  const kept = new Map((await store.sources()).map((source) => [source.id, source]))
  const wanted = configured.map((source) => ({ id: sourceId(source), kind: source.kind, location: source.at }))
  for (const source of wanted) {
    if (!kept.has(source.id)) await store.putSource({ ...source, ...neverLookedAt })
  }
  const ids = new Set(wanted.map(({ id }) => id))
  for (const id of kept.keys()) if (!ids.has(id)) await store.removeSource(id)
  return wanted.map((source) => kept.get(source.id) ?? { ...source, ...neverLookedAt })
}

/** Stands for a source as it is configured. */
export function sourceId({ kind, at }: Pick<KnowledgeSource, 'kind' | 'at'>): string {
  return `${kind}:${at}`
}

const neverLookedAt = { checkedAt: null, succeededAt: null, problem: null }
