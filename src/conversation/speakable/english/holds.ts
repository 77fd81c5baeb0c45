import type { HoldRules } from '../hold.ts'
import { englishStops } from './abbreviations.ts'
import { months } from './dates.ts'

const opener = /^["'“‘«([]+/
/** Of words joined by a stroke the last counts: `Mon–Fri.` */
const stopped = /^(?:.*[–—/-])?(?<word>.*\p{L})\.["'”’)\]]*$/u
/** `J.` or `p.m`: more letters, or the end of the sentence, may follow. */
const initials = /^(?:\p{L}\.)*\p{L}$/u
/** Two letters may be the state before a postal code; the others mean one thing before some words and another before the rest. */
const ambiguous = /^(?:\p{Lu}{2}|St|Dr|Sat|Sun|Jan|Mar|Apr|Jun|Jul|thru|USD|EUR|GBP|JPY|INR|CHF)[,;]?$/u
/** `w/ card`, `$ 5`: said together with what follows. */
const sign = /[^\p{L}\p{M}\p{N}.,!?;:'"’”)\]–—-]$/u
const capitals = /\p{Lu}{2}/u
const small = /\p{Ll}/u

const figure = /\d/
const behindFigure = new RegExp(
  `^(?:to|until|till|and|of|[ap]|[ap]\\.?m|x|ext|extension|sq|thousand|million|billion|trillion|bn|[kmb]|${months.join('|')}|${months.map((name) => `${name.slice(0, 3)}t?`).join('|')}),?$`,
  'i',
)
/** A house number with up to two words of its street; a third may follow before the "Street". */
const address = /(?:^|[\s(])\d{3,4}(?: [NSEW]\.?)?(?: (?:[A-Z][a-z]+|\d{1,3}(?:st|nd|rd|th))){0,2}$/
const streetName = /^[A-Z][a-z]*\.?$/

/** In a sentence all in capitals acronyms are words: until a small letter comes, that is open. */
const mayBeAcronym = (word: string, before: string) => capitals.test(word) && !small.test(word) && !small.test(before)

function isAbbreviation(word: string): boolean {
  const name = stopped.exec(word)?.groups?.['word']?.toLowerCase() ?? ''
  const { neverEnding, beforeNumber, ending } = englishStops
  return neverEnding.has(name) || beforeNumber.has(name) || ending.has(name) || initials.test(name) || name === 'st'
}

/** Which words of English wait for the next. A stop behind a figure's word may be its unit's: `5 mg.` */
export const englishHolds: HoldRules = {
  opens(word, before) {
    const bare = word.replace(opener, '')
    return isAbbreviation(bare) || ambiguous.test(bare) || sign.test(bare) || mayBeAcronym(bare, before)
  },
  carriesOn(held, word) {
    if (!figure.test(held)) return false
    return behindFigure.test(word) || stopped.test(word) || (address.test(held) && streetName.test(word))
  },
}
