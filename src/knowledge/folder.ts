import { realpath, stat } from 'node:fs/promises'
import { type FSWatcher, watch } from 'chokidar'
import { type Clock, systemClock } from '../lib/clock.ts'
import { type LoadedFiles, type Problem, readFolder } from './folder-files.ts'
import type { KnowledgeQuotes, KnowledgeSearch } from './ports.ts'
import { createSearchIndex } from './search/search-index.ts'

export type { Problem } from './folder-files.ts'

/** A folder of Markdown, searchable; edits are live a moment after they are saved. */
export interface Knowledge extends KnowledgeSearch, KnowledgeQuotes, AsyncDisposable {
  status(): KnowledgeStatus
}

export interface KnowledgeStatus {
  readonly files: number
  readonly passages: number
  readonly problems: readonly Problem[]
}

export interface KnowledgeOptions {
  /** Absolute path. */
  readonly folder: string
  /** Told once for each new fault of a file; the last good version of the file stays in use. */
  readonly onProblem: (problem: Problem) => void
  /** Told after an edit is in use. */
  readonly onChange?: (status: KnowledgeStatus) => void
  readonly clock?: Clock
}

interface State {
  readonly files: LoadedFiles
  readonly problems: readonly Problem[]
  readonly index: KnowledgeSearch & KnowledgeQuotes
}

/** Editors write a file in several steps; a change is read once they have had this long to finish. */
const settleMs = 100

/**
 * Reads the folder, then watches it until disposed. A new index is built beside the one in use and swapped in whole.
 *
 * @throws an error that names the path when there is no such folder
 */
export async function openKnowledge(options: KnowledgeOptions): Promise<Knowledge> {
  const { folder, onProblem, onChange, clock = systemClock } = options
  const root = await realFolder(folder)
  const closing = new AbortController()
  const watcher = watch(root, { ignoreInitial: true, followSymlinks: false })
  let state: State = { files: new Map(), problems: [], index: await createSearchIndex([]) }
  let stale = false
  let refreshing: Promise<void> | null = watching(watcher).then(refresh)

  async function refresh(): Promise<void> {
    const before = state
    state = await load(root, before)
    reportNew(before.problems)
  }

  function reportNew(known: readonly Problem[]): void {
    const isKnown = ({ file, reason }: Problem) => known.some((old) => old.file === file && old.reason === reason)
    for (const problem of state.problems) if (!isKnown(problem)) onProblem(problem)
  }

  /** Reads again until nothing has changed since the reading began. */
  async function catchUp(): Promise<void> {
    try {
      while (stale) {
        await clock.sleep(settleMs, closing.signal)
        stale = false
        await refresh()
        onChange?.(status())
      }
    } catch (error) {
      if (!closing.signal.aborted) onProblem({ file: '.', reason: `an edit was not taken over: ${String(error)}` })
    } finally {
      refreshing = null
    }
  }

  function changed(): void {
    stale = true
    refreshing ??= catchUp()
  }

  function status(): KnowledgeStatus {
    const chunks = [...state.files.values()].map((file) => file.chunks.length)
    return {
      files: chunks.filter((count) => count > 0).length,
      passages: chunks.reduce((total, count) => total + count, 0),
      problems: state.problems,
    }
  }

  watcher.on('all', changed)
  watcher.on('error', (error) => onProblem({ file: '.', reason: `edits may go unseen: ${String(error)}` }))
  await refreshing
  refreshing = null
  if (stale) changed()

  return {
    search: (query, limit) => state.index.search(query, limit),
    quote: (question, maxCharacters) => state.index.quote(question, maxCharacters),
    status,
    async [Symbol.asyncDispose]() {
      closing.abort()
      await watcher.close()
      await refreshing
    },
  }
}

/** Resolves once edits are seen, or once it is known that they cannot be. */
function watching(watcher: FSWatcher): Promise<void> {
  return new Promise((resolve) => {
    watcher.once('ready', resolve)
    watcher.once('error', () => resolve())
  })
}

async function realFolder(folder: string): Promise<string> {
  const found = await stat(folder).catch((cause: unknown) => {
    throw new Error(`The knowledge folder ${folder} cannot be opened: there is no such folder`, { cause })
  })
  if (!found.isDirectory()) throw new Error(`The knowledge folder ${folder} is not a folder`)
  return await realpath(folder)
}

/** The folder as it is now. When it cannot be listed at all, what was known before stays. */
async function load(root: string, before: State): Promise<State> {
  try {
    const { files, problems } = await readFolder(root, before.files)
    const index = await createSearchIndex([...files.values()].flatMap((file) => file.chunks))
    return { files, problems, index }
  } catch (error) {
    const reason = `the folder cannot be read: ${error instanceof Error ? error.message : String(error)}`
    return { ...before, problems: [...before.problems.filter(({ file }) => file !== '.'), { file: '.', reason }] }
  }
}
