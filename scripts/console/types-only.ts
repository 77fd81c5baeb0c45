import { join, relative, sep } from 'node:path'
import type { Plugin } from 'vite'

/**
 * Fails when the browser app takes more than types from the server's code: what runs in the one must not run in the
 * other. Imports of types are gone before the bundler sees a file, so whatever of ours it loads from elsewhere runs.
 *
 * @param sources path of all code of ours, such as `/repository/src`
 */
export function typesOnly(sources: string): Plugin {
  let root = ''
  return {
    name: 'frontdesk-types-only',
    enforce: 'pre',
    configResolved(config) {
      root = config.root
    },
    load(id) {
      const [file = ''] = id.split('?')
      if (!file.startsWith(sources + sep) || file.startsWith(join(root, sep))) return
      this.error(
        `${relative(sources, file)} is code of the server: the pages may import types from it, and nothing else.`,
      )
    },
  }
}
