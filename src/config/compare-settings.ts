import { isDeepStrictEqual } from 'node:util'
import { printPath } from './fault.ts'
import { type Assistant, assistantSchema } from './schema.ts'
import { parseYaml } from './yaml-source.ts'

/** Part of how the listener is made; everything else takes effect with the next call. */
const fixedAtStart = [['limits', 'requestBytes']] as const

/**
 * Which settings two texts do not have in common, by what they amount to: a default that is written out, a comment and an
 * order are no difference. A list of another length is one change, as `people`; else each entry counts: `people[0].to`.
 * @throws ZodError when one of them is at fault
 */
export function changedSettings(before: string, after: string): string[] {
  const [one, other] = [before, after].map((text) => assistantSchema.parse(parseYaml(text).data ?? {}))
  return differences(one, other, [])
}

/** Which settings hold as they were at the start of the program, though other ones are wanted by now. */
export function heldUntilRestart(atStart: Assistant, wanted: Assistant): string[] {
  return fixedAtStart.filter((path) => valueAt(atStart, path) !== valueAt(wanted, path)).map(printPath)
}

function differences(one: unknown, other: unknown, path: readonly PropertyKey[]): string[] {
  if (isDeepStrictEqual(one, other)) return []
  if (Array.isArray(one) && Array.isArray(other) && one.length === other.length) {
    return one.flatMap((entry, index) => differences(entry, other[index], [...path, index]))
  }
  if (!isSection(one) || !isSection(other)) return [printPath(path)]
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...keys].flatMap((key) => differences(one[key], other[key], [...path, key]))
}

function isSection(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function valueAt(settings: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (isSection(value) ? value[key] : undefined), settings)
}
