import type { DocumentText } from '../documents.ts'
import type { Block } from './blocks.ts'
import { chunkBlocks, onlyTopHeading } from './chunks.ts'
import type { ReadingLimits } from './limits.ts'
import { checkLines } from './long-lines.ts'
import { oneLine, printable } from './plain-text.ts'
import { titleOfName } from './title.ts'

const underline = /^\s*(=|-|~|\*)\1{2,}\s*$/
/** Begins a line of its own, whatever came before. */
const itemStart = /^\s*(?:[-*+•–]|\d{1,3}[.)])\s+/
/** In characters: longer lines are no headings, and lines that end beyond it were wrapped to fit a page. */
const longestHeading = 70
const wrappedBeyond = 50

/**
 * Plain text: blank lines part paragraphs; underlined lines, and short ones alone between blank lines without a full
 * stop, are headings.
 *
 * @throws UnreadableDocument when it is beyond the limits
 */
export function readText(name: string, source: string, limits: ReadingLimits): DocumentText {
  const text = printable(source)
  checkLines(text, limits)
  const groups = text
    .split(/\n[ \t]*\n/)
    .map((group) => group.split('\n').filter((line) => line.trim() !== ''))
    .filter((group) => group.length > 0)
  const blocks = groups.flatMap((lines, index) => blocksOf(lines, index, groups))
  const title = onlyTopHeading(blocks) ?? titleOfName(name)
  return { title, chunks: chunkBlocks(blocks, title, limits.chunks), changedAt: null }
}

function blocksOf(lines: readonly string[], index: number, groups: readonly unknown[]): Block[] {
  const [first = '', second, ...rest] = lines
  if (second !== undefined && underline.test(second) && first.length <= longestHeading)
    return [heading(second.includes('=') ? 1 : 2, first), ...paragraph(rest)]
  const alone = lines.length === 1 && index < groups.length - 1
  if (alone && isTitle(first)) return [heading(index === 0 ? 1 : 2, first)]
  return paragraph(lines.filter((line) => !underline.test(line)))
}

function isTitle(line: string): boolean {
  return (
    line.length <= longestHeading &&
    /^\s*[\p{Lu}\p{Lo}\d]/u.test(line) &&
    !/[.,;!…。)\d]\s*$/u.test(line) &&
    /\p{L}/u.test(line)
  )
}

function heading(depth: number, text: string): Block {
  return { type: 'heading', depth, text: oneLine(text).replace(/\s*:$/, '') }
}

function paragraph(lines: readonly string[]): Block[] {
  return lines.length === 0 ? [] : [{ type: 'paragraph', lines: unwrap(lines).map(oneLine), page: null }]
}

/** Lines that were wrapped to fit a page are joined again. */
function unwrap(lines: readonly string[]): string[] {
  const whole: string[] = []
  let wrapped = false
  for (const line of lines) {
    if (wrapped && !itemStart.test(line)) whole.push(`${whole.pop()} ${line}`)
    else whole.push(line.replace(itemStart, ''))
    wrapped = line.length > wrappedBeyond
  }
  return whole
}
