import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { CountryCode } from 'libphonenumber-js'
import { z } from 'zod'
import type { Clock } from '../../../lib/clock.ts'
import { cleanText } from '../clean-text.ts'
import type { OwnAction, OwnActionProblem } from '../own-action.ts'
import { createCodeAction } from './code-action.ts'

interface LoadedFolder {
  readonly actions: readonly OwnAction[]
  readonly problems: readonly OwnActionProblem[]
}

/**
 * Runs every `.ts` and `.js` file of a folder and takes the action that it exports as its default; tests, types and
 * names that begin with `_` or `.` are left out. What cannot be loaded is a problem, and the rest is loaded.
 */
export async function loadActionsFolder(
  folder: string,
  parts: { readonly clock: Clock; readonly country: CountryCode | null },
): Promise<LoadedFolder> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => error)
  if (names instanceof Error) {
    return { actions: [], problems: [{ origin: folder, problem: `The folder cannot be read (${names.code}).` }] }
  }
  const actions: OwnAction[] = []
  const problems: OwnActionProblem[] = []
  for (const name of names.filter(isAction).toSorted()) {
    try {
      const module: { default?: unknown } = await import(pathToFileURL(join(folder, name)).href)
      if (module.default === undefined) throw new TypeError('it exports nothing as its default')
      actions.push(createCodeAction(name, module.default, parts))
    } catch (error) {
      problems.push({ origin: name, problem: describe(error) })
    }
  }
  return { actions, problems }
}

function isAction(name: string): boolean {
  return /^[^._].*(?<!\.d|\.test)\.(?:ts|js|mjs)$/.test(name)
}

function describe(error: unknown): string {
  if (!(error instanceof z.ZodError)) return `It cannot be loaded: ${cleanText(String(error), 300)}`
  const faults = error.issues.map(({ path, message }) => `${path.join('.') || 'the default export'}: ${message}`)
  return `What it exports is at fault: ${cleanText(faults.join('; '), 500)}`
}
