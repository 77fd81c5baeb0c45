import { diff } from '@codemirror/merge'

/** Lines of one text that stand for lines of another; counted from 0, the ends not included. */
export interface LineChange {
  readonly fromA: number
  readonly toA: number
  readonly fromB: number
  readonly toB: number
}

/** What differs between two texts, line by line. */
export function lineChanges(one: readonly string[], other: readonly string[]): readonly LineChange[] {
  // Each line as one letter, so that what compares letters compares lines.
  const letters = new Map<string, string>()
  const asLetters = (lines: readonly string[]) =>
    lines.map((line) => {
      const letter = letters.get(line) ?? String.fromCharCode(letters.size + 1)
      letters.set(line, letter)
      return letter
    })
  return diff(asLetters(one).join(''), asLetters(other).join(''))
}

/** How many lines were added and taken away. */
export function countChanges(before: string, after: string): { readonly added: number; readonly removed: number } {
  const changes = lineChanges(before.split('\n'), after.split('\n'))
  return {
    added: changes.reduce((sum, { fromB, toB }) => sum + toB - fromB, 0),
    removed: changes.reduce((sum, { fromA, toA }) => sum + toA - fromA, 0),
  }
}
