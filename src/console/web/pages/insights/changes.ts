import { countInWords, percentInWords } from '../../format/numbers.ts'
import { insights as texts } from '../../texts/en/insights.ts'

/** How a figure differs from the one of the time before. */
export interface Change {
  /** `none` where there is nothing to compare with. */
  readonly direction: 'up' | 'down' | 'same' | 'none'
  readonly words: string
}

const { change } = texts
/** Of fewer, a share says little. */
const fewest = 10
/** From so many times on, a share is hard to picture. */
const manyTimes = 10
/** A percentile is known to within 5 %, so two of them may seem to differ by so much. */
const sameDelay = 0.1

/** @param hadCalls whether there were calls at all in the time before */
export function countChange(
  now: number,
  before: number,
  hadCalls: boolean,
  inWords: (amount: number) => string = countInWords,
): Change {
  if (!hadCalls) return { direction: 'none', words: change.noCalls }
  if (now === before) return { direction: 'same', words: now === 0 ? change.bothNone : change.same }
  const direction = now > before ? 'up' : 'down'
  return { direction, words: `${signed(now - before, inWords)} (${compared(now, before, inWords)})` }
}

function compared(now: number, before: number, inWords: (amount: number) => string): string {
  if (before === 0) return change.noneBefore
  if (now / before >= manyTimes) return change.times(countInWords(now / before))
  if (before < fewest && inWords === countInWords) return change.insteadOf(inWords(before))
  const share = percentInWords(Math.abs(now - before) / before)
  return now > before ? change.more(share) : change.less(share)
}

/** Of shares between 0 and 1, null where there was nothing to have a share of. */
export function shareChange(now: number | null, before: number | null): Change {
  if (before === null || now === null) return { direction: 'none', words: change.noCalls }
  const points = Math.round((now - before) * 1_000) / 10
  if (points === 0) return { direction: 'same', words: change.same }
  const words = change.points(
    signed(points, (amount) => String(amount)),
    Math.abs(points) === 1,
  )
  return { direction: points > 0 ? 'up' : 'down', words }
}

/** Of delays in ms, null where too few were measured. */
export function delayChange(now: number, before: number | null, inWords: (ms: number) => string): Change {
  if (before === null) return { direction: 'none', words: change.tooFewBefore }
  const share = (now - before) / Math.max(before, 1)
  if (Math.abs(share) <= sameDelay) return { direction: 'same', words: change.sameDelay }
  const amount = percentInWords(Math.abs(share))
  return {
    direction: share > 0 ? 'up' : 'down',
    words: `${signed(now - before, inWords)} (${share > 0 ? change.slower(amount) : change.faster(amount)})`,
  }
}

/** With a plus or a minus in front, which is said as such. */
function signed(amount: number, inWords: (amount: number) => string): string {
  return `${amount < 0 ? '\u2212' : '+'}${inWords(Math.abs(amount))}`
}
