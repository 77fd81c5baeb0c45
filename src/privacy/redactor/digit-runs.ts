import { figureOf, repeatOf } from './digit-words.ts'

/** Figures that belong to each other, written or said: `4111 1111`, `four one one one`, `double four 11`. */
export interface DigitRun {
  readonly start: number
  readonly end: number
  /** In ASCII. */
  readonly groups: readonly string[]
  /** Whether a plus stands right before it, as before telephone numbers. */
  readonly hasPlus: boolean
}

/** Figures of any script, or words. */
const piece = /\p{Nd}+|[\p{L}\p{M}]+/gu
/** What may stand within a number: at most so many characters of these. */
const between = /^[\s.,:/()\-‐-―_]{0,3}$/u

/** All runs of a text, in their order. */
export function digitRuns(text: string): DigitRun[] {
  const runs: OpenRun[] = []
  let open: OpenRun | null = null
  let doubling: { start: number; end: number; count: number } | null = null

  for (const match of text.matchAll(piece)) {
    const [word] = match
    const end = match.index + word.length
    const count = repeatOf(word)
    if (count !== null) {
      doubling = { start: match.index, end, count }
      continue
    }
    const digits = toAscii(word) ?? figureOf(word)
    const doubled = doubling && between.test(text.slice(doubling.end, match.index)) ? doubling : null
    doubling = null
    if (digits === null) {
      open = null
      continue
    }
    const start = doubled?.start ?? match.index
    if (!open || !between.test(text.slice(open.end, start))) {
      open = { start, end, groups: [] }
      runs.push(open)
    }
    open.end = end
    open.groups.push(doubled ? digits.charAt(0).repeat(doubled.count - 1) + digits : digits)
  }
  return runs.map((run) => ({ ...run, hasPlus: /\+[\s(]?$/.test(text.slice(Math.max(0, run.start - 2), run.start)) }))
}

interface OpenRun {
  readonly start: number
  end: number
  readonly groups: string[]
}

/** Figures of Arabic, Hindi and the like are written with others. Null for what is none. */
function toAscii(word: string): string | null {
  if (/^\d+$/.test(word)) return word
  if (!/^\p{Nd}+$/u.test(word)) return null
  // Every script's figures stand in a row, from a place that is a multiple of ten figures away from its zero.
  return [...word].map(worthOf).join('')
}

function worthOf(figure: string): string {
  let value = 0
  const code = figure.codePointAt(0) ?? 0
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - value - 1))) value += 1
  return String(value)
}
