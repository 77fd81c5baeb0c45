import { type Found, rule, type SpeechRule } from '../rule.ts'
import { begins, beginsNumber, ends, oneOf } from './edges.ts'
import type { Wording } from './wording.ts'

/** Dates in figures, days before the name of a month, and weekdays from one to another. Days come first. */
export function dateRules(wording: Wording): readonly SpeechRule[] {
  const { months, monthLink, weekdays, words } = wording
  const link = monthLink ? ` ${monthLink} ` : ' '

  function say({ day = '', month = '', year, before = '' }: Found, whole: string): string {
    const name = months[Number(month) - 1]
    if (!name || Number(day) < 1 || Number(day) > 31) return whole
    const inYear = year ? link + wording.year(Number(year.length === 2 ? `20${year}` : year)) : ''
    return `${before}${wording.day(Number(day), before.trim())}${link}${name}${inYear}`
  }

  const before = String.raw`(?<before>(?:${begins}\p{L}+ )?)`
  const month = oneOf(months)
  const dayName = oneOf(weekdays.flat())
  const nameOf = (short: string | undefined) =>
    weekdays.find((forms) => forms.some((form) => form.toLowerCase() === short?.toLowerCase()))?.[0] ?? short
  return [
    rule(
      new RegExp(String.raw`${before}${beginsNumber}(?<year>(?:19|20)\d\d)-(?<month>\d\d)-(?<day>\d\d)(?![\d-])`, 'gu'),
      say,
    ),
    rule(
      new RegExp(
        String.raw`${before}${beginsNumber}(?<day>\d{1,2})(?<sign>[/.])(?<month>\d{1,2})\k<sign>(?<year>(?:19|20)\d\d|\d\d)(?![\d/])`,
        'gu',
      ),
      say,
    ),
    rule(
      new RegExp(String.raw`${before}${beginsNumber}(?<day>\d{1,2})\.?(?<gap>${link})(?=${month}${ends})`, 'giu'),
      ({ day, gap = '', before: word = '' }, whole) =>
        Number(day) >= 1 && Number(day) <= 31 ? `${word}${wording.day(Number(day), word.trim())}${gap}` : whole,
    ),
    rule(
      new RegExp(String.raw`${begins}(?<first>${dayName})\.?\s?[-–—]\s?(?<last>${dayName})\.?${ends}`, 'giu'),
      ({ first, last }) => `${nameOf(first)} ${words.to} ${nameOf(last)}`,
    ),
  ]
}
