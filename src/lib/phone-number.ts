import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max'

/** What the numbering plans say of a number. */
export interface NumberFacts {
  /** ISO code such as `US`; null for satellite phones and the like, which belong to no country. */
  readonly country: string | null
  /** Whether it could be dialled at all: as many figures as its country has. */
  readonly isPossible: boolean
  /** Whether calling it costs extra. */
  readonly isPremium: boolean
}

/** Looks an E.164 number up in the numbering plans. A number of a range that nobody has, as in films, is its country's. */
export function lookUpNumber(number: string): NumberFacts {
  const found = parsePhoneNumberFromString(number)
  if (!found) return { country: null, isPossible: false, isPremium: false }
  const unassigned = found.isValid() ? null : (found.getPossibleCountries()[0] ?? null)
  return {
    country: found.country ?? unassigned,
    isPossible: found.isPossible(),
    isPremium: found.getType() === 'PREMIUM_RATE',
  }
}

/**
 * A number as somebody says or types it, in E.164; null when it is none.
 * @param country ISO code of the country in which a number without its country's code is meant
 */
export function readNumber(written: string, country: string | null): string | null {
  const home = country !== null && isSupportedCountry(country) ? (country as CountryCode) : undefined
  const found = parsePhoneNumberFromString(written, home && { defaultCountry: home })
  return found?.isPossible() ? found.number : null
}

/** Whether there are phone numbers of such a country: `US`. */
export function isPhoneCountry(code: string): boolean {
  return isSupportedCountry(code)
}

/** A number in groups, so that it can be followed when it is read out: `+1 202 555 0143`. */
export function groupedNumber(number: string): string {
  return parsePhoneNumberFromString(number)?.formatInternational() ?? number
}
