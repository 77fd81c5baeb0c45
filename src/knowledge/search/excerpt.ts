import { splitSentences } from '../reading/sentences.ts'
import { coverings, type Sought, type TermsOf } from './sought.ts'

/** A sentence and the line that it stands in: neighbours in a line belong together, list items and rows do not. */
interface Unit {
  readonly text: string
  readonly line: number
}

/** Part of the units; `to` is exclusive. */
interface Span {
  readonly from: number
  readonly to: number
}

/** Shorter than this, an answer sounds cut off, so that it gets the next sentence for company. */
const comfortable = 120
/** Up to this length, an answer begins where its line begins: what comes first often says what is meant. */
const easilyHeard = 220
/** What a further sentence must add, as a share of the question's weight, to be worth hearing. */
const worthHearing = 0.05
/** What another word for a thing counts beside the caller's own. */
const similarShare = 0.7

/**
 * The neighbouring sentences of a passage that have the most of the question's words, at most `maxCharacters` in all
 * unless the first alone is longer. List items and lines without a full stop become parts of sentences.
 */
export function excerpt(text: string, sought: readonly Sought[], termsOf: TermsOf, maxCharacters: number): string {
  const units = text.split('\n').flatMap((line, index) => splitSentences(line).map((text) => ({ text, line: index })))
  const fits = ({ from, to }: Span) => speak(units.slice(from, to)).length <= maxCharacters
  const { from, to } = widen(bestSpan(units, sought, termsOf, fits), units, fits)
  return speak(units.slice(from, to))
}

type Fits = (span: Span) => boolean

function bestSpan(units: readonly Unit[], sought: readonly Sought[], termsOf: TermsOf, fits: Fits): Span {
  const scores = units.map(({ text }) => scoresOf(new Set(termsOf(text)), sought))
  const price = sought.reduce((total, { weight }) => total + weight, 0) * worthHearing
  let best = { from: 0, to: 1, score: 0 }
  for (let from = 0; from < units.length; from++) {
    for (let to = from + 1; to <= units.length && (to === from + 1 || fits({ from, to })); to++) {
      const score = spanScore(scores.slice(from, to)) - price * (to - from - 1)
      // Of equals the first stays, however the sums were rounded.
      if (score > best.score + 1e-9) best = { from, to, score }
    }
  }
  return best
}

/** A word counts once in a span, as its best match. */
function spanScore(found: readonly number[][]): number {
  const [first = [], ...rest] = found
  const best = rest.reduce((left, right) => left.map((score, index) => Math.max(score, right[index] ?? 0)), first)
  return best.reduce((total, score) => total + score, 0)
}

function scoresOf(terms: ReadonlySet<string>, sought: readonly Sought[]): number[] {
  return coverings(sought, terms).map((covering, at) => {
    const weight = sought[at]?.weight ?? 0
    if (covering === 0) return 0
    return covering >= 1 ? weight : weight * similarShare
  })
}

/** Adds what the span cannot be understood without: a list's introduction and its items, or company in its line. */
function widen({ from, to }: Span, units: readonly Unit[], fits: Fits): Span {
  const isEasy = (earlier: number) =>
    speak(units.slice(earlier, to)).length <= easilyHeard && fits({ from: earlier, to })
  let start = from
  let end = to
  const introduction = units.slice(0, from).findLastIndex(isIntroduction)
  if (introduction >= 0 && isFragment(units[from]) && fits({ from: introduction, to })) start = introduction
  while (units[start - 1]?.line === units[start]?.line && isEasy(start - 1)) start--
  while (end < units.length && needsNext(units, start, end) && fits({ from: start, to: end + 1 })) end++
  return { from: start, to: end }
}

function needsNext(units: readonly Unit[], from: number, to: number): boolean {
  const last = units[to - 1]
  const next = units[to]
  if (isIntroduction(last) || (isFragment(last) && isFragment(next))) return true
  return last?.line === next?.line && speak(units.slice(from, to)).length < comfortable
}

function isIntroduction(unit: Unit | undefined): boolean {
  return unit?.text.endsWith(':') ?? false
}

/** A list item, as a rule: it has no end of its own. */
function isFragment(unit: Unit | undefined): boolean {
  return unit !== undefined && !/[.!?:]["')\]]?$/.test(unit.text)
}

/** Sentences as one text: the items of a list follow one another with commas and end in a full stop. */
function speak(units: readonly Unit[]): string {
  const parts = units.map((unit, index) => {
    if (!isFragment(unit)) return unit.text
    return isFragment(units[index + 1]) ? `${unit.text},` : `${unit.text}.`
  })
  return parts.join(' ')
}
