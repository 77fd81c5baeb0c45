import { readFile } from 'node:fs/promises'
import { replaceFile } from './replace-file.ts'

/**
 * Sets one variable in a `.env` file and keeps every other line. The file is replaced in one step and afterwards only
 * its owner can read it (mode 0600), whatever it was before. The value must need no quotes.
 */
export async function saveVariable(file: string, name: string, value: string): Promise<void> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  await replaceFile(file, withVariable(text, name, value), 0o600)
}

/** Replaces the first assignment, drops later ones, which would win over it, and appends where there is none. */
function withVariable(text: string, name: string, value: string): string {
  const assignment = new RegExp(`^\\s*(?:export\\s+)?${name}\\s*=`)
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const lines = text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/)
  const at = lines.findIndex((line) => assignment.test(line))
  const kept = lines.filter((line) => !assignment.test(line))
  const before = at === -1 ? kept.length : at
  return [...kept.toSpliced(before, 0, `${name}=${value}`), ''].join(newline)
}
