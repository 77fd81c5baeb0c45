import { stringify } from 'yaml'
import type { QuestionGroup } from './group-questions.ts'

/** More would bury the page that the owner is to write. */
const most = { wordings: 20, keywords: 20 }
/** In characters; room for an ending, and short enough for every file system. */
const longestName = 60
/** Titles and comments stay on a line that can be read. */
const longestWording = 200

const longNumber = /\+?\d(?:[ ().-]?\d){4,}/g

/** A page for the owner to write the answer of a group on. */
export interface DraftPage {
  readonly fileName: string
  /** The whole page. */
  readonly markdown: string
  /** What is in it: the question as a title, and words that callers say for the matter. */
  readonly title: string
  readonly keywords: readonly string[]
}

/**
 * A Markdown page for the owner to complete. Its front matter says `draft: true`, and a page that says so is never
 * answered from, so that nothing on it reaches a caller before the owner has written the answer.
 */
export function draftPage(group: QuestionGroup): DraftPage {
  const wordings = group.wordings.map(onOneLine).filter((wording) => wording !== '')
  const title = capitalised(wordings[0] ?? 'a question that callers ask')
  const keywords = group.keywords.slice(0, most.keywords)
  const markdown = [
    '---',
    stringify({ title, ...(keywords.length > 0 && { keywords }) }, { lineWidth: 0 }).trimEnd(),
    'draft: true # nobody is told anything from this page; delete this line when the answer is written',
    '---',
    '',
    `# ${escapeMarkdown(title)}`,
    '',
    '<!--',
    `Callers asked this ${group.count === 1 ? 'once' : `${group.count} times`}. Comments like this one are never spoken.`,
    '',
    ...wordings.slice(0, most.wordings).map((wording) => `- ${insideComment(wording)}`),
    '-->',
    '',
    'Write the answer here, in whole sentences, as a caller should hear it.',
    '',
  ].join('\n')
  const fileName = `${fileNameOf(wordings[0] ?? '') || `question-${group.id}`}.md`
  return { fileName, markdown, title, keywords }
}

/** Callers' words may have anything in them. Long numbers are left out: they are a caller's own. */
function onOneLine(wording: string): string {
  return wording
    .toWellFormed()
    .replace(/[\p{C}\s]+/gu, ' ')
    .replace(longNumber, '…')
    .trim()
    .slice(0, longestWording)
    .toWellFormed()
}

function capitalised(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|&~$]/g, '\\$&')
}

/** A comment ends at `-->`, and some readers end it at `--`. */
function insideComment(text: string): string {
  return text.replace(/-{2,}/g, '-').replace(/[<>]/g, '')
}

function fileNameOf(wording: string): string {
  const plain = wording
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .normalize('NFC')
  const words = plain.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  let name = ''
  for (const word of words) {
    const longer = name === '' ? word : `${name}-${word}`
    if (longer.length > longestName) break
    name = longer
  }
  return name
}
