import { enableCompileCache, flushCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

/** Where it is kept: among the installed packages. In a folder for temporary files others could put code for us to run. */
export const compileCacheFolder = fileURLToPath(new URL('../../node_modules/.cache/frontdesk', import.meta.url))

/**
 * Keeps what Node makes of our files (types taken out, code compiled), so that the next start need not do it again. Where
 * nothing can be written, nothing is kept.
 *
 * @returns what is to be called once all is loaded: a program that is killed keeps nothing by itself
 */
export function keepCompiled(): () => void {
  enableCompileCache(compileCacheFolder)
  // Threads do not go by what their process has switched on, but by their environment, which begins as a copy of ours.
  process.env['NODE_COMPILE_CACHE'] ??= compileCacheFolder
  return flushCompileCache
}
