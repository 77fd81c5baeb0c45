import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js'
import { z } from 'zod'
import type { ActionField } from '../../../config/action-fields.ts'
import { cleanText } from '../clean-text.ts'

/** A value of a field, as requests and code get it. */
export type FieldValue = string | number | boolean

/** The value, or how it should be: completes "… must be". */
type FieldReading = { readonly value: FieldValue } | { readonly expected: string }

const isDate = (text: string) => z.iso.date().safeParse(text).success
const isTime = (text: string) => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text)
const longestWord = 100

/**
 * Reads what a model gave for a field. Models write numbers and truths as texts now and then; that is taken.
 * `country` is where a number without a country code belongs; null where that is not known.
 */
export function readField(field: ActionField, given: unknown, country: CountryCode | null): FieldReading {
  switch (field.type) {
    case 'text':
      return readText(field, given)
    case 'number':
    case 'integer':
      return readNumber(field, given)
    case 'boolean':
      if (typeof given === 'boolean') return { value: given }
      return given === 'true' || given === 'false' ? { value: given === 'true' } : { expected: 'true or false' }
    case 'date': {
      const text = word(given)
      return isDate(text) ? { value: text } : { expected: 'a date like 2026-12-24' }
    }
    case 'time': {
      const text = word(given).padStart(5, '0')
      return isTime(text) ? { value: text } : { expected: 'a time like 17:30' }
    }
    case 'phone': {
      const number = parsePhoneNumberFromString(
        word(given),
        country ? { defaultCountry: country, extract: false } : { extract: false },
      )
      return number?.isPossible() ? { value: number.number } : { expected: 'a telephone number like +15550100123' }
    }
    case 'choice': {
      const wanted = word(given).toLowerCase()
      const choice = field.choices.find((name) => name.toLowerCase() === wanted)
      return choice === undefined ? { expected: `one of ${field.choices.join(', ')}` } : { value: choice }
    }
  }
}

function readText({ characters, pattern }: Extract<ActionField, { type: 'text' }>, given: unknown): FieldReading {
  const isText = typeof given === 'string' || typeof given === 'number'
  const text = isText ? cleanText(String(given).normalize('NFC'), characters + 1) : ''
  if (text === '' || text.length > characters) return { expected: `a text of at most ${characters} characters` }
  const fits = pattern === null || new RegExp(`^(?:${pattern})$`, 'u').test(text)
  return fits ? { value: text } : { expected: `a text of the form ${pattern}` }
}

function readNumber(field: Extract<ActionField, { type: 'number' | 'integer' }>, given: unknown): FieldReading {
  const { type, min, max } = field
  const text = word(given)
  const value = typeof given === 'number' ? given : /^-?\d{1,15}(?:\.\d{1,15})?$/.test(text) ? Number(text) : Number.NaN
  const isKind = type === 'integer' ? Number.isSafeInteger(value) : Number.isFinite(value)
  if (isKind && value >= (min ?? value) && value <= (max ?? value)) return { value }
  const range = [min === null ? [] : `from ${min}`, max === null ? [] : `up to ${max}`].flat()
  return { expected: [type === 'integer' ? 'a whole number' : 'a number', ...range].join(' ') }
}

function word(given: unknown): string {
  return typeof given === 'string' || typeof given === 'number' ? cleanText(String(given), longestWord) : ''
}
