import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/** Of script in the first load, gzipped. */
export const mostFirstLoadBytes = 250_000

/**
 * What the browser fetches of scripts before any page is shown: those that the built page names (the entry, what it
 * imports statically, and the early script).
 *
 * @param folder what was built, such as `dist/console`
 * @returns bytes, gzipped; rejects when nothing was built
 */
export async function firstLoadBytes(folder: string): Promise<number> {
  const page = await readFile(join(folder, 'index.html'), 'utf8')
  const named = page.matchAll(/<(?:script|link rel="modulepreload")[^>]* (?:src|href)="([^"]+\.js)"/g)
  const sizes = [...named].map(
    async ([, path = '']) => gzipSync(await readFile(join(folder, path)), { level: 9 }).length,
  )
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}

/** In a sentence, for the terminal. */
export function firstLoadSentence(bytes: number): string {
  const kB = (value: number) => Math.round(value / 1_000)
  return `First load of the console: ${kB(bytes)} kB of script, gzipped (at most ${kB(mostFirstLoadBytes)}).`
}

/** Says at the end of a build what the first load weighs. */
export function firstLoadReport(): Plugin {
  let folder = ''
  return {
    name: 'frontdesk-first-load',
    apply: 'build',
    configResolved(config) {
      folder = join(config.root, config.build.outDir)
    },
    async writeBundle() {
      this.info(firstLoadSentence(await firstLoadBytes(folder)))
    },
  }
}
