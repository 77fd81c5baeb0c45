import type { HoldRules } from '../hold.ts'
import type { Language } from '../language.ts'
import { rule, type SpeechRule } from '../rule.ts'
import { dateRules } from './dates.ts'
import { begins, oneOf } from './edges.ts'
import { measureRules, signRules } from './measures.ts'
import { moneyRules } from './money.ts'
import { numberRules, plainFigures } from './numbers.ts'
import { phoneRules } from './phones.ts'
import { timeRules } from './times.ts'
import { webRules } from './web.ts'
import type { Wording } from './wording.ts'

/** A language whose figures, signs and abbreviations are put into its words. */
export function spokenLanguage(wording: Wording): Language {
  const short = oneOf(Object.keys(wording.abbreviations))
  const day = oneOf(wording.weekdays.flat())
  const remarkable = new RegExp(
    String.raw`[^\p{L}\p{M}\s,.!?;:'’¿¡،؟؛।-]|\.\s?[^\s"'”’)\]]|\s-|--|${begins}${short}|${begins}${day}\.?-`,
    'iu',
  )
  return {
    stops: wording.stops,
    holds: holdsOf(wording),
    needsWording: (sentence) => remarkable.test(sentence),
    rules: [
      plainFigures,
      ...webRules(wording),
      ...phoneRules(wording),
      ...dateRules(wording),
      ...signRules(wording),
      ...timeRules(wording),
      ...moneyRules(wording),
      ...measureRules(wording),
      ...abbreviationRules(wording),
      ...numberRules(wording),
      ...symbolRules(wording),
    ],
  }
}

/** A stop at the very end is the sentence's too, and stays. */
function abbreviationRules({ abbreviations }: Wording): readonly SpeechRule[] {
  const short = oneOf(Object.keys(abbreviations))
  const pattern = new RegExp(String.raw`${begins}(?<short>${short})(?![\p{L}\p{M}\p{N}])`, 'gu')
  return [
    (sentence) =>
      sentence.replace(pattern, (found: string, _short: string, at: number) => {
        const isLast = found.endsWith('.') && /^["'”’)\]]*$/.test(sentence.slice(at + found.length))
        return (abbreviations[found] ?? found) + (isLast ? '.' : '')
      }),
  ]
}

function symbolRules({ words }: Wording): readonly SpeechRule[] {
  return [
    rule(/\s?&\s?/g, ` ${words.and} `),
    rule(/\s?@\s?/g, ` ${words.at} `),
    rule(/\s?=+\s?/g, ` ${words.equals} `),
    rule(/\s\+\s|\+(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}])\+/gu, ` ${words.plus} `),
    rule(/\s?%/g, ` ${words.percent}`),
    rule(/°/g, ` ${words.degrees}`),
    rule(/\s?(?:→|⇒|->|=>)\s?/g, ', '),
    rule(/(?<=\p{L})\s?\/\s?(?=\p{L})/gu, ` ${words.or} `),
    rule(/[$€£¥₹¢×÷±≥≤→/]/g, ' '),
    rule(/\s[-–—]+\s|\s?(?:—|--+)\s?|\s?[•·]\s?|(?<=\p{L})\s?–\s?(?=\p{L})/gu, ', '),
    rule(/\s?\(\s?/g, ', '),
    rule(/\s?\)(?=\s?[\p{L}\p{N}])/gu, ','),
    rule(/\)/g, ''),
  ]
}

const figure = /\d|[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/u
const opener = /^["'“‘«(¿¡[]+/
/** `$`, `w/` and the like are said together with what follows. */
const sign = /[^\p{L}\p{M}\p{N}.,!?;:'"’”»)\]–—،؟؛।-]$/u

/** Which words wait for the next: short forms with their stop, signs and codes of money, weekdays that may go on. */
function holdsOf({ weekdays, stops, currencies, units, clock, monthLink, words, abbreviations }: Wording): HoldRules {
  const codes = new Set(Object.keys(currencies))
  const short = new Set(Object.keys(abbreviations))
  const days = new Set(weekdays.flat().map((name) => name.toLowerCase()))
  const joined = [
    ...Object.keys(units),
    ...codes,
    monthLink,
    words.to,
    'ext',
    'ext.',
    'a',
    'p',
    'a.',
    'p.',
    'a.m.',
    'p.m.',
    'am',
    'pm',
    '%',
  ]
  const behindFigure = new Set(joined.filter(Boolean).map((word) => word.toLowerCase()))
  const clockWord = clock.behind === '' ? null : new RegExp(`^(?:${clock.behind})$`, 'u')
  const isShort = (word: string) => {
    const name = word.toLowerCase().replace(/\.["'”’)\]]*$/u, '')
    return (
      name !== word.toLowerCase() && [stops.neverEnding, stops.beforeNumber, stops.ending].some((set) => set.has(name))
    )
  }
  return {
    opens(word) {
      const bare = word.replace(opener, '')
      return (
        /^(?:\p{L}\.)+$/u.test(bare) ||
        isShort(bare) ||
        short.has(bare) ||
        days.has(bare.toLowerCase().replace(/\.$/, '')) ||
        codes.has(bare) ||
        sign.test(bare)
      )
    },
    carriesOn(held, word) {
      if (!figure.test(held)) return false
      const bare = word.replace(/[,;:!?]+$/, '')
      return behindFigure.has(bare.toLowerCase()) || clockWord?.test(bare) === true
    },
  }
}
