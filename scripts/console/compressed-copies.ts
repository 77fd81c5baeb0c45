import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const packable = /\.(js|css|html|svg|json)$/
/** Below this, a packed copy saves less than its headers cost. */
const leastBytes = 1_024

/** Writes `<file>.br` and `<file>.gz` beside what was built, so that the server never packs anything while calls run. */
export function compressedCopies(): Plugin {
  let folder = ''
  return {
    name: 'frontdesk-compressed-copies',
    apply: 'build',
    configResolved(config) {
      folder = join(config.root, config.build.outDir)
    },
    async writeBundle() {
      const files = await readdir(folder, { recursive: true })
      await Promise.all(files.filter((file) => packable.test(file)).map((file) => pack(join(folder, file))))
    },
  }
}

async function pack(file: string): Promise<void> {
  // The page itself is filled in anew for each visitor.
  if (file.endsWith('index.html')) return
  const bytes = await readFile(file)
  if (bytes.length < leastBytes) return
  const [br, gz] = await Promise.all([promisify(brotliCompress)(bytes), promisify(gzip)(bytes, { level: 9 })])
  await Promise.all([writeFile(`${file}.br`, br), writeFile(`${file}.gz`, gz)])
}
