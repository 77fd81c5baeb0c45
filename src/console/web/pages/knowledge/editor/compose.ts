export interface PageFields {
  readonly title: string
  readonly text: string
  /** Words of callers. */
  readonly keywords: readonly string[]
}

/** A Markdown page with what is about it at its top. JSON is YAML, whatever is in the words. */
export function composePage({ title, text, keywords }: PageFields): string {
  const about = [
    `title: ${JSON.stringify(title)}`,
    ...(keywords.length > 0 ? [`keywords: ${JSON.stringify(keywords)}`] : []),
  ]
  return ['---', ...about, '---', '', text.trim(), ''].join('\n')
}

/** A name for the file of a page with this title; empty for one without letters. */
export function fileNameFor(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu)
  const name = (words ?? []).join('-').slice(0, 60).replace(/-+$/, '')
  return name === '' ? '' : `${name}.md`
}

const draftLine = /^draft:[ \t]*true\b[^\n]*\n?/m
const frontMatter = /^---[ \t]*\n([\s\S]*?)\n?---[ \t]*(?:\n|$)/

/** Whether a page says of itself that it is a draft, which is not used. */
export function isDraft(text: string): boolean {
  return draftLine.test(frontMatter.exec(text)?.[1] ?? '')
}

/** The page with or without the line that makes it a draft. */
export function withDraft(text: string, draft: boolean): string {
  if (isDraft(text) === draft) return text
  if (!draft) return text.replace(frontMatter, (about) => about.replace(draftLine, ''))
  return frontMatter.test(text)
    ? text.replace(/^---[ \t]*\n/, (start) => `${start}draft: true\n`)
    : `---\ndraft: true\n---\n\n${text}`
}
