/** https://en.wikipedia.org/wiki/Luhn_algorithm */
export function luhn(digits: string): boolean {
  let sum = 0
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place])
    const weighed = place % 2 === 0 ? digit : digit * 2
    sum += weighed > 9 ? weighed - 9 : weighed
  }
  return sum % 10 === 0
}

/** Digits times their weights, summed up. */
export function weightedSum(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0)
}

const turned = ['1576283094', '5803796142', '8916043527', '9453126870', '4286573901', '2793806415', '7046913258']
const permutations = ['0123456789', ...turned]
/** Multiplication in the symmetries of a pentagon: row by column. */
const products = [
  ...['0123456789', '1234067895', '2340178956', '3401289567', '4012395678'],
  ...['5987604321', '6598710432', '7659821043', '8765932104', '9876543210'],
]

/** https://en.wikipedia.org/wiki/Verhoeff_algorithm */
export function verhoeff(digits: string): boolean {
  let check = 0
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place])
    check = Number(products[check]?.[Number(permutations[place % 8]?.[digit])])
  }
  return check === 0
}

/** ISO 7064, modulus 11,10, over all digits but the last, which is the check. */
export function mod11And10(digits: string): boolean {
  let product = 10
  for (const digit of digits.slice(0, -1)) {
    const sum = (Number(digit) + product) % 10 || 10
    product = (sum * 2) % 11
  }
  return (11 - product) % 10 === Number(digits.at(-1))
}

/** The remainder of a number of any length, written in digits. */
export function remainder(digits: string, by: number): number {
  let rest = 0
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % by
  return rest
}
