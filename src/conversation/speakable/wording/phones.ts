import { type Found, rule, type SpeechRule } from '../rule.ts'
import { beginsNumber } from './edges.ts'
import { spelled } from './numbers.ts'
import type { Wording } from './wording.ts'

/** Fewer figures are no telephone number, more are none either. */
const fewest = 7
const most = 15

/** Telephone numbers figure by figure, with a short rest after each group. */
export function phoneRules(wording: Wording): readonly SpeechRule[] {
  const { words, phonesInPairs } = wording
  const extension = String.raw`(?:,?\s?(?:[Ee]xt(?:\.|ension)?|x)\s?(?<extension>\d{1,6})(?!\d))?`
  const number = String.raw`(?<number>\+\d{1,3}(?:[ ./-]?\(?\d{1,5}\)?){2,7}|\(?\d{1,5}\)?(?:[ ./-]?\(?\d{2,5}\)?){1,7})`
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\p{N}.,:/€$£-]|[€$£] )${number}(?![\p{L}\p{N}%€$£:]|[.,/-]\d| ?[€$£%])${extension}`,
    'gu',
  )

  function sayGroup(group: string): string {
    if (!phonesInPairs || group.length !== 2) return spelled(group, wording)
    return group.startsWith('0') ? spelled(group, wording) : wording.cardinal(Number(group))
  }

  function say({ number: digits = '', extension: inner }: Found, whole: string): string {
    if (!isPhone(digits, wording)) return whole
    const groups = (digits.match(/\d+/g) ?? []).flatMap((group) => cut(group, phonesInPairs))
    const plus = digits.startsWith('+') ? `${words.plus} ` : ''
    const rest = inner ? `, ${words.extension} ${spelled(inner, wording)}` : ''
    return `${plus}${groups.map(sayGroup).join(', ')}${rest}`
  }

  return [
    rule(pattern, say),
    // A number to dial, and one that stands alone with nothing else in it.
    rule(new RegExp(String.raw`${beginsNumber}0\d{1,5}(?![\d.,:/])`, 'gu'), (_found, whole) => spelled(whole, wording)),
  ]
}

function isPhone(digits: string, { numbers }: Wording): boolean {
  const count = digits.replace(/\D/g, '').length
  if (count < fewest || count > most) return false
  if (/^[+(0]/.test(digits)) return true
  const signs = new Set(digits.match(/[ ./-]/g) ?? [])
  // 1.234.567 and 1 234 567 are quantities.
  const isGrouped = /^\d{1,3}(?:[ .]\d{3})+$/.test(digits) && (signs.has(numbers.group) || signs.has('.'))
  const isDate = /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$|^\d{4}-\d{2}-\d{2}$/.test(digits)
  const isRange = /^\d{4}-\d{4}$/.test(digits)
  return !isGrouped && !isDate && !isRange && !/0{5}$/.test(digits)
}

function cut(group: string, pairs: boolean): string[] {
  if (group.length <= 5) return [group]
  return group.match(pairs ? /\d{2}(?!\d$)|\d+/g : /\d{3}(?!\d$)|\d+/g) ?? [group]
}
