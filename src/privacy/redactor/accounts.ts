import { remainder } from './check-digits.ts'
import type { Detector } from './span.ts'

/** How long an IBAN of each country is. https://www.swift.com/standards/data-standards/iban-international-bank-account-number */
const lengths = new Map(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 ' +
    'FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 ' +
    'LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SD18 ' +
    'SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
)
const beginning = /(?<![\p{L}\p{N}])([a-z]{2})[ -]?\d[ -]?\d/giu

/** Bank accounts by their IBAN, in groups or not. */
export const bankAccounts: Detector = (text) =>
  [...text.matchAll(beginning)].flatMap((match) => {
    const length = lengths.get((match[1] ?? '').toUpperCase())
    const end = length === undefined ? null : endOf(text, match.index, length)
    if (end === null) return []
    const iban = text.slice(match.index, end).replace(/[ -]/g, '').toUpperCase()
    return isIban(iban) ? [{ start: match.index, end, label: 'iban' }] : []
  })

/** Behind so many letters and figures with at most one blank between two; null where they do not end there. */
function endOf(text: string, start: number, length: number): number | null {
  let place = start
  for (let found = 0; found < length; place++) {
    const character = text[place] ?? ''
    if (/^[a-z0-9]$/i.test(character)) found += 1
    else if (!/^[ -]$/.test(character) || /^[ -]$/.test(text[place - 1] ?? '')) return null
  }
  return /^[\p{L}\p{N}]/u.test(text.slice(place, place + 2)) ? null : place
}

/** ISO 13616: the beginning goes to the end, letters count from 10, and 1 is left of 97. */
function isIban(iban: string): boolean {
  const digits = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))
  return remainder(digits, 97) === 1
}
