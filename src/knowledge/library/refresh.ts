import type { DocumentRecord, KnowledgeStore } from '../store.ts'
import type { Keeper } from './keep-document.ts'

/** One look at one source. */
export interface Refresh {
  /** Id of the source. */
  readonly source: string
  /** What it had before, by name. */
  readonly known: ReadonlyMap<string, DocumentRecord>
  readonly store: KnowledgeStore
  readonly keeper: Keeper
  /** Largest file that is read. */
  readonly fileBytes: number
  readonly now: () => number
  readonly progress: (progress: Progress) => void
  readonly signal: AbortSignal
}

export interface Progress {
  readonly done: number
  /** Null while nobody can know. */
  readonly total: number | null
  readonly document: string
}
