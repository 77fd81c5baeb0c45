// Runs at the end of `npm ci`, on whatever Node there is: it builds the pages of the console when it can.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const vite = findVite()
if (vite === null) {
  process.stdout.write(
    'The pages of the console were not built: the tools for it are development packages, which this install left out.\n' +
      'Calls are answered all the same. For the console, run "npm ci" without leaving them out, or copy dist/console\n' +
      'from a machine where it was built.\n',
  )
} else {
  const { status } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], { stdio: 'inherit' })
  process.exitCode = status ?? 1
}

/** @returns {string | null} path of the program, or null where it is not installed */
function findVite() {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js')
  } catch {
    return null
  }
}
