import type { PrivacySettings } from '../../config/privacy-schema.ts'
import { bankAccounts } from './accounts.ts'
import { emailAddresses } from './addresses.ts'
import { letteredIds } from './lettered-ids.ts'
import { longNumbers, secretNumbers } from './numbers.ts'
import { ownForms } from './own-forms.ts'
import type { Detector, Span } from './span.ts'

/** How much is made unreadable: nothing, what is secret, or besides whatever tells who somebody is by a number or address. */
type PrivacyLevel = PrivacySettings['level']

/** Makes secrets unreadable. Doing it twice changes nothing more. */
export interface Redactor {
  readonly level: PrivacyLevel
  /** The text with `[card]`, `[iban]`, `[id]` and the like in the place of what was found. */
  text(text: string): string
  /** Plain data with every text in it so; names of fields, numbers and truths stay. Dates and the like stay themselves. */
  value<T>(value: T): T
}

/** Bounds the work for a text that is made to need many. */
const mostRounds = 8

/** Made once from the settings. */
export function createRedactor({ level, ownForms: forms }: Pick<PrivacySettings, 'level' | 'ownForms'>): Redactor {
  const own = ownForms(forms)
  const masked: readonly Detector[] = [secretNumbers, bankAccounts, letteredIds, ...own]
  const detectors = { off: [], masked, strict: [...masked, emailAddresses, longNumbers] }[level]
  const labels = ['card', 'iban', 'id', 'email', 'number', ...forms.map(({ name }) => name)]
  // What has been found before stands between brackets, and a server's address by figures is nobody's number.
  const untouched = new RegExp(`(\\[(?:${labels.join('|')})\\]|https?://(?:\\d{1,3}\\.){3}\\d{1,3}(?::\\d{1,5})?)`, 'u')

  function text(original: string): string {
    if (detectors.length === 0 || original.length < 4) return original
    let current = original
    // What stood next to something found may be read in another way without it.
    for (let round = 0; round < mostRounds; round++) {
      const next = redactOnce(current)
      if (next === current) break
      current = next
    }
    return current
  }

  function redactOnce(original: string): string {
    return original
      .split(untouched)
      .map((part, place) => (place % 2 === 1 ? part : redact(part, detectors)))
      .join('')
  }

  function value(original: unknown): unknown {
    if (typeof original === 'string') return text(original)
    if (Array.isArray(original)) return original.map(value)
    if (!isPlain(original)) return original
    return Object.fromEntries(Object.entries(original).map(([key, part]) => [key, value(part)]))
  }

  return { level, text, value: <T>(original: T) => (detectors.length === 0 ? original : (value(original) as T)) }
}

/** Whole words go: half of one would be read as another next time. */
function redact(text: string, detectors: readonly Detector[]): string {
  const spans = detectors.flatMap((detector) => detector(text)).map((span) => wholeWords(text, span))
  if (spans.length === 0) return text
  let redacted = ''
  let done = 0
  for (const { start, end, label } of merged(spans)) {
    redacted += `${text.slice(done, start)}[${label}]`
    done = end
  }
  return redacted + text.slice(done)
}

function wholeWords(text: string, { start, end, label }: Span): Span {
  const before = /[\p{L}\p{M}\p{N}_]{1,64}$/u.exec(text.slice(Math.max(0, start - 64), start))?.[0].length ?? 0
  const after = /^[\p{L}\p{M}\p{N}_]{1,64}/u.exec(text.slice(end, end + 64))?.[0].length ?? 0
  return { start: start - before, end: end + after, label }
}

/** In their order, those that overlap as one, with the label of the first. */
function merged(spans: readonly Span[]): Span[] {
  const inOrder = spans.toSorted((a, b) => a.start - b.start || b.end - a.end)
  const apart: Span[] = []
  for (const span of inOrder) {
    const last = apart.at(-1)
    if (last && span.start < last.end) apart[apart.length - 1] = { ...last, end: Math.max(last.end, span.end) }
    else apart.push(span)
  }
  return apart
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
