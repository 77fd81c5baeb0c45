import { type Found, innerStop, rule, type SpeechRule } from '../rule.ts'
import { ordinal, year } from './numbers.ts'

export const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

const month = String.raw`(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b`
const weekday = String.raw`(?:Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:rs?(?:day)?)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?)s?\b`
const end = '(?:st|nd|rd|th)?'
const yearPart = String.raw`(?:,?\s(?<year>(?:19|20)\d\d)\b(?!,\d))?`

const named = (list: readonly string[], start = '') => list.find((name) => name.startsWith(start.slice(0, 3))) ?? start
const inYear = (figures: string | undefined) =>
  figures ? `, ${year(figures.length === 2 ? `20${figures}` : figures)}` : ''

function sayDate(monthNumber: number, day: number, figures: string | undefined, whole: string): string {
  const name = months[monthNumber - 1]
  return name && day >= 1 && day <= 31 ? `${name} ${ordinal(String(day))}${inYear(figures)}` : whole
}

function saySlashed({ first = '', second = '', year: figures }: Found, whole: string, dayFirst: boolean): string {
  const swap = Number(first) > 12 || (dayFirst && Number(second) <= 12)
  const [monthNumber, day] = swap ? [second, first] : [first, second]
  return sayDate(Number(monthNumber), Number(day), figures, whole)
}

/** Dates in figures and words. `dayFirst` decides what 3/4/2026 means where both readings are possible. */
export const dateRules = (dayFirst: boolean): readonly SpeechRule[] => [
  rule(/\b(?<year>(?:19|20)\d\d)-(?<month>\d\d)-(?<day>\d\d)(?!\d)(?<time>T(?=\d))?/g, (found, whole) => {
    const { year: figures, month: number, day, time } = found
    return sayDate(Number(number), Number(day), figures, whole) + (time ? ' at ' : '')
  }),
  rule(
    /(?<![\w/.])(?<first>\d{1,2})(?<sign>[/.])(?<second>\d{1,2})\k<sign>(?<year>(?:19|20)\d\d|\d\d)(?![\w/])/g,
    (found, whole) => saySlashed(found, whole, dayFirst),
  ),
  rule(
    /(?<=\b(?:[Oo]n|[Uu]ntil|[Bb]y|[Bb]efore|[Aa]fter|[Ss]ince) )(?<first>\d{1,2})\/(?<second>\d{1,2})(?![\w/])/g,
    (found, whole) => saySlashed(found, whole, dayFirst),
  ),
  rule(new RegExp(String.raw`(?<=\b${month}\.?(?: \d{1,2}${end})?)\s?[-–—]\s?(?=${month})`, 'g'), ' to '),
  rule(
    new RegExp(
      String.raw`\b(?<month>${month})\.?\s(?<day>\d{1,2})${end}(?:\s?[-–—]\s?(?<last>\d{1,2})${end}(?![\w:]))?(?!\w|[:.,]\d|\s?[ap]\.?m)${yearPart}`,
      'g',
    ),
    ({ month: name, day = '', last, year: figures }) =>
      `${named(months, name)} ${ordinal(day)}${last ? ` to ${ordinal(last)}` : ''}${inYear(figures)}`,
  ),
  rule(
    new RegExp(
      String.raw`(?:\b(?<the>[Tt]he) )?(?<![\w:.,$])(?<day>\d{1,2})${end}(?: of)? (?<month>${month})${innerStop}${yearPart}`,
      'g',
    ),
    ({ the = 'the', month: name, day = '', year: figures }) =>
      `${the} ${ordinal(day)} of ${named(months, name)}${inYear(figures)}`,
  ),
  rule(
    new RegExp(String.raw`\b(?<month>${month})\.?,? (?<year>(?:19|20)\d\d)\b`, 'g'),
    ({ month: name, year: figures = '' }) => `${named(months, name)} ${year(figures)}`,
  ),
]

const shortMonth = '(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)'

/** Weekdays and months on their own, and from one to the other. */
export const dayRules: readonly SpeechRule[] = [
  rule(new RegExp(String.raw`(?<=\b${weekday}\.?)\s?(?:[-–—]|\bthru\b)\s?(?=${weekday})`, 'g'), ' to '),
  rule(new RegExp(String.raw`(?<=\b${weekday}\.?)\s?\/\s?(?=${weekday})`, 'g'), ' and '),
  rule(new RegExp(String.raw`\b(?<name>Mon|Tues?|Wed|Thu(?:rs?)?|Fri)\b${innerStop}`, 'g'), ({ name }) =>
    named(weekdays, name),
  ),
  // "Sat" and "Sun" are words as well: only beside a stop, a figure or another day are they days.
  rule(/(?<!\bthe )\b(?<name>Sat|Sun)(?:\.(?!["'”’)\]]*$)|\b(?=[.,:;)]|\s?[&/]| \d| to | and | or |$))/g, ({ name }) =>
    named(weekdays, name),
  ),
  rule(/(?<=(?:to|and|or|on|&|,|\/)\s?)\b(?<name>Sat|Sun)\b(?!['’])/g, ({ name }) => named(weekdays, name)),
  rule(new RegExp(String.raw`\b(?<name>${shortMonth})\.(?!["'”’)\]]*$)`, 'g'), ({ name }) => named(months, name)),
  rule(
    new RegExp(String.raw`\b(?<name>${shortMonth})\b(?= to )|(?<= to )(?<last>${shortMonth})\b`, 'g'),
    ({ name, last }) => named(months, name ?? last),
  ),
  rule(/\b(?<name>Feb|Aug|Sept?|Oct|Nov|Dec)\b/g, ({ name }) => named(months, name)),
]
