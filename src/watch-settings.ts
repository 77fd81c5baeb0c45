import { basename, dirname } from 'node:path'
import { watch } from 'chokidar'
import type { Clock } from './lib/clock.ts'

/** Editors write a file in several steps; it is read once they have had this long to finish. */
const settleMs = 200

/**
 * Tells of every change of the settings' file, and of an `assistant.yaml` that comes into being. Gives the way to stop.
 * @param files absolute paths; a file is watched by its folder, since editors replace files
 */
export function watchSettings(
  files: readonly string[],
  { clock, onChange, onProblem }: { clock: Clock; onChange: () => void; onProblem: (error: unknown) => void },
): () => Promise<void> {
  const closing = new AbortController()
  const names = new Set(files.map((file) => basename(file)))
  const watcher = watch([...new Set(files.map((file) => dirname(file)))], {
    ignoreInitial: true,
    depth: 0,
    ignored: (path, stats) => stats?.isFile() === true && !names.has(basename(path)),
  })
  let isWaiting = false
  watcher.on('all', (_event, path) => {
    if (isWaiting || !files.includes(path)) return
    isWaiting = true
    void clock.sleep(settleMs, closing.signal).then(
      () => {
        isWaiting = false
        onChange()
      },
      () => undefined, // closing
    )
  })
  watcher.on('error', onProblem)
  return async () => {
    closing.abort()
    await watcher.close()
  }
}
