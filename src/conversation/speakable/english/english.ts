import type { Language } from '../language.ts'
import { abbreviationPattern, abbreviationRules, englishStops } from './abbreviations.ts'
import { dateRules, dayRules } from './dates.ts'
import { englishHolds } from './holds.ts'
import { codeRules, letterRules } from './letters.ts'
import { measureRules } from './measures.ts'
import { moneyRules } from './money.ts'
import { numberRules, ordinalRules } from './numbers.ts'
import { listNumberRule, phoneRules } from './phones.ts'
import { rangeRules, signRules, symbolRules } from './symbols.ts'
import { timeRules } from './times.ts'
import { webRules } from './web.ts'

const remarkable =
  /[^\p{L}\p{M}\s,.!?;:'’-]|\.\s?[^\s"'”’)\]]|\p{Lu}{2}|\s-|--|[ap]\.m|\bMon|\bTue|\bWed|\bThu|\bFri|\b(?:S(?:at|un)|Feb|Aug|Sept?|Oct|Nov|Dec)\b/u

/** English. `dayFirst` says how 3/4/2026 is read. */
export function english({ dayFirst }: { dayFirst: boolean }): Language {
  return {
    stops: englishStops,
    holds: englishHolds,
    needsWording: (sentence) => remarkable.test(sentence) || abbreviationPattern.test(sentence),
    rules: [
      ...webRules,
      listNumberRule,
      ...phoneRules,
      ...dateRules(dayFirst),
      ...timeRules,
      ...signRules,
      ...rangeRules,
      ...moneyRules,
      ...codeRules,
      ...measureRules,
      ...ordinalRules,
      ...dayRules,
      ...abbreviationRules,
      ...letterRules,
      ...numberRules,
      ...symbolRules,
    ],
  }
}
