import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml'

type Path = readonly PropertyKey[]

/** Line and column, counted from 1. */
interface Place {
  readonly line: number
  readonly column: number
}

export interface YamlSource {
  /** The settings as plain values. Keys without a value are left out, so that an emptied key means its default. */
  readonly data: unknown
  /** Syntax errors, keys given twice, unknown tags and the like. */
  readonly problems: readonly (Place & { readonly message: string })[]
  /** Where a setting stands; the nearest section around it when it is missing. */
  locate(path: Path): Place
}

/** Aliases resolved at most, so that a file of nested aliases cannot fill the memory. */
const maxAliasCount = 100

/** Reads YAML 1.2 (where `yes` and `on` are texts) and keeps the place of every key. Never throws. */
export function parseYaml(text: string): YamlSource {
  const lines = new LineCounter()
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
    const problems = [...document.errors, ...document.warnings]
    return {
      data: problems.length > 0 ? null : withoutEmpty(document.toJS({ maxAliasCount })),
      problems: problems.map((problem) => ({ ...place(problem.pos[0]), message: problem.message })),
      locate: (path) => place(offsetOf(document.contents, path)),
    }
  } catch (error) {
    // Aliases over the limit, and nesting deeper than the stack.
    const start = { line: 1, column: 1 }
    return { data: null, problems: [{ ...start, message: (error as Error).message }], locate: () => start }
  }
}

function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty)
  if (typeof value !== 'object' || value === null) return value
  const filled = Object.entries(value).filter(([, part]) => part !== null)
  return Object.fromEntries(filled.map(([key, part]) => [key, withoutEmpty(part)]))
}

/** Walks down as far as the path goes and gives the start of the last key or list item it met. */
function offsetOf(root: Node | null, path: Path): number {
  let node: Node | null = root
  let offset = root?.range?.[0] ?? 0
  for (const step of path) {
    const next = childOf(node, step)
    if (!next) return offset
    offset = next.offset ?? offset
    node = next.node
  }
  return offset
}

function childOf(node: Node | null, step: PropertyKey): { node: Node | null; offset: number | undefined } | null {
  if (isMap(node)) {
    const pair = node.items.find((item) => keyOf(item) === String(step))
    if (!pair) return null
    return { node: isNode(pair.value) ? pair.value : null, offset: isNode(pair.key) ? pair.key.range?.[0] : undefined }
  }
  const item = isSeq(node) ? node.items[Number(step)] : null
  // An alias stands where it is used; what it stands for is elsewhere, so the walk ends here.
  return isNode(item) ? { node: isAlias(item) ? null : item, offset: item.range?.[0] } : null
}

function keyOf(pair: Pair): string {
  return String(isScalar(pair.key) ? pair.key.value : pair.key)
}
