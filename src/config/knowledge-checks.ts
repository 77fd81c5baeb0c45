import { stat } from 'node:fs/promises'
import { isLocal, type KnowledgeSource } from './knowledge-schema.ts'
import type { WrittenAssistant } from './schema.ts'
import type { Finding } from './schema-faults.ts'

interface PlacedSource {
  readonly path: readonly PropertyKey[]
  readonly source: KnowledgeSource
}

/** The same place twice would be read twice. Paths must be absolute. */
export function sourcesDiffer(assistant: WrittenAssistant): Finding[] {
  const placed = placedSources(assistant)
  return placed.flatMap(({ path, source }, index) => {
    const first = placed.findIndex((other) => other.source.at === source.at)
    if (first === index) return []
    return [{ path, found: `${source.at}, which is listed before`, allowed: 'each folder, file or address once' }]
  })
}

/** Paths must be absolute. */
export async function sourcesExist(assistant: WrittenAssistant): Promise<Finding[]> {
  const local = placedSources(assistant).filter(({ source }) => isLocal(source))
  const findings = await Promise.all(local.map(missingSource))
  return findings.flat()
}

async function missingSource({ path, source: { kind, at } }: PlacedSource): Promise<Finding[]> {
  const state = await stat(at).catch(() => null)
  if (kind === 'folder' ? state?.isDirectory() : state?.isFile()) return []
  return [
    {
      path,
      found: `${at}, ${state ? `which is not a ${kind}` : 'which does not exist'}`,
      allowed: `a ${kind} with documents; a relative path starts at the folder of this file`,
      hint: state ? hintForOther(kind, state.isDirectory()) : hintForAddress(at),
    },
  ]
}

function hintForOther(kind: string, isFolder: boolean): string | null {
  if (kind === 'folder') return isFolder ? null : 'a single file is a source of its own: { kind: file, at: … }'
  return isFolder ? 'a folder is a source of its own: { kind: folder, at: … }' : null
}

/** An address that was resolved as a path keeps its scheme, with one slash. */
function hintForAddress(at: string): string | null {
  return /[/\\]https?:[/\\]/i.test(at) ? 'an address is a source of the kind page, site or sitemap' : null
}

function placedSources({ knowledge }: WrittenAssistant): PlacedSource[] {
  if (!knowledge) return []
  const { folder, sources } = knowledge
  const short: PlacedSource[] =
    folder === null ? [] : [{ path: ['knowledge', 'folder'], source: { kind: 'folder', at: folder } }]
  return [...short, ...sources.map((source, index) => ({ path: ['knowledge', 'sources', index, 'at'], source }))]
}
