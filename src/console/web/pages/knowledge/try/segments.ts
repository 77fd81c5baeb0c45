/** A piece of a text; `match` is the place of what it meets, null for words in between. */
export interface Segment {
  readonly text: string
  readonly match: number | null
}

interface Mark {
  readonly from: number
  readonly to: number
  readonly match: number
}

/** Takes a text apart where words are marked; marks are in order and do not overlap. */
export function segmentsOf(text: string, marks: readonly Mark[]): Segment[] {
  const segments: Segment[] = []
  let at = 0
  for (const { from, to, match } of marks) {
    if (from < at || to > text.length) continue
    if (from > at) segments.push({ text: text.slice(at, from), match: null })
    segments.push({ text: text.slice(from, to), match })
    at = to
  }
  if (at < text.length) segments.push({ text: text.slice(at), match: null })
  return segments
}
