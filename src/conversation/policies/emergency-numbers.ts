import type { knownEmergencies } from '../../config/emergencies-schema.ts'
import type { Assistant } from '../../config/schema.ts'

type Kind = (typeof knownEmergencies)[number]

const northAmerica = { medical: '911', fire: '911', suicide: '988', crime: '911' }
/** Where each kind has its own. */
const own: Readonly<Record<string, Readonly<Record<Kind, string>>>> = {
  US: northAmerica,
  CA: northAmerica,
  BR: { medical: '192', fire: '193', suicide: '188', crime: '190' },
  FR: { medical: '112', fire: '112', suicide: '3114', crime: '112' },
  EG: { medical: '123', fire: '180', suicide: '123', crime: '122' },
  JP: { medical: '119', fire: '119', suicide: '119', crime: '110' },
  KR: { medical: '119', fire: '119', suicide: '109', crime: '112' },
  AE: { medical: '998', fire: '997', suicide: '998', crime: '999' },
}
const europe =
  'AT BE BG CY CZ DE DK EE ES FI GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK CH TR UA RS AL'.split(' ')
/** One number for all kinds. */
const common: Readonly<Record<string, string>> = {
  ...Object.fromEntries(europe.map((country) => [country, '112'])),
  ...{ GB: '999', AU: '000', NZ: '111', IN: '112', MX: '911', ZA: '112' },
}

/**
 * What to dial in an emergency of this kind: the number of the settings, else the one of the country of `language`, in
 * single figures so that it is said as it is dialled; null where none is known.
 */
export function emergencyNumber(
  name: string,
  { emergencyNumber: set, language }: Pick<Assistant, 'emergencyNumber' | 'language'>,
): string | null {
  const country = language.split('-')[1] ?? ''
  const kind = own[country]?.[name as Kind] ?? own[country]?.medical
  const number = set ?? kind ?? common[country] ?? null
  return number && [...number].join(' ')
}
