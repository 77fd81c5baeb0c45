/** A language's words before a stop, in small letters and without their last stop. */
export interface StopRules {
  /** Always followed by more: `dr`, `e.g`. */
  readonly neverEnding: ReadonlySet<string>
  /** Abbreviations only when a number follows: `no`, `fig`. */
  readonly beforeNumber: ReadonlySet<string>
  /** Abbreviations that may well be a sentence's last word: `a.m`, `etc`, `ave`. */
  readonly ending: ReadonlySet<string>
  /** What may follow a time of day in the same sentence although written large: weekdays and months. */
  readonly followers: readonly string[]
  /** Before a single letter that is no initial: `room` B. */
  readonly codeNouns: ReadonlySet<string>
  /** Whether a plain number with a stop may end a sentence, as `8.` in English. */
  readonly numberMayEnd: boolean
}

/** `wait`: the next word is not known well enough yet. */
export type Verdict = 'ends' | 'goes-on' | 'wait'

const opener = /^["'“‘«(¿¡]+/
/** No sentence starts with a small letter, a dash or a sign between words. */
const continuation = /^[\p{Ll}–—&+/=,;:-]/u
const number = /^\d[\d.,:]*$/
const listed = /(?:^|[:;,] )1[.)] /
const initials = /^(?:\p{L}\.)+\p{L}$/u
const timeOfDay = /^[ap]\.?m$/
const capital = /^\p{Lu}/u
const trailing = /[.…"'”’»)\]]+$/
const leading = /^["'“‘«([]+/

/**
 * Whether the full stop at the end of `before` ends the sentence.
 * @param before the sentence so far, with its stop and closing quotes
 * @param next the start of the next word; never empty
 */
export function judgeStop(before: string, next: string, rules: StopRules): Verdict {
  const following = next.replace(opener, '')
  if (!following) return 'wait'
  if (continuation.test(following)) return 'goes-on'
  if (/(?:\.\.|…)["'”’»)\]]*$/.test(before)) return 'ends'
  const words = before.split(' ')
  const word = (words.at(-1) ?? '').replace(trailing, '').replace(leading, '')
  const previous = words.at(-2) ?? ''
  if (number.test(word)) return judgeNumber(word, words.length === 1, before, rules)
  return judgeWord(word, previous, following, rules, words.length)
}

function judgeNumber(word: string, first: boolean, before: string, rules: StopRules): Verdict {
  if (!rules.numberMayEnd) return 'goes-on'
  const listNumber = /^\d{1,2}$/.test(word) && (first || /[:;,] \d+\.$/.test(before) || listed.test(before))
  return listNumber ? 'goes-on' : 'ends'
}

function judgeWord(word: string, previous: string, next: string, rules: StopRules, count: number): Verdict {
  const key = word.toLowerCase()
  if (rules.neverEnding.has(key)) return 'goes-on'
  if (rules.beforeNumber.has(key)) return /^[\d#]/.test(next) ? 'goes-on' : 'ends'
  // A capitalised name before it makes it a street; the first word of a sentence is written large anyway.
  if (key === 'st') return capital.test(previous) && count > 2 ? 'ends' : 'goes-on'
  if (timeOfDay.test(key)) return judgeTimeOfDay(next, rules)
  if (rules.ending.has(key)) return /^\d/.test(next) ? 'goes-on' : 'ends'
  if (/^\p{Lu}$/u.test(word)) return word === 'I' || rules.codeNouns.has(previous.toLowerCase()) ? 'ends' : 'goes-on'
  return initials.test(word) ? 'goes-on' : 'ends'
}

function judgeTimeOfDay(next: string, rules: StopRules): Verdict {
  const word = next.toLowerCase()
  if (rules.followers.some((follower) => word.startsWith(follower))) return 'goes-on'
  return rules.followers.some((follower) => follower.startsWith(word)) ? 'wait' : 'ends'
}
