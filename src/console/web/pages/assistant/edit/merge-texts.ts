import { lineChanges } from '../codemirror/line-changes.ts'

/** A piece of what becomes of two changes of the same text. Each list holds whole lines. */
export type Piece =
  | { readonly kind: 'agreed'; readonly lines: readonly string[] }
  /** Both have changed the same lines, and not alike. */
  | { readonly kind: 'conflict'; readonly mine: readonly string[]; readonly theirs: readonly string[] }

/** Puts two changes of one text together, line by line; what only one of them has changed is taken over. */
export function mergeTexts(base: string, mine: string, theirs: string): Piece[] {
  const [baseLines, myLines, theirLines] = [base, mine, theirs].map((text) => text.split('\n')) as [
    string[],
    string[],
    string[],
  ]
  const edits = [...editsOf(baseLines, myLines, 'mine'), ...editsOf(baseLines, theirLines, 'theirs')]
  const pieces: Piece[] = []
  let done = 0
  for (const group of touching(edits)) {
    const from = Math.min(...group.map((edit) => edit.from))
    const to = Math.max(...group.map((edit) => edit.to))
    const [my, their] = (['mine', 'theirs'] as const).map((side) => applied(baseLines, group, side, from, to)) as [
      string[],
      string[],
    ]
    pieces.push({ kind: 'agreed', lines: baseLines.slice(done, from) })
    const isMine = group.some(({ side }) => side === 'mine')
    const isTheirs = group.some(({ side }) => side === 'theirs')
    if (isMine && isTheirs && !isSame(my, their)) pieces.push({ kind: 'conflict', mine: my, theirs: their })
    else pieces.push({ kind: 'agreed', lines: isMine ? my : their })
    done = to
  }
  pieces.push({ kind: 'agreed', lines: baseLines.slice(done) })
  return pieces
}

/** The whole text, with what was chosen for each conflict, in their order. */
export function textOf(pieces: readonly Piece[], chosen: readonly ('mine' | 'theirs')[]): string {
  let conflict = 0
  const lines = pieces.flatMap((piece) => {
    if (piece.kind === 'agreed') return piece.lines
    const side = chosen[conflict] ?? 'mine'
    conflict += 1
    return piece[side]
  })
  return lines.join('\n')
}

/** Lines of the base that are replaced by others. */
interface Edit {
  readonly side: 'mine' | 'theirs'
  readonly from: number
  readonly to: number
  readonly lines: readonly string[]
}

function editsOf(base: readonly string[], changed: readonly string[], side: Edit['side']): Edit[] {
  return lineChanges(base, changed).map(({ fromA, toA, fromB, toB }) => ({
    ...{ side, from: fromA, to: toA },
    lines: changed.slice(fromB, toB),
  }))
}

/** Edits that touch each other belong together. */
function touching(edits: readonly Edit[]): Edit[][] {
  const groups: Edit[][] = []
  let end = -1
  for (const edit of edits.toSorted((one, other) => one.from - other.from || one.to - other.to)) {
    if (edit.from <= end) groups.at(-1)?.push(edit)
    else groups.push([edit])
    end = Math.max(end, edit.to)
  }
  return groups
}

/** The lines of the base from here to there, as one side has them. */
function applied(
  base: readonly string[],
  group: readonly Edit[],
  side: Edit['side'],
  from: number,
  to: number,
): string[] {
  const lines: string[] = []
  let done = from
  for (const edit of group.filter((one) => one.side === side)) {
    lines.push(...base.slice(done, edit.from), ...edit.lines)
    done = edit.to
  }
  return [...lines, ...base.slice(done, to)]
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((line, index) => line === other[index])
}
