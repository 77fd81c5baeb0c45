import type { StopRules } from '../stop-rules.ts'

/** What a language says for figures and signs. Values are whole numbers of at most nine figures. */
export interface Wording {
  readonly cardinal: (value: number) => string
  /** As before a noun: "ein", not "eins". */
  readonly counted: (words: string) => string
  /** A number of four figures that is no quantity. */
  readonly year: (value: number) => string
  /** The day of a month; `before` is the word before it. */
  readonly day: (value: number, before: string) => string
  /** `2.º`, `3ème`, by figure and ending; null where it is none. */
  readonly ordinal: (value: number, ending: string) => string | null
  /** What may end an ordinal, as a pattern; null where figures are not written so. */
  readonly ordinalEnding: string | null
  /** By the 24-hour clock unless `half` says otherwise. */
  readonly time: (hour: number, minute: number, half: 'a' | 'p' | null) => string
  readonly clock: ClockForms
  readonly numbers: NumberForms
  readonly words: SignWords
  /** From January on. */
  readonly months: readonly string[]
  /** Stands between a day, a month and a year: `de`. */
  readonly monthLink: string
  /** From Monday on, with the short forms of each. */
  readonly weekdays: readonly (readonly [name: string, ...short: string[]])[]
  /** By sign or code. */
  readonly currencies: Readonly<Record<string, Currency>>
  /** What stands between whole and parts, and behind the parts. */
  readonly money: { readonly link: string; readonly behind: string }
  /** One and many, by the sign of the unit. */
  readonly units: Readonly<Record<string, readonly [one: string, many: string]>>
  /** Words by their short form, which has its stops if it is written with them. */
  readonly abbreviations: Readonly<Record<string, string>>
  readonly stops: StopRules
  /** Two figures of a telephone number are said as one number. */
  readonly phonesInPairs: boolean
}

interface Currency {
  /** With its article: "un euro". */
  readonly one: string
  readonly many: string
}

interface ClockForms {
  /** Between hour and minute, as a pattern. */
  readonly sign: string
  /** May stand behind a time and is part of it, as a pattern; a bare hour needs it. */
  readonly behind: string
}

interface NumberForms {
  /** Before the parts of a whole: "coma". */
  readonly point: string
  readonly decimal: ',' | '.'
  /** Between groups of three; the decimal sign too, where `either`. */
  readonly group: '.' | ',' | ' '
  readonly either?: boolean
}

/** What signs are called. */
interface SignWords {
  readonly minus: string
  readonly plus: string
  readonly percent: string
  readonly degrees: string
  readonly celsius: string
  readonly fahrenheit: string
  readonly per: string
  readonly and: string
  readonly or: string
  readonly to: string
  readonly about: string
  readonly number: string
  readonly equals: string
  readonly times: string
  readonly at: string
  readonly dot: string
  readonly dash: string
  readonly underscore: string
  readonly extension: string
  readonly website: string
}
