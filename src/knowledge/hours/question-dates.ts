import { Temporal } from 'temporal-polyfill'
import type { QuestionText } from './question-text.ts'
import { type Day, months, weekdays } from './schedule.ts'

const ordinals = [
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth',
  'sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth',
  'twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first',
].flatMap((line) => line.split(' '))

const month = `(?<month>${months.join('|')})`
// Backwards, so that "twenty-fifth" is not read as a "fifth".
const dayWords = ordinals.toReversed().map((word) => word.replace('-', '[- ]'))
const day = `(?:the )?(?<day>\\d{1,2}(?:st|nd|rd|th)?|${dayWords.join('|')})`
const year = '(?: \\d{4}\\b)?'
const dateForms = [new RegExp(`\\b${month} ${day}\\b${year}`), new RegExp(`\\b${day} (?:of )?${month}\\b${year}`)]

const weekdayPattern = new RegExp(
  `\\b(?<every>every )?(?:on |this |next |coming )*(?<name>${weekdays.join('|')})(?<plural>s)?\\b`,
)

/** Takes a date such as `December 25th` or `the fourth of July`, and gives the next one from today on. */
export function takeDate(text: QuestionText, today: Temporal.PlainDate): Temporal.PlainDate | null {
  for (const form of dateForms) {
    const groups = text.take(form)?.groups
    if (groups) return nextDate(monthOf(groups['month']), dayOf(groups['day']), today)
  }
  return null
}

/** Takes the named weekdays, from 0 for Monday; `every` when the question is about all of them, as in `Saturdays`. */
export function takeWeekdays(text: QuestionText): { days: number[]; every: boolean } {
  const days = new Set<number>()
  let every = false
  for (let groups = text.take(weekdayPattern)?.groups; groups; groups = text.take(weekdayPattern)?.groups) {
    days.add((weekdays as readonly string[]).indexOf(groups['name'] ?? ''))
    every ||= groups['every'] !== undefined || groups['plural'] !== undefined
  }
  return { days: [...days].sort(), every }
}

/**
 * Takes the name of a holiday and gives its next date. The holiday with the most words in the question wins: "Christmas
 * Eve" is not "Christmas Day".
 */
export function takeHoliday(
  text: QuestionText,
  holidays: readonly Day[],
  today: Temporal.PlainDate,
): Temporal.PlainDate | null {
  const spoken = new Set(text.words().map(singular))
  const named = holidays
    .filter(({ date }) => Temporal.PlainDate.compare(date, today) >= 0)
    .map(({ date, holiday }) => ({ date, words: nameWords(holiday ?? '') }))
    .filter(({ words }) => words.length > 0 && words.every((word) => spoken.has(word)))
  const most = Math.max(...named.map(({ words }) => words.length))
  const best = named.find(({ words }) => words.length === most)
  for (const word of best?.words ?? []) text.take(new RegExp(`\\b${word}s?\\b`))
  return best?.date ?? null
}

function nameWords(name: string): string[] {
  const words =
    name
      .toLowerCase()
      .replace(/['’]s?\b/g, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  return words.filter((word) => word !== 'day' && word !== 'the').map(singular)
}

/** Recognisers write "New Years" and "New Year's" alike. */
function singular(word: string): string {
  return word.replace(/s$/, '')
}

/** Looks ahead far enough for a leap day. */
function nextDate(month: number, day: number, today: Temporal.PlainDate): Temporal.PlainDate | null {
  for (let year = today.year; year <= today.year + 8; year++) {
    if (day < 1 || day > Temporal.PlainYearMonth.from({ year, month }).daysInMonth) continue
    const date = Temporal.PlainDate.from({ year, month, day })
    if (Temporal.PlainDate.compare(date, today) >= 0) return date
  }
  return null
}

function monthOf(word = ''): number {
  return (months as readonly string[]).indexOf(word) + 1
}

function dayOf(word = ''): number {
  return Number.parseInt(word, 10) || ordinals.indexOf(word.replace(' ', '-')) + 1
}
