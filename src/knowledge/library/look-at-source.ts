import type { KnowledgeSettings } from '../../config/schema.ts'
import type { Clock } from '../../lib/clock.ts'
import { UnreadableDocument } from '../documents.ts'
import type { DocumentRecord, KnowledgeStore, SourceRecord } from '../store.ts'
import { type WebReader, WebSourceError } from '../web/web-reader.ts'
import type { Keeper } from './keep-document.ts'
import type { Progress } from './refresh.ts'
import { refreshFiles } from './refresh-files.ts'
import { refreshWeb } from './refresh-web.ts'
import type { LibraryStatus } from './status.ts'
import { sourceId } from './sync-sources.ts'

type Problem = LibraryStatus['problems'][number]

/** Looks at one source after the other and remembers what is wrong with them. */
export interface SourceLooker {
  /**
   * Resolves when all of it was looked at, also when it could not be: the last good copy stays then. A source that is
   * not configured here (another instance may know it) or no longer kept is left alone.
   */
  look(source: SourceRecord, signal: AbortSignal, onProgress: (progress: Progress) => void): Promise<void>
  /** What was wrong the last time, by source. */
  problems(): readonly Problem[]
}

export interface SourceLookerParts {
  readonly settings: KnowledgeSettings
  readonly store: KnowledgeStore
  readonly keeper: Keeper
  readonly web: WebReader
  readonly clock: Clock
  /** Told once for each new problem. */
  readonly onProblem: (problem: Problem) => void
}

export function isLocal({ kind }: SourceRecord): boolean {
  return kind === 'folder' || kind === 'file'
}

export function createSourceLooker(parts: SourceLookerParts): SourceLooker {
  const { settings, store, keeper, web, clock, onProblem } = parts
  const problems = new Map<string, readonly KnownProblem[]>()
  const configured = new Map(settings.sources.map((source) => [sourceId(source), source]))

  async function read(
    source: SourceRecord,
    signal: AbortSignal,
    progress: (progress: Progress) => void,
  ): Promise<void> {
    const documents = await store.documents(source.id)
    const refresh = {
      ...{ source: source.id, store, keeper, progress, signal },
      known: new Map(documents.map((document) => [document.name, document])),
      fileBytes: settings.fileMegabytes * 1_048_576,
      now: () => clock.now(),
    }
    const setting = configured.get(source.id)
    if (!setting || setting.kind === 'folder' || setting.kind === 'file') await refreshFiles(source, refresh)
    else await refreshWeb(setting, web, refresh)
  }

  /** The newest record: it may have been removed in the meantime, by another instance or by the owner. */
  async function current({ id }: SourceRecord): Promise<SourceRecord | null> {
    return (await store.sources()).find((source) => source.id === id) ?? null
  }

  async function remember(source: SourceRecord, problem: string | null): Promise<void> {
    const checkedAt = clock.now()
    const kept = await current(source)
    if (!kept) return
    const succeededAt = problem === null ? checkedAt : kept.succeededAt
    await store.putSource({ ...kept, checkedAt, succeededAt, problem })
    const whole = { name: source.location, problem, readAt: succeededAt }
    const found = [whole, ...(await store.documents(source.id))].flatMap((one) => problemOf(one, checkedAt))
    const before = problems.get(source.id) ?? []
    const isNew = ({ name, cause }: KnownProblem) => !before.some((old) => old.name === name && old.cause === cause)
    problems.set(source.id, found)
    for (const { name, reason } of found.filter(isNew)) onProblem({ name, reason })
  }

  return {
    problems: () => [...problems.values()].flat().map(({ name, reason }) => ({ name, reason })),
    async look(source, signal, onProgress) {
      if (!configured.has(source.id) || !(await current(source))) return
      try {
        await read(source, signal, onProgress)
        await remember(source, null)
      } catch (error) {
        if (signal.aborted) return
        await remember(source, reasonOf(error)).catch(() => undefined)
      }
    },
  }
}

interface KnownProblem extends Problem {
  /** The reason without the age of the copy in use, which changes by itself. */
  readonly cause: string
}

type MayHaveProblem = Pick<DocumentRecord, 'name' | 'problem' | 'readAt'>

function problemOf({ name, problem, readAt }: MayHaveProblem, now: number): KnownProblem[] {
  return problem === null ? [] : [{ name, cause: problem, reason: withAge(problem, readAt, now) }]
}

/** A reason with how old the copy is that is used instead. */
function withAge(reason: string, readAt: number | null, now: number): string {
  if (readAt === null) return reason
  return `${reason}; the copy read ${age(now - readAt)} stays in use`
}

function age(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  if (minutes < 1) return 'just now'
  if (minutes < 120) return `${minutes} minutes ago`
  const hours = Math.round(minutes / 60)
  return hours < 48 ? `${hours} hours ago` : `${Math.round(hours / 24)} days ago`
}

function reasonOf(error: unknown): string {
  if (error instanceof UnreadableDocument || error instanceof WebSourceError) return error.message
  return `something failed that should not: ${error instanceof Error ? error.message : String(error)}`
}
