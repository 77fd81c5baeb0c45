import { distance } from 'fastest-levenshtein'

const longestQuote = 60

/** A value as it is shown in a fault: short, on one line, quoted when it is a text. */
export function describeValue(value: unknown): string {
  if (value === undefined || value === null) return 'nothing'
  if (Array.isArray(value)) return describeList(value)
  if (typeof value === 'object') return 'a section'
  if (typeof value !== 'string') return String(value)
  if (value.length <= longestQuote) return JSON.stringify(value)
  return `a text of ${value.length} characters: ${JSON.stringify(`${value.slice(0, longestQuote)}…`)}`
}

function describeList(list: readonly unknown[]): string {
  const text = JSON.stringify(list)
  return text.length <= longestQuote ? text : `a list of ${list.length}`
}

/** Stands for a value that may hold a secret, or what somebody took for its name. */
export function describeHidden(value: unknown): string {
  return typeof value === 'string' ? `a text of ${value.length} characters (not shown)` : describeValue(value)
}

/** `did you mean X?` for the candidate that looks most like the word, or null when none is near. */
export function didYouMean(word: string, candidates: readonly string[]): string | null {
  const wanted = plain(word)
  const ranked = candidates
    .map((candidate) => ({ candidate, edits: distance(wanted, plain(candidate)) }))
    .sort((a, b) => a.edits - b.edits)
  const best = ranked[0]
  const near = best && best.edits <= Math.max(1, Math.floor(wanted.length / 3))
  return near ? `did you mean ${best.candidate}?` : null
}

/** Case and separators do not count: `closing_question` is as good as `closingQuestion`. */
function plain(word: string): string {
  return word.toLowerCase().replace(/[^a-z0-9]/g, '')
}
