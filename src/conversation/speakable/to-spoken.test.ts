import { describe, expect, test } from 'vitest'
import { spokenEnglish, uuid } from './spoken-english.test-support.ts'
import { toSpoken } from './to-spoken.ts'

describe.each(Object.entries(spokenEnglish))('English %s', (_kind, rows) => {
  test.each(rows)('%j is said %j', (written, spoken) => {
    expect(toSpoken(written, 'en-US')).toBe(spoken)
  })
})

describe('other languages', () => {
  test.each([
    ['en-GB', '3/4/2026', 'April third, twenty twenty six'],
    ['en', '3/4/2026', 'April third, twenty twenty six'],
    ['en_us', '3/4/2026', 'March fourth, twenty twenty six'],
    ['nl-NL', '**Wij** zijn om 8:00 uur 😀 open, op 24 december.', 'Wij zijn om 8:00 uur open, op 24 december.'],
    ['nl-NL', `Zie https://www.example.org/a [hier](x) ${uuid}`, 'Zie example.org hier'],
    ['xx', '5 % & 3 €', '5 % & 3 €'],
  ])('%s: %j', (language, written, spoken) => {
    expect(toSpoken(written, language)).toBe(spoken)
  })
})
