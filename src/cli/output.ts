import { stripVTControlCharacters } from 'node:util'

/** Writes a line to standard output. What documents and callers put into it cannot steer the terminal. */
export function print(line: string): void {
  process.stdout.write(`${harmless(line)}\n`)
}

/** Writes a line to standard error, as `print` does. */
export function complain(line: string): void {
  process.stderr.write(`${harmless(line)}\n`)
}

/** Without what a terminal would obey: escape sequences, control characters, and marks that turn the writing around. */
function harmless(text: string): string {
  return stripVTControlCharacters(text).replace(/(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, '')
}

/** A text of others on one line. */
export function oneLine(text: string): string {
  return harmless(text.replace(/\s+/g, ' ').trim())
}
