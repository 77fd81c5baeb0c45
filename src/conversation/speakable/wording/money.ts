import { type Found, rule, type SpeechRule } from '../rule.ts'
import { begins, ends, oneOf } from './edges.ts'
import { partsOf, sayCounted, written } from './numbers.ts'
import type { Wording } from './wording.ts'

/** Amounts of money, with the sign of the currency before or behind them. */
export function moneyRules(wording: Wording): readonly SpeechRule[] {
  const { currencies, money, cardinal } = wording
  const sign = oneOf(Object.keys(currencies))

  function say({ amount = '', sign: key = '' }: Found, whole: string): string {
    const currency = currencies[key]
    if (!currency) return whole
    const [units, part] = partsOf(amount, wording)
    const cents = part && part.length <= 2 ? Number(part.padEnd(2, '0')) : 0
    if (part && part.length > 2) return sayCounted(amount, [currency.one, currency.many], wording)
    const main = sayCounted(String(Number(units)), [currency.one, currency.many], wording)
    return cents === 0 ? main : `${main}${money.link}${cardinal(cents)}${money.behind}`
  }

  const amount = `(?<amount>${written(wording)})`
  return [
    rule(new RegExp(String.raw`${begins}(?<sign>${sign})\s?${amount}`, 'gu'), say),
    rule(new RegExp(String.raw`(?<![\p{L}\p{N}.,])${amount}\s?(?<sign>${sign})${ends}`, 'gu'), say),
  ]
}
