import type { Block } from '../blocks.ts'
import { oneLine } from '../plain-text.ts'
import { type Page, textOf } from './furniture.ts'
import { type HeadingDepth, headingDepths } from './headings.ts'
import type { Flow, Line } from './page-lines.ts'
import { isPlain, tableAt } from './table-lines.ts'

type Draft =
  | { type: 'heading'; depth: number; text: string; line: Line }
  | { type: 'paragraph'; lines: string[]; page: number }
  | Extract<Block, { type: 'table' }>

/** In multiples of the usual distance of two lines: further apart, they are two paragraphs. */
const paragraphGap = 1.3
/** A line that ends this near the right edge, as a share of the column, was wrapped there. */
const wrappedWithin = 0.2

const itemStart = /^(?:[•●○▪■◦‣⁃·–—*-]\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s)/i

/** Pages without furniture as headings, paragraphs and tables, in reading order. */
export function pdfBlocks(pages: readonly Page[]): Block[] {
  const depthOf = headingDepths(pages)
  const drafts: Draft[] = []
  for (const page of pages) for (const flow of page.flows) addFlow(drafts, flow, page.number, depthOf)
  return drafts.map((draft) => {
    if (draft.type === 'table') return draft
    if (draft.type === 'heading') return { type: 'heading', depth: draft.depth, text: oneLine(draft.text) }
    return { ...draft, lines: draft.lines.map((line) => oneLine(line.replace(itemStart, ''))) }
  })
}

function addFlow(drafts: Draft[], flow: Flow, page: number, depthOf: HeadingDepth): void {
  const usual = usualGap(flow)
  const right = Math.max(...flow.map((line) => line.right))
  const width = right - Math.min(...flow.map((line) => line.left))
  const isWrapped = (line: Line | undefined) => line !== undefined && right - line.right < wrappedWithin * width

  for (let index = 0; index < flow.length; ) {
    const line = flow[index] as Line
    const above = flow[index - 1]
    const found = tableAt(flow.slice(index), page)
    if (found) {
      drafts.push(found.table)
      index += found.taken
      continue
    }
    const gap = above ? line.y - above.y : null
    const near = gap !== null && gap <= paragraphGap * Math.max(usual, line.size)
    addLine(drafts, line, {
      page,
      depth: depthOf(line, gap, flow[index + 1]),
      near,
      afterWrapped: isWrapped(above),
      first: index === 0,
    })
    index += 1
  }
}

interface Place {
  readonly page: number
  readonly depth: number | null
  /** To the line above. */
  readonly near: boolean
  readonly afterWrapped: boolean
  /** In its column or page. */
  readonly first: boolean
}

function addLine(drafts: Draft[], line: Line, { page, depth, near, afterWrapped, first }: Place): void {
  const text = textOf(line)
  const last = drafts.at(-1)
  if (depth !== null) {
    const goesOn = last?.type === 'heading' && last.depth === depth && near && !first
    if (goesOn) last.text = join(last.text, text)
    else drafts.push({ type: 'heading', depth, text, line })
    return
  }
  if (last?.type !== 'paragraph') {
    drafts.push({ type: 'paragraph', lines: [text], page })
    return
  }
  const before = last.lines.at(-1) ?? ''
  const startsItem = itemStart.test(text) || !isPlain(line) || line.cells.length > 1
  const goesOn = first
    ? /^\p{Ll}/u.test(text) && !/[.!?:]$/.test(before)
    : near && (afterWrapped || /^\p{Ll}/u.test(text))
  if (goesOn && !startsItem) last.lines[last.lines.length - 1] = join(before, text)
  else if (near && !first) last.lines.push(text)
  else drafts.push({ type: 'paragraph', lines: [text], page })
}

/** A word that was parted at the end of a line is put together again; so is text in scripts that have no spaces. */
function join(before: string, after: string): string {
  if (/\p{L}[-\u00ad\u2010]$/u.test(before) && /^\p{Ll}/u.test(after)) return before.slice(0, -1) + after
  const unspaced =
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}。、，]$/u.test(before) &&
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(after)
  return unspaced ? before + after : `${before} ${after}`
}

function usualGap(flow: Flow): number {
  const gaps = flow.slice(1).map((line, index) => line.y - (flow[index]?.y ?? 0))
  const ordered = gaps.toSorted((one, other) => one - other)
  return ordered[Math.floor(ordered.length / 2)] ?? 0
}
