import { luhn } from './check-digits.ts'

/** How numbers of payment cards begin, and how long those are. https://en.wikipedia.org/wiki/Payment_card_number */
const issuers: readonly { readonly begins: RegExp; readonly lengths: readonly number[] }[] = [
  { begins: /^4/, lengths: [13, 16, 19] },
  { begins: /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  { begins: /^3[47]/, lengths: [15] },
  { begins: /^3(0[0-5]|095|[689])/, lengths: [14, 15, 16, 17, 18, 19] },
  { begins: /^(6011|64[4-9]|65)/, lengths: [16, 17, 18, 19] },
  { begins: /^35(2[89]|[3-8])/, lengths: [16, 17, 18, 19] },
  { begins: /^(62|81)/, lengths: [16, 17, 18, 19] },
  { begins: /^(50[0-9]|5[6-8]|6[0-9])/, lengths: [13, 14, 15, 16, 17, 18, 19] },
  { begins: /^(60|65|81|82|508|353|356|220[0-4])/, lengths: [16] },
]

export const cardLengths = { least: 13, most: 19 } as const

/** Whether these digits are the number of a payment card. */
export function isCard(digits: string): boolean {
  return issuers.some(({ begins, lengths }) => lengths.includes(digits.length) && begins.test(digits)) && luhn(digits)
}
