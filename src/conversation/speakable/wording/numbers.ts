import { mostFigures } from '../numbers/compose.ts'
import { rule, type SpeechRule } from '../rule.ts'
import type { Wording } from './wording.ts'

/** A number as it may be written, with its signs. */
export const written = (wording: Wording) =>
  wording.numbers.group === ' '
    ? String.raw`\d{1,3}(?: \d{3})+(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)*`
    : String.raw`\d+(?:[.,]\d+)*`

/** A number as it is written in words: `1.250,5`. */
export function sayNumber(figures: string, wording: Wording): string {
  const [whole, part] = partsOf(figures, wording)
  if (part === null) return sayWhole(whole, wording)
  return `${sayWhole(whole, wording)} ${wording.numbers.point} ${spelled(part, wording)}`
}

/** A number before a noun, with the noun in its right form. */
export function sayCounted(figures: string, [one, many]: readonly [string, string], wording: Wording): string {
  if (figures === '1') return one
  return `${wording.counted(sayNumber(figures, wording))} ${many}`
}

/** Figure by figure; anything in between is left out. */
export function spelled(figures: string, { cardinal }: Wording): string {
  return Array.from(figures.replace(/\D/g, ''), (figure) => cardinal(Number(figure))).join(' ')
}

/** The figures of the whole without signs, and those behind the decimal sign; null where there are none. */
export function partsOf(figures: string, { numbers }: Wording): readonly [whole: string, part: string | null] {
  const plain = figures.replaceAll(' ', '')
  const signs = plain.replace(/\d/g, '')
  const last = signs.at(-1)
  if (!last) return [plain, null]
  const isOneKind = signs === last.repeat(signs.length)
  const groups = plain.split(/[.,]/)
  if (isOneKind && isGrouped(groups, last, numbers)) return [groups.join(''), null]
  if (isOneKind && signs.length > 1) return [plain, null]
  return [groups.slice(0, -1).join(''), groups.at(-1) ?? '']
}

function isGrouped(groups: readonly string[], sign: string, { group, either = false }: Wording['numbers']): boolean {
  const [first = '', ...others] = groups
  if (first === '0' || (sign !== group && !either)) return false
  // India counts in hundreds of thousands: 1,00,000.
  return others.at(-1)?.length === 3 && others.slice(0, -1).every(({ length }) => length === 3 || length === 2)
}

function sayWhole(figures: string, wording: Wording): string {
  // Versions and the like: all their parts.
  if (/\D/.test(figures))
    return figures
      .split(/\D/)
      .map((part) => sayWhole(part, wording))
      .join(` ${wording.words.dot} `)
  if (figures.length > mostFigures || /^0\d/.test(figures)) return spelled(figures, wording)
  return wording.cardinal(Number(figures))
}

const otherFigures = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/gu

const zeros = [0x0660, 0x06f0, 0x0966]

/** The figures of Arabic and Hindi as 0 to 9. */
export const plainFigures: SpeechRule = (sentence) =>
  sentence.replace(otherFigures, (figure) => {
    const point = figure.codePointAt(0) ?? 0
    return String(point - (zeros.findLast((zero) => zero <= point) ?? point))
  })

/** Whatever figures are left when every other rule had its say; years keep theirs. */
export const numberRules = (wording: Wording): readonly SpeechRule[] => [
  rule(/(?<=\p{L})-?(?=\d)|(?<=\d)(?=\p{L})/gu, ' '),
  rule(/(?<![\p{L}\p{N}.,)])-\s?(?=\d)/gu, `${wording.words.minus} `),
  rule(/(?<![\d.,])(?<year>1[1-9]\d\d|20\d\d)(?![\d]|[.,:]\d)/g, ({ year = '' }) => wording.year(Number(year))),
  rule(new RegExp(`(?:${written(wording)})`, 'g'), (_found, whole) => ` ${sayNumber(whole, wording)} `),
]
