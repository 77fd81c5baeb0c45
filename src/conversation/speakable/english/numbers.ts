import { ToWords } from 'to-words/en-US'
import { rule, type SpeechRule } from '../rule.ts'

const converter = new ToWords()
/** Most numbers of a talk are small. */
const small = Array.from({ length: 100 }, (_, number) => converter.convert(number).toLowerCase())
/** More figures than this are no quantity any more and are said one by one. */
const mostFigures = 15

/** `1,250` as "one thousand two hundred fifty"; with leading zeros or very long, figure by figure. */
export function cardinal(figures: string): string {
  const plain = figures.replaceAll(',', '')
  if (plain.length > mostFigures || /^0\d/.test(plain)) return spelled(plain)
  return small[Number(plain)] ?? converter.convert(Number(plain)).toLowerCase()
}

/** `12.50` as "twelve point five zero". */
export function decimal(figures: string): string {
  const [whole = '', ...parts] = figures.split('.')
  return [cardinal(whole || '0'), ...parts.map(spelled)].join(' point ')
}

/** `21` as "twenty first". */
export function ordinal(figures: string): string {
  return figures.length > mostFigures ? spelled(figures) : converter.toOrdinal(Number(figures)).toLowerCase()
}

/** Figure by figure; anything else in between is left out. */
export function spelled(figures: string): string {
  return Array.from(figures.replace(/\D/g, ''), (figure) => small[Number(figure)]).join(' ')
}

/** Three or four figures as in a room or house number: `204` "two oh four", `1450` "fourteen fifty". */
export function paired(figures: string): string {
  const head = figures.slice(0, -2)
  const tail = figures.slice(-2)
  if (figures.startsWith('0')) return spelled(figures)
  if (tail === '00') return head.endsWith('0') ? cardinal(figures) : `${cardinal(head)} hundred`
  return `${cardinal(head)} ${tail.startsWith('0') ? `oh ${cardinal(tail.slice(1))}` : cardinal(tail)}`
}

/** `1998` as "nineteen ninety eight", `2005` as "two thousand five". */
export function year(figures: string): string {
  return /^[12]00\d$/.test(figures) ? cardinal(figures) : paired(figures)
}

const decade = ({ figures = '' }) => {
  const words = figures.length === 4 ? year(figures) : cardinal(figures)
  return words.endsWith('y') ? `${words.slice(0, -1)}ies` : `${words}s`
}

export const ordinalRules: readonly SpeechRule[] = [
  rule(/(?<![\w.,])(?<figures>\d[\d,]{0,14})(?:st|nd|rd|th)\b/g, ({ figures = '' }) =>
    ordinal(figures.replaceAll(',', '')),
  ),
  rule(/(?<![\w.,])['’]?(?<figures>(?:1[5-9]|20)\d0|[2-9]0)['’]?s\b/g, decade),
]

/** Whatever figures are left when every other rule had its say. */
export const numberRules: readonly SpeechRule[] = [
  rule(/(?<=\d)\/(?=\d)/g, ' slash '),
  rule(/(?<![\w.,)])-\s?(?=\d)/g, 'minus '),
  rule(
    /(?<=\b(?:in|since|year|until|from|before|after|of) )(?<figures>1[1-8]\d\d)(?![\w,.]\d|\d)/gi,
    ({ figures = '' }) => year(figures),
  ),
  rule(/(?<![\w.,])(?<figures>(?:19|20)\d\d)(?![\d%]|[,.:]\d)/g, ({ figures = '' }) => year(figures)),
  rule(/(?<![\d.,])(?<figures>\d+)[kK]\b/g, ({ figures = '' }) => `${cardinal(figures)} thousand`),
  rule(/(?<![\d.,])(?<figures>\d+)x\b/g, ({ figures = '' }) => `${cardinal(figures)} times`),
  rule(
    /(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)?(?:\.\d+)+|\d{1,3}(?:,\d{3})+(?!\d)|\d+/g,
    (_found, whole) => ` ${decimal(whole)} `,
  ),
]
