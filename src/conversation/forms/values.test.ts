import { describe, expect, test } from 'vitest'
import type { FieldKind, FormField } from './form.ts'
import { valueIn, valueOfKeys } from './values.ts'
import { formWords } from './words.ts'

/** Wednesday, 25 November 2026, in the afternoon. */
const now = Date.UTC(2026, 10, 25, 15, 0)

function field(kind: FieldKind, more: Partial<FormField> = {}): FormField {
  return { name: kind, ask: {}, askAgain: {}, kind, optional: false, confirm: false, secret: false, ...more }
}

const reading = (language = 'en-US', country = 'US') => ({
  ...{ words: formWords(language), language, country, zone: 'America/New_York', now },
})

describe('a telephone number', () => {
  test.each([
    ['202 555 0123', '+12025550123'],
    ['(202) 555-0123', '+12025550123'],
    ["It's 202-555-0123, please.", '+12025550123'],
    ['two zero two, five five five, oh one two three', '+12025550123'],
    ['two oh two double five five zero one two three', '+12025550123'],
    ['two oh two triple five zero one two three', '+12025550123'],
    ['my number is 1 202 555 0123', '+12025550123'],
    ['+44 20 7946 0958', '+442079460958'],
    ['plus four four, two zero, seven nine four six, zero nine five eight', '+442079460958'],
    ['202.555.0123', '+12025550123'],
    ['555 0123', null],
    ['I am at home', null],
    ['', null],
    ['9'.repeat(60), null],
  ])('%j is %j', (said, number) => {
    expect(valueIn(field('phone'), said, reading())).toBe(number)
  })

  test.each([
    ['de-DE', 'DE', 'null drei null zwei drei eins zwei fünf null null null', '+493023125000'],
    ['fr-FR', 'FR', 'zéro un, quatre deux, six huit, cinq trois, zéro zéro', '+33142685300'],
    ['es-ES', 'ES', 'nueve uno dos tres cuatro cinco seis siete ocho', '+34912345678'],
    ['it-IT', 'IT', 'zero due, uno due tre quattro cinque sei sette otto', '+390212345678'],
    ['pt-BR', 'BR', 'um um, dois três quatro cinco, meia sete oito nove', '+551123456789'],
    ['ar-AE', 'AE', '٠٤ ٢٣٤ ٥٦٧٨', '+97142345678'],
    ['hi-IN', 'IN', '९८७६५ ४३२१०', '+919876543210'],
  ])('is understood in %s', (language, country, said, number) => {
    expect(valueIn(field('phone'), said, reading(language, country))).toBe(number)
  })

  test('is the same by keys', () => {
    expect(valueOfKeys(field('phone'), '2025550123', reading())).toBe('+12025550123')
    expect(valueOfKeys(field('phone'), '42', reading())).toBeNull()
    expect(valueOfKeys(field('name'), '42', reading())).toBeNull()
  })
})

describe('an e-mail address', () => {
  test.each([
    ['sam.miller@example.com', 'sam.miller@example.com'],
    ['sam dot miller at example dot com', 'sam.miller@example.com'],
    ['It is Sam underscore Miller at example dot com.', 'sam_miller@example.com'],
    ['s a m at mail dash box dot example dot org', 'sam@mail-box.example.org'],
    ['my e-mail is sam.miller at example.com', 'sam.miller@example.com'],
    ['sam at home', null],
    ['nobody', null],
  ])('%j is %j', (said, address) => {
    expect(valueIn(field('email'), said, reading())).toBe(address)
  })

  test('has its signs by their names in other languages', () => {
    expect(valueIn(field('email'), 'sam punkt miller at beispiel punkt de', reading('de-DE'))).toBe(
      'sam.miller@beispiel.de',
    )
    expect(valueIn(field('email'), 'sam arroba ejemplo punto es', reading('es-ES'))).toBe('sam@ejemplo.es')
  })
})

describe('a name', () => {
  test.each([
    ['My name is Sam Miller.', 'Sam Miller'],
    ['Hi, this is Sam Miller and I am calling about my bill', 'Sam Miller'],
    ['yeah it is sam', 'Sam'],
    ["Sam O'Neil-Smith", "Sam O'Neil-Smith"],
    ['S. A. M.', 'SAM'],
    ['José Núñez', 'José Núñez'],
    ['12345', null],
    ['I have been waiting here for a very long time by now you know', null],
  ])('in %j is %j', (said, name) => {
    expect(valueIn(field('name'), said, reading())).toBe(name)
  })

  test.each([
    ['de-DE', 'Mein Name ist Jürgen Groß, danke', 'Jürgen Groß'],
    ['es-ES', 'Me llamo María José', 'María José'],
    ['fr-FR', "Je m'appelle Zoé Lefèvre", 'Zoé Lefèvre'],
    ['ar-AE', 'اسمي أحمد', 'أحمد'],
    ['hi-IN', 'मेरा नाम अमित है', 'अमित'],
  ])('is found in %s', (language, said, name) => {
    expect(valueIn(field('name'), said, reading(language))).toBe(name)
  })
})

describe('a date', () => {
  test.each([
    ['today', '2026-11-25'],
    ['Tomorrow, please', '2026-11-26'],
    ['on Monday', '2026-11-30'],
    ['next Wednesday', '2026-12-02'],
    ['December 24th', '2026-12-24'],
    ['the 5th of May', '2027-05-05'],
    ['May 5, 2028', '2028-05-05'],
    ['12/24', '2026-12-24'],
    ['2026-12-24', '2026-12-24'],
    ['February 30', null],
    ['soon', null],
  ])('%j is %j', (said, date) => {
    expect(valueIn(field('date'), said, reading())).toBe(date)
  })

  test('has the day first where people write it so', () => {
    expect(valueIn(field('date'), '24.12.', reading('de-DE'))).toBe('2026-12-24')
    expect(valueIn(field('date'), 'am 3. Dezember', reading('de-DE'))).toBe('2026-12-03')
    expect(valueOfKeys(field('date'), '1224', reading())).toBe('2026-12-24')
  })
})

describe('digits', () => {
  const code = field('digits', { digits: { min: 4, max: 6, endKey: '#' } })

  test('are as many as the field takes', () => {
    expect(valueIn(code, 'zero four one seven', reading())).toBe('0417')
    expect(valueIn(code, '04 17', reading())).toBe('0417')
    expect(valueIn(code, 'one two', reading())).toBeNull()
    expect(valueOfKeys(code, '0417', reading())).toBe('0417')
    expect(valueOfKeys(code, '0417041', reading())).toBeNull()
  })
})

describe('a choice', () => {
  const size = field('choice', {
    choices: [
      { value: 'S', phrases: { en: ['small', 'the small one'] } },
      { value: 'L', phrases: { en: ['large', 'big'] } },
    ],
  })

  test('is one of those that there are, by words or by its key', () => {
    expect(valueIn(size, 'The big one, please', reading())).toBe('L')
    expect(valueIn(size, 'small or large', reading())).toBeNull()
    expect(valueOfKeys(size, '1', reading())).toBe('S')
    expect(valueOfKeys(size, '3', reading())).toBeNull()
  })
})

describe('yes and no', () => {
  test.each([
    ['en-US', 'Yes, please', 'No, thank you'],
    ['en-GB', "That's right", 'Not quite'],
    ['de-DE', 'Ja, das stimmt', 'Nein, danke'],
    ['es-MX', 'Sí, claro', 'No, gracias'],
    ['fr-FR', "Oui, c'est ça", 'Non merci'],
    ['it-IT', 'Sì, esatto', 'No grazie'],
    ['pt-BR', 'Sim, isso mesmo', 'Não, obrigado'],
    ['ar-SA', 'نعم', 'لا شكرا'],
    ['hi-IN', 'जी हाँ', 'जी नहीं'],
  ])('are known in %s', (language, yes, no) => {
    expect(valueIn(field('yes-no'), yes, reading(language))).toBe('yes')
    expect(valueIn(field('yes-no'), no, reading(language))).toBe('no')
    expect(valueIn(field('yes-no'), '???', reading(language))).toBeNull()
  })
})

describe('words', () => {
  test('are taken as they are, and cut to what a person reads', () => {
    expect(valueIn(field('words'), 'My bill, please.', reading())).toBe('My bill, please.')
    expect(valueIn(field('words'), '…', reading())).toBeNull()
    expect(valueIn(field('words'), 'x'.repeat(5_000), reading())).toHaveLength(1_000)
  })
})
