import { type Found, rule, type SpeechRule } from '../rule.ts'
import { cardinal, decimal } from './numbers.ts'

interface Currency {
  readonly one: string
  readonly many: string
  readonly cent?: string
  readonly cents?: string
}

const dollar: Currency = { one: 'dollar', many: 'dollars', cent: 'cent', cents: 'cents' }
const euro: Currency = { one: 'euro', many: 'euros', cent: 'cent', cents: 'cents' }
const pound: Currency = { one: 'pound', many: 'pounds', cent: 'penny', cents: 'pence' }
const yen: Currency = { one: 'yen', many: 'yen' }
const rupee: Currency = { one: 'rupee', many: 'rupees', cent: 'paisa', cents: 'paise' }
const franc: Currency = { one: 'franc', many: 'francs', cent: 'centime', cents: 'centimes' }

const currencies: Readonly<Record<string, Currency>> = {
  $: dollar,
  USD: dollar,
  US$: dollar,
  '€': euro,
  EUR: euro,
  '£': pound,
  GBP: pound,
  '¥': yen,
  JPY: yen,
  '₹': rupee,
  INR: rupee,
  CHF: franc,
}
const scales: Readonly<Record<string, string>> = {
  k: 'thousand',
  m: 'million',
  bn: 'billion',
  b: 'billion',
}

const amount = String.raw`(?<whole>\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.(?<part>\d+))?`
const scale = String.raw`(?:\s?(?<scale>(?:thousand|million|billion|trillion|bn|[kK]|M|B)\b|m\b))?`
const code = 'USD|EUR|GBP|JPY|INR|CHF'
const before = new RegExp(
  String.raw`(?<article>\b[Aa] )?(?<currency>US\$|[$€£¥₹]|\b(?:${code}))\s?${amount}${scale}(?:(?<noun>(?= [a-z]))|)`,
  'g',
)
const after = new RegExp(String.raw`(?<![\w.,])${amount}${scale}\s?(?<currency>[$€£¥₹]|(?:${code})\b)`, 'g')

function sayMoney({ article = '', currency = '', whole = '', part = '', scale: size, noun }: Found): string {
  const unit = currencies[currency] ?? dollar
  if (size) return `${article}${decimalAmount(whole, part)} ${scales[size.toLowerCase()] ?? size} ${unit.many}`
  if (part.length > 2) return `${article}${decimalAmount(whole, part)} ${unit.many}`
  const cents = Number(part.padEnd(2, '0'))
  // "A twenty dollar fee", but "it costs twenty dollars".
  const main = `${cardinal(whole)} ${whole === '1' || (article && noun !== undefined && !cents) ? unit.one : unit.many}`
  if (!cents || !unit.cents) return article + main
  const change = `${cardinal(String(cents))} ${cents === 1 ? unit.cent : unit.cents}`
  return article + (Number(whole) === 0 ? change : `${main} and ${change}`)
}

const decimalAmount = (whole: string, part: string) =>
  part ? decimal(`${whole.replaceAll(',', '')}.${part}`) : cardinal(whole)

export const moneyRules: readonly SpeechRule[] = [
  rule(/(?<![\w.,)])-\s?(?=[$€£¥₹]\s?\d)/g, 'minus '),
  rule(before, sayMoney),
  rule(after, sayMoney),
  rule(/(?<![\w.,])(?<whole>\d+)\s?¢/g, ({ whole = '' }) => `${cardinal(whole)} ${whole === '1' ? 'cent' : 'cents'}`),
]
