import { enableCompileCache, flushCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

/**
 * Keeps what Node makes of our files (types taken out, code compiled) among the installed packages, so that the next start
 * need not do it again. Where nothing can be written there, nothing is kept; in a folder for temporary files others could put
 * code for us to run.
 *
 * @returns what is to be called once all is loaded: a program that is killed keeps nothing by itself
 */
export function keepCompiled(): () => void {
  enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/frontdesk', import.meta.url)))
  return flushCompileCache
}
