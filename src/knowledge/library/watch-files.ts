import { dirname } from 'node:path'
import { type FSWatcher, watch } from 'chokidar'
import type { SourceRecord } from '../store.ts'

export interface FileWatch {
  /** Resolves once edits are seen, or once it is known that they cannot be. */
  readonly ready: Promise<void>
  close(): Promise<void>
}

/** Tells of every change below a folder, or of a file. A file is watched by its folder, since editors replace files. */
export function watchFiles(
  { kind, location }: SourceRecord,
  onChange: () => void,
  onProblem: (reason: string) => void,
): FileWatch {
  const target = kind === 'folder' ? location : dirname(location)
  const depth = kind === 'folder' ? undefined : 0
  const watcher = watch(target, { ignoreInitial: true, followSymlinks: false, ...(depth !== undefined && { depth }) })
  watcher.on('all', (_event, path) => {
    if (kind === 'folder' || path === location) onChange()
  })
  watcher.on('error', (error) => onProblem(`edits may go unseen: ${String(error)}`))
  return { ready: watching(watcher), close: () => watcher.close() }
}

function watching(watcher: FSWatcher): Promise<void> {
  return new Promise((resolve) => {
    watcher.once('ready', resolve)
    watcher.once('error', () => resolve())
  })
}
