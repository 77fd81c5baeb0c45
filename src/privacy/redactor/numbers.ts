import { cardLengths, isCard } from './cards.ts'
import { type DigitRun, digitRuns } from './digit-runs.ts'
import { isNationalNumber, nationalLengths } from './national-numbers.ts'
import type { Detector, Span } from './span.ts'

/** How much of the text before a number may name it. */
const namedWithin = 60
/** Fewer figures are an hour, a price or a floor. */
const leastFigures = 7

/**
 * Numbers of cards and of people, told by their check digits. All figures that stand with one go too: what follows a
 * card's number is its date and its code.
 */
export const secretNumbers: Detector = (text) =>
  digitRuns(text).flatMap((run) => {
    const label = labelOf(run, text.slice(Math.max(0, run.start - namedWithin), run.start))
    return label === null ? [] : [spanOf(run, label)]
  })

/** Whatever has as many figures as a telephone number. */
export const longNumbers: Detector = (text) =>
  digitRuns(text)
    .filter(({ groups }) => groups.reduce((sum, { length }) => sum + length, 0) >= leastFigures)
    .map((run) => spanOf(run, 'number', run.hasPlus ? 1 : 0))

function spanOf({ start, end }: DigitRun, label: string, before = 0): Span {
  return { start: start - before, end, label }
}

/** A telephone number with its plus is none of them. */
function labelOf({ groups, hasPlus }: DigitRun, before: string): 'card' | 'id' | null {
  if (hasPlus) return null
  for (let first = 0; first < groups.length; first++) {
    let digits = ''
    for (let last = first; last < groups.length; last++) {
      digits += groups[last]
      if (digits.length > cardLengths.most) break
      if (digits.length < nationalLengths.least) continue
      if (digits.length >= cardLengths.least && isCard(digits)) return 'card'
      const written = groups.slice(first, last + 1).map(({ length }) => length)
      if (digits.length <= nationalLengths.most && isNationalNumber(digits, written, before)) return 'id'
    }
  }
  return null
}
