import { english } from './english/english.ts'
import type { Language } from './language.ts'
import { arabic } from './wording/languages/ar.ts'
import { german } from './wording/languages/de.ts'
import { spanish } from './wording/languages/es.ts'
import { french } from './wording/languages/fr.ts'
import { hindi } from './wording/languages/hi.ts'
import { italian } from './wording/languages/it.ts'
import { portuguese } from './wording/languages/pt.ts'

/** Figures are left for the voice, and a number with a stop never ends a sentence ("24. Dezember"). */
const unknown: Language = {
  stops: {
    neverEnding: new Set(),
    beforeNumber: new Set(),
    ending: new Set(),
    followers: [],
    codeNouns: new Set(),
    numberMayEnd: false,
  },
  holds: { opens: () => false, carriesOn: () => false },
  needsWording: () => false,
  rules: [],
}

const dayFirst = english({ dayFirst: true })
const monthFirst = english({ dayFirst: false })

/** By whole tag or by its first part, in small letters. */
const languages: Readonly<Record<string, Language>> = {
  ...{ en: dayFirst, 'en-us': monthFirst, 'en-ph': monthFirst },
  ...{ ar: arabic, de: german, es: spanish, fr: french, hi: hindi, it: italian, pt: portuguese },
}

/** The rules for a tag such as `en-US`; a language without rules of its own gets those that hold for all. */
export function languageFor(tag: string): Language {
  const whole = tag.toLowerCase().replaceAll('_', '-')
  return own(whole) ?? own(whole.split('-', 1)[0] ?? '') ?? unknown
}

const own = (tag: string) => (Object.hasOwn(languages, tag) ? languages[tag] : undefined)
