import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js'
import { z } from 'zod'
import { firstPart } from '../../config/languages.ts'
import { plainWords } from '../phrases.ts'
import { dateIn } from './dates.ts'
import { type FormField, inLanguage } from './form.ts'
import type { Reading } from './reading.ts'
import type { FormWords } from './words.ts'

const email = z.email().max(254)
const longestWords = 1_000
const longestName = 80
const mostNameWords = 7

/** The value of a field in what was said or pressed, in one spelling for all that means the same; null for none. */
export function valueIn(field: FormField, said: string, reading: Reading): string | null {
  const { words } = reading
  switch (field.kind) {
    case 'words':
      return /[\p{L}\p{N}]/u.test(said) ? said.slice(0, longestWords) : null
    case 'name':
      return nameOf(words.nameIn(said))
    case 'phone':
      return phoneIn(said, reading)
    case 'digits':
      return digitsOf(field, words.digitsIn(said))
    case 'email':
      return emailIn(said, words)
    case 'date':
      return dateIn(said, reading)
    case 'choice':
      return choiceIn(field, said, reading)
    case 'yes-no':
      if (words.isYes(said)) return 'yes'
      return words.isNo(said) ? 'no' : null
  }
}

/** As `valueIn`, for keys; null for fields that keys cannot answer, too. */
export function valueOfKeys(field: FormField, keys: string, reading: Reading): string | null {
  const digits = keys.replace(/[^0-9]/g, '')
  switch (field.kind) {
    case 'phone':
      return phoneIn(digits, reading)
    case 'digits':
      return digitsOf(field, digits)
    case 'choice':
      return field.choices?.[Number(digits) - 1]?.value ?? null
    case 'yes-no':
      return ({ '1': 'yes', '2': 'no' } as const)[digits] ?? null
    case 'date':
      return dateIn(digits.replace(/^(\d\d)(\d\d)$/, '$1/$2'), reading)
    case 'words':
    case 'name':
    case 'email':
      return null
  }
}

/** The country of an E.164 number, by its two letters; null for what is none. */
export function countryOf(number: string): string | null {
  return parsePhoneNumberFromString(number)?.country ?? null
}

/** A number as people of a country write it, in groups; with its country code where it is of another. */
export function shownPhone(number: string, country: string | null): string {
  const parsed = parsePhoneNumberFromString(number)
  if (!parsed) return number
  const grouped = parsed.country === country ? parsed.formatNational() : parsed.formatInternational()
  return grouped.replace(/[()]/g, '').replace(/-/g, ' ')
}

function phoneIn(said: string, { words, country }: Reading): string | null {
  const plus = /^\s*(\+|00(?=[1-9]))/.test(said) ? '+' : ''
  const digits = words.digitsIn(said).replace(plus === '' ? /^$/ : /^00/, '')
  if (digits.length < 4 || digits.length > 18) return null
  const candidates = [`${plus}${digits}`, `+${digits}`]
  for (const candidate of candidates) {
    const number = parsePhoneNumberFromString(candidate, (country ?? undefined) as CountryCode | undefined)
    if (number?.isValid()) return number.number
  }
  return null
}

function digitsOf({ digits }: FormField, found: string): string | null {
  const { min, max } = digits ?? { min: 1, max: 30 }
  return found.length >= min && found.length <= max ? found : null
}

function emailIn(said: string, words: FormWords): string | null {
  // Recognisers end what they heard with a stop.
  const parts = words.withSigns(said.replace(/[.?!,]\s*$/, '').replace(/,/g, ' ')).split(/\s+/)
  const joined: string[] = []
  for (const part of parts) {
    const before = joined.at(-1) ?? ''
    const belongs = /^[@._-]/.test(part) || /[@._-]$/.test(before) || (isLetter(part) && isLetter(before.slice(-1)))
    if (before !== '' && belongs) joined[joined.length - 1] = before + part
    else joined.push(part)
  }
  const address = joined.find((part) => part.includes('@')) ?? ''
  return email.safeParse(address).success ? address : null
}

const isLetter = (part: string) => /^[a-z0-9]$/.test(part)

function nameOf(name: string): string | null {
  if (!/\p{L}/u.test(name) || name.length > longestName) return null
  return name.split(' ').length <= mostNameWords ? name : null
}

function choiceIn({ choices = [] }: FormField, said: string, { language }: Reading): string | null {
  const plain = ` ${plainWords(said)} `
  const fits = choices.filter(({ phrases }) =>
    (inLanguage(phrases, firstPart(language)) ?? []).some((phrase) => plain.includes(` ${plainWords(phrase)} `)),
  )
  return fits.length === 1 ? (fits[0]?.value ?? null) : null
}
