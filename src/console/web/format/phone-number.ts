/** Country codes of two digits; 1 and 7 have one, all others three. */
const twoDigits = /^(20|27|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/

/**
 * An E.164 number in groups that can be read aloud, such as `+1 555 010 0199`. Anything else (a masked number, a name of
 * the carrier such as `anonymous`) comes back as it is.
 */
export function groupedNumber(number: string): string {
  const digits = /^\+(\d{7,15})$/.exec(number)?.[1]
  if (digits === undefined) return number
  const codeLength = /^[17]/.test(digits) ? 1 : twoDigits.test(digits) ? 2 : 3
  return `+${[digits.slice(0, codeLength), ...groups(digits.slice(codeLength))].join(' ')}`
}

/** Threes, and a four at the end rather than a lone digit. */
function groups(digits: string): string[] {
  if (digits.length <= 4) return [digits]
  return [digits.slice(0, 3), ...groups(digits.slice(3))]
}
