import { opensText, readLine, type YamlLine } from './lines.ts'

/** Where something is written, as steps: `['models', '[]', 'dialect']`. */
export type Steps = readonly string[]

/** A place in a text of settings at which somebody writes. */
export interface Place {
  readonly kind: 'key' | 'value'
  /** The setting: of a key that is only begun, the section that it will stand in. */
  readonly steps: Steps
  /** Keys beside it that are there already, with what follows them. */
  readonly beside: ReadonlyMap<string, string>
  /** Column at which the word that is written begins. */
  readonly from: number
}

/**
 * Finds out where one is by the indentation alone, so that it works while the text is half written and no YAML. Null in
 * comments, and in texts of several lines.
 *
 * @param line counted from 0
 * @param column counted from 0
 */
export function placeAt(lines: readonly string[], line: number, column: number): Place | null {
  const before = (lines[line] ?? '').slice(0, column)
  if (/(^|\s)#/.test(before) || /\t/.test(before)) return null
  const here = readLine(before) ?? { dashes: [], column, key: null, value: '' }
  const around = sectionAround(lines, line, here)
  if (around === null) return null
  const beside = keysBeside(lines, line, here)
  const word = /[^\s[\],{}]*$/.exec(before)?.[0] ?? ''
  const from = column - word.length
  if (here.key !== null) return { kind: 'value', steps: [...around, here.key], beside, from }
  return { kind: 'key', steps: around, beside, from: here.value === '' ? column : here.column }
}

/** The setting whose key stands on a line; null where there is none. */
export function settingOn(lines: readonly string[], line: number): Omit<Place, 'kind' | 'from'> | null {
  const here = readLine(lines[line] ?? '')
  if (!here || here.key === null) return null
  const around = sectionAround(lines, line, here)
  return around && { steps: [...around, here.key], beside: keysBeside(lines, line, here) }
}

/** The line of a setting such as `people[1].to`, or of the nearest section around it that is there; null for none. */
export function lineOfSetting(lines: readonly string[], path: string): number | null {
  const [first = ''] = path.split(/[.[]/)
  let found: number | null = null
  for (const [index, text] of lines.entries()) {
    const line = readLine(text)
    if (line?.key === first && line.column === 0) found = index
  }
  return found
}

/** The steps to the section that a line stands in; null where that is a text. */
function sectionAround(lines: readonly string[], line: number, here: YamlLine): Steps | null {
  const steps: string[] = []
  let level = here.column
  let isEntry = false

  function enter(dashes: readonly number[]): void {
    for (const dash of dashes.toReversed()) {
      steps.unshift('[]')
      level = dash
      isEntry = true
    }
  }

  enter(here.dashes)
  for (let above = line - 1; above >= 0; above -= 1) {
    const other = readLine(lines[above] ?? '')
    if (!other) continue
    if (isParent(other, level, isEntry)) {
      if (opensText(other.value)) return null
      if (other.key === null) continue
      steps.unshift(other.key)
      level = other.column
      isEntry = false
      enter(other.dashes)
    } else if (!isEntry && other.column === level && other.dashes.length > 0) {
      // The first key of the entry, beside its dash.
      enter(other.dashes)
    }
  }
  return steps
}

/** A list may stand as far to the left as the key that it belongs to. */
function isParent({ column, dashes }: YamlLine, level: number, isEntry: boolean): boolean {
  if (column < level) return true
  return isEntry && column === level && dashes.length === 0
}

/** The keys of the same section, above and below. */
function keysBeside(lines: readonly string[], line: number, here: YamlLine): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const isFirst = here.dashes.length > 0
  if (!isFirst) collect(-1)
  collect(1)
  return found

  function collect(step: 1 | -1): void {
    for (let index = line + step; index >= 0 && index < lines.length; index += step) {
      const other = readLine(lines[index] ?? '')
      if (!other || other.column > here.column) continue
      const begins = other.dashes.length > 0
      if (other.column < here.column || (begins && step === 1)) return
      if (other.key !== null) found.set(other.key, other.value)
      if (begins) return
    }
  }
}
