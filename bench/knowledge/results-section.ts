import { readFileSync, writeFileSync } from 'node:fs'

const file = new URL('../RESULTS.md', import.meta.url)
const marks = { begin: '<!-- knowledge: written by npm run bench:knowledge -->', end: '<!-- end of knowledge -->' }

/** Puts the section into RESULTS.md in place of the old one, and leaves the rest as it is. */
export function writeSection(section: string): void {
  const { before, after } = split(readFileSync(file, 'utf8'))
  const whole = `${marks.begin}\n\n## Knowledge\n\n${section}\n\n${marks.end}`
  writeFileSync(file, `${[before.trim(), whole, after.trim()].filter((part) => part !== '').join('\n\n')}\n`)
}

/** The section with its marks; empty when RESULTS.md has none. For whoever writes the rest. */
export function knowledgeSection(): string {
  return split(readFileSync(file, 'utf8')).section
}

function split(text: string): { before: string; section: string; after: string } {
  const begin = text.indexOf(marks.begin)
  const end = text.indexOf(marks.end)
  if (begin < 0 || end < begin) return { before: text, section: '', after: '' }
  const next = end + marks.end.length
  return { before: text.slice(0, begin), section: text.slice(begin, next), after: text.slice(next) }
}
