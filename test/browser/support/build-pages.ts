import { execFile } from 'node:child_process'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { chromiumProgram } from './chromium.ts'

const repository = fileURLToPath(new URL('../../../', import.meta.url))
const script = join(repository, 'scripts/console/build-on-install.js')
const sources = ['src/console/web', 'scripts/console', 'vite.config.ts', 'package-lock.json']

/** Once before the browser tests: the pages as they are now, and Chromium unpacked. */
export async function setup(): Promise<void> {
  await chromiumProgram()
  await buildPages()
}

/** Builds the pages, unless what is built is newer than everything that it is made of. */
export async function buildPages(): Promise<void> {
  if (await isBuilt()) return
  // A build of its own: inside the tests it would take React as it is for development.
  const env = { ...process.env, NODE_ENV: 'production' }
  await promisify(execFile)(process.execPath, [script], { cwd: repository, env })
}

async function isBuilt(): Promise<boolean> {
  const built = await changedAt(join(repository, 'dist/console/index.html')).catch(() => 0)
  const files = await Promise.all(sources.map((source) => filesIn(join(repository, source))))
  const changes = await Promise.all(files.flat().map(changedAt))
  return changes.every((change) => change < built)
}

/** The file itself, or all that lie in the folder; folders too, since they change when a file goes. */
async function filesIn(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path]
  const names = await readdir(path, { recursive: true })
  return [path, ...names.map((name) => join(path, name))]
}

async function changedAt(path: string): Promise<number> {
  return (await stat(path)).mtimeMs
}
