/** Longer than any passage is cut to. */
const longestPassage = 2_000
const longestResult = 4_000

/** Signs that nobody sees: zero widths, directions, tags, half characters, and control characters that are no blanks. */
const unseen = /[^\P{C}\s]/gu
const lineBreak = /[\r\n\u2028\u2029]/u

/** What models are trained to read as the borders of a conversation, whoever made them. */
const templateMarks =
  /<<?\/?\s*SYS\s*>>?|\[\/?\s*(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS|TOOL_CONTENT|PREFIX|MIDDLE|SUFFIX|THINK|ARGS|CALL_ID|IMG\w*)\s*\]|[<＜]\s*[|｜][^<>＜＞]{0,60}[|｜]\s*[>＞]/giu
/** `</notes>`, `<caller >`, `<s>`; not `children < 12`. */
const tags = /[<＜﹤]\s*[/／!?]?\s*[\p{L}_][^<>＜＞]{0,200}[>＞﹥]/gu
/** What a passage's own number looks like. */
const citation = /\[(\s*(?:\d[\d,;\s–-]*|\?)\s*)\]/g
/** Without any of these, as most passages are, a text is as it should be. */
const suspect = /[^\P{C}\n]|[<>＜＞﹤﹥[\u2028\u2029]|\s\s/u

/**
 * The words of a document as a model may read them between marks: no marks of ours or of a chat template, nothing
 * unseen, no line left empty, no bracket that looks like a passage's number, at most 2,000 characters. Whatever angle
 * bracket is left, as in "children < 12", becomes another sign, so that nothing in it can open or close a mark.
 */
export function passageWords(text: string): string {
  return harmless(text, longestPassage)
}

/** The same for what an action gave, at most 4,000 characters. */
export function resultWords(text: string): string {
  return harmless(text, longestResult)
}

function harmless(text: string, longest: number): string {
  const start = text.slice(0, longest).trim()
  if (!suspect.test(start)) return start
  return start
    .replace(unseen, '')
    .replace(/\s+/gu, (blanks) => (lineBreak.test(blanks) ? '\n' : ' '))
    .replace(templateMarks, ' ')
    .replace(tags, ' ')
    .replace(citation, '($1)')
    .replace(/[<＜﹤]/gu, '‹')
    .replace(/[>＞﹥]/gu, '›')
    .replace(/ {2,}/g, ' ')
    .trim()
    .toWellFormed()
}

/** The same for a name or a heading: one line, without quotation marks, at most 200 characters. */
export function passageLabel(text: string): string {
  return passageWords(text)
    .replace(/["\s]+/g, ' ')
    .slice(0, 200)
    .toWellFormed()
}

/** More than two minutes of speech; whoever sends more gets an answer to the beginning. */
const longestWords = 2_000

/** A caller's words between marks that they cannot close: they lose their angle brackets and control characters. */
export function callerWords(words: string): string {
  const harmless = words
    .replace(/[<>\p{C}\s]+/gu, ' ')
    .replace(templateMarks, ' ')
    .trim()
  return `<caller>${harmless.slice(0, longestWords).toWellFormed()}</caller>`
}
