import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/**
 * Puts a classic script at the head of the page, as a file of its own, so that it runs before the first paint although
 * nothing inline is allowed.
 *
 * @param file path of the script under the root; it is sent as it stands
 */
export function earlyScript(file: string): Plugin {
  let root = ''
  let isBuild = false
  let builtName = ''
  return {
    name: 'frontdesk-early-script',
    configResolved(config) {
      root = config.root
      isBuild = config.command === 'build'
    },
    async buildStart() {
      if (!isBuild) return
      const source = await readFile(join(root, file), 'utf8')
      const hash = createHash('sha256').update(source).digest('base64url').slice(0, 8)
      builtName = `assets/early-${hash}.js`
      this.emitFile({ type: 'asset', fileName: builtName, source })
    },
    transformIndexHtml: {
      order: 'post',
      handler: () => [{ tag: 'script', attrs: { src: `/${isBuild ? builtName : file}` }, injectTo: 'head-prepend' }],
    },
  }
}
