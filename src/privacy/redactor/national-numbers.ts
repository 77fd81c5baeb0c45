import { luhn, mod11And10, remainder, verhoeff, weightedSum } from './check-digits.ts'

/** A number that a state gives people, all digits. */
interface NationalNumber {
  readonly length: number
  readonly isValid: (digits: string) => boolean
  /**
   * Words that tell it from any other number of that length, where its check digit alone does not; null for one that is
   * told by itself. Plain words, in the languages where it is used.
   */
  readonly named: RegExp | null
  /** How it is written, in lengths of groups; enough to tell it without a name. */
  readonly groups?: readonly number[]
}

const notAllSame = (digits: string) => !/^(\d)\1+$/.test(digits)

/** US, https://www.ssa.gov/employer/randomization.html */
const socialSecurity: NationalNumber = {
  length: 9,
  isValid: (digits) => !/^(000|666|9|...00|.....0000)/.test(digits),
  named: /\b(ssn|social|seguro social)\b/i,
  groups: [3, 2, 4],
}
/** CA */
const socialInsurance: NationalNumber = {
  length: 9,
  isValid: (digits) => luhn(digits) && notAllSame(digits),
  named: /\b(sin|social insurance|assurance sociale|nas)\b/i,
}
/** DE: of the first ten digits exactly one stands there twice or three times. */
const germanTax: NationalNumber = {
  length: 11,
  isValid: (digits) => /^[1-9]/.test(digits) && hasOneRepeat(digits.slice(0, 10)) && mod11And10(digits),
  named: null,
}
/** FR, without the letters of Corsica. */
const frenchSecurity: NationalNumber = {
  length: 15,
  isValid: (digits) =>
    /^[123478]\d\d(0[1-9]|1[0-2]|[2-4]\d|[5-9]\d)/.test(digits) &&
    97 - remainder(digits.slice(0, 13), 97) === Number(digits.slice(13)),
  named: null,
}
/** PT */
const portugueseTax: NationalNumber = {
  length: 9,
  isValid: (digits) => {
    const rest = weightedSum(digits, [9, 8, 7, 6, 5, 4, 3, 2]) % 11
    return /^[1235689]/.test(digits) && Number(digits[8]) === (rest < 2 ? 0 : 11 - rest)
  },
  named: /\b(nif|contribuinte|fiscal)\b/i,
}
/** BR */
const brazilianTax: NationalNumber = {
  length: 11,
  isValid: (digits) =>
    notAllSame(digits) &&
    brazilianCheck(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) === Number(digits[9]) &&
    brazilianCheck(digits, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) === Number(digits[10]),
  named: null,
}
/** NL */
const dutchService: NationalNumber = {
  length: 9,
  isValid: (digits) => notAllSame(digits) && weightedSum(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0,
  named: /\b(bsn|burgerservicenummer|sofinummer)\b/i,
}
/** IN */
const aadhaar: NationalNumber = {
  length: 12,
  isValid: (digits) => /^[2-9]/.test(digits) && verhoeff(digits),
  named: /\b(aadhaar|aadhar|adhar|uidai)\b|आधार/i,
  groups: [4, 4, 4],
}
/** GB, of the health service. */
const healthService: NationalNumber = {
  length: 10,
  isValid: (digits) => {
    const check = 11 - (weightedSum(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)
    return notAllSame(digits) && Number(digits[9]) === (check === 11 ? 0 : check)
  },
  named: /\b(nhs|health service)\b/i,
}

const known: readonly NationalNumber[] = [
  ...[socialSecurity, socialInsurance, germanTax, frenchSecurity, portugueseTax],
  ...[brazilianTax, dutchService, aadhaar, healthService],
]

/** What all of them have between them, to rule out most numbers at once. */
export const nationalLengths = { least: 9, most: 15 } as const

/**
 * Whether these digits are such a number.
 * @param groups the lengths of the groups that they were written in
 * @param before some words that stand before it
 */
export function isNationalNumber(digits: string, groups: readonly number[], before: string): boolean {
  return known.some(
    ({ length, isValid, named, groups: written }) =>
      digits.length === length &&
      (named === null || named.test(before) || (written !== undefined && String(written) === String(groups))) &&
      isValid(digits),
  )
}

function hasOneRepeat(digits: string): boolean {
  const counts = [...new Set(digits)].map((digit) => digits.split(digit).length - 1)
  const repeated = counts.filter((count) => count > 1)
  return repeated.length === 1 && (repeated[0] ?? 0) <= 3
}

function brazilianCheck(digits: string, weights: readonly number[]): number {
  return ((weightedSum(digits, weights) * 10) % 11) % 10
}
