import type { Diagnostic } from '@codemirror/lint'
import type { Text } from '@codemirror/state'
import type { SettingsFault } from '../../../../routes/assistant/schema.ts'
import { editor as texts } from '../../../texts/en/editor.ts'

/** Faults as marks in the text; one that has no line is not among them. */
export function diagnosticsOf(faults: readonly SettingsFault[], doc: Text): Diagnostic[] {
  return faults.flatMap((fault) => {
    if (fault.line === null || fault.line > doc.lines) return []
    const line = doc.line(fault.line)
    const from = Math.min(line.from + (fault.column ?? 1) - 1, line.to)
    const word = /^[^\s:]+/.exec(line.text.slice(from - line.from))?.[0] ?? ''
    return [{ from, to: Math.max(from + word.length, from), severity: 'error' as const, message: faultWords(fault) }]
  })
}

/** What is wrong, in a sentence or two. */
function faultWords({ path, found, allowed, hint }: SettingsFault): string {
  const words = texts.faults.words(found, allowed)
  return [path === '' ? words : `${path}: ${words}`, ...(hint ? [texts.faults.hint(hint)] : [])].join(' ')
}
