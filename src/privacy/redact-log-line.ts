import type { Redactor } from './redactor/redactor.ts'

/** A line of the structured log, which is JSON, with every text in it made unreadable; another line as a text. */
export function redactLogLine(redactor: Redactor): (line: string) => string {
  return (line) => {
    if (redactor.level === 'off') return line
    try {
      return `${JSON.stringify(redactor.value(JSON.parse(line)))}\n`
    } catch {
      return redactor.text(line)
    }
  }
}
