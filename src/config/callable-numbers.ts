import { lookUpNumber } from '../lib/phone-number.ts'
import type { Assistant } from './schema.ts'

/** What keeps a number from being dialled. */
export type NumberObstacle = 'no-number' | 'premium' | 'country' | 'blocked'

/** @param home the countries that may be called when the settings name none */
export function obstacleOf(
  number: string,
  { countries, blockedPrefixes }: Pick<Assistant['transfers'], 'countries' | 'blockedPrefixes'>,
  home: readonly string[],
): NumberObstacle | null {
  const { country, isPossible, isPremium } = lookUpNumber(number)
  if (isPremium) return 'premium'
  if (!isPossible) return 'no-number'
  if (blockedPrefixes.some((prefix) => number.startsWith(prefix))) return 'blocked'
  return country !== null && (countries ?? home).includes(country) ? null : 'country'
}

/**
 * The countries in which the business is at home: that of its own number, or else those of its people's.
 * @param phoneNumber the number of the account in E.164, or null
 */
export function homeCountries({ people }: Pick<Assistant, 'people'>, phoneNumber: string | null): string[] {
  const written = people.flatMap(({ to, rota }) => [to ?? '', ...(rota?.shifts ?? []).map((shift) => shift.to)])
  const numbers = phoneNumber === null ? written.filter((to) => to.startsWith('+')) : [phoneNumber]
  return [...new Set(numbers.flatMap((number) => lookUpNumber(number).country ?? []))]
}
