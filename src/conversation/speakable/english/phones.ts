import { type Found, rule, type SpeechRule } from '../rule.ts'
import { cardinal, spelled } from './numbers.ts'

const extension = String.raw`(?:,?\s?(?:[Ee]xt(?:\.|ension)?|x)\s?(?<extension>\d{1,6})\b)?`
const pattern = (number: string) => new RegExp(String.raw`(?<![\w.$€£-])(?<number>${number})(?![\w-])${extension}`, 'g')

const international = pattern(String.raw`\+[1-9](?:[ ().-]{0,2}\d){6,14}`)
const northAmerican = pattern(String.raw`(?:1[ .-])?(?:\(\d{3}\)\s?|\d{3}[ .-])\d{3}[ .-]\d{4}`)
const local = pattern(String.raw`\d{3}-\d{4}`)
const withTrunkZero = pattern(String.raw`\(?0\d{1,4}\)?[ /-]\d{3,8}(?:[ -]\d{2,5}){0,3}`)
const unbroken = pattern(String.raw`\d{7,15}`)
const vanity = /(?<![\w.$-])(?<number>(?:1[ .-])?8\d\d)[ .-](?<word>[A-Z]{4,8})\b/g

/** Figure by figure with a short rest after each group, as people read a number to be written down. */
function sayPhone({ number = '', extension: inner }: Found): string {
  const groups = groupsOf(number).map(spelled).join(', ')
  const plus = number.startsWith('+') ? 'plus ' : ''
  return `${plus}${groups}${inner ? `, extension ${spelled(inner)}` : ''}`
}

/** The groups as written; a number without any is cut into 3-3-4 or threes. */
function groupsOf(number: string): string[] {
  const written = number.match(/\d+/g) ?? []
  return written.flatMap((group) => (group.length > 6 ? regroup(group) : [group]))
}

function regroup(figures: string): string[] {
  const home = /^(1?)(\d{3})(\d{3})(\d{4})$/.exec(figures)
  if (home) return home.slice(1).filter((group) => group !== '')
  return figures.match(/\d{2,3}(?!\d$)|\d+/g) ?? [figures]
}

const wanted =
  '(?:[Cc]ode|PIN|[Pp]in|ZIP|[Zz]ip|[Nn]umber|[Rr]eference|[Cc]onfirmation|[Aa]ccount|[Cc]ase|[Tt]icket|[Oo]rder)'

/** Telephone numbers and other figures that are written down or keyed in, not counted. */
export const phoneRules: readonly SpeechRule[] = [
  rule(international, sayPhone),
  rule(northAmerican, sayPhone),
  rule(vanity, ({ number = '', word = '' }) => `${sayPhone({ number })}, ${word}`),
  rule(withTrunkZero, sayPhone),
  rule(local, sayPhone),
  // Five noughts at the end: a quantity.
  rule(unbroken, (found, whole) => (/0{5}$/.test(whole) ? whole : sayPhone(found))),
  rule(/#(?<number>\d{4,})\b/g, ({ number = '' }) => `number ${spelled(number)}`),
  rule(
    /\b(?:[Ee]xt\.|(?<word>[Ee]xtension))\s?(?<number>\d{1,6})\b/g,
    ({ word = 'extension', number = '' }) => `${word} ${spelled(number)}`,
  ),
  rule(/(?<![\w.,:$€£-])(?:911|(?<=\b(?:[Cc]all|[Dd]ial) )(?:[1-9]\d\d))(?!\w|[.,:]\d)/g, (_found, whole) =>
    spelled(whole),
  ),
  rule(
    new RegExp(String.raw`(?<lead>\b${wanted}(?: number| code)?(?: is|:)? #?)(?<number>\d{4,})\b`, 'g'),
    (found) => `${found['lead']}${spelled(found['number'] ?? '')}`,
  ),
  rule(
    /\b(?<first>[A-Z])(?<second>[A-Z]) (?<zip>\d{5})(?:-\d{4})?\b/g,
    ({ first = '', second = '', zip = '' }) => `${first} ${second} ${spelled(zip)}`,
  ),
]

/** The first number of a list, also where it has its words already and the rest of the sentence comes after it. */
const listed = /(?:^|[:;,] )(?:1[.)]|one,) /
const listNumber = rule(
  /(?<start>^|[\s,;:]+)(?<number>\d{1,2})[.)]\s+(?=\S)/g,
  ({ start, number = '' }) => `${start && (start.startsWith(':') ? ': ' : ', ')}${cardinal(number)}, `,
)
const firstNumber = rule(/^(?<number>\d{1,2})[.)]\s+(?=\S)/g, ({ number = '' }) => `${cardinal(number)}, `)

/** The numbers of a list: `2. Bring your card` as "two, Bring your card", also several in one sentence. */
export const listNumberRule: SpeechRule = (sentence) =>
  listed.test(sentence) ? listNumber(sentence) : firstNumber(sentence)
