import { parsePhoneNumberFromString } from 'libphonenumber-js/max'

const mask = '•••'
const gap = '[\\s().\\-/]{0,3}'

/**
 * Gives texts without this number, whether it was written with its country's code or without, in groups or in one.
 * @param number E.164
 */
export function hideNumber(number: string): (text: string) => string {
  const found = parsePhoneNumberFromString(number)
  const national = found?.nationalNumber ?? number.replace('+', '')
  const code = found?.countryCallingCode ?? ''
  const own = [...national].join(gap)
  // A number of few figures would be found in many others, so it needs its country's code.
  const lead = `(?:(?:\\+|00)?${gap}${[...code].join(gap)}${gap}0?${gap}|0${gap})`
  const form = new RegExp(`(?<!\\d)${lead}${national.length < 7 ? '' : '?'}${own}(?!\\d)`, 'g')
  return (text) => (text.length < national.length ? text : text.replace(form, mask))
}
