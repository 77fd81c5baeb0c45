import { describe, expect, test } from 'vitest'
import { createRedactor } from './redactor.ts'

const ownForms = [{ name: 'customer number', form: 'K-######' }]
const masked = createRedactor({ level: 'masked', ownForms })
const strict = createRedactor({ level: 'strict', ownForms })

describe('what is secret is made unreadable', () => {
  test.each<[kind: string, said: string, redacted: string]>([
    ['a card', 'It is 4111 1111 1111 1111.', 'It is [card].'],
    ['a card in one', 'card 4111111111111111', 'card [card]'],
    ['a card with hyphens', '5555-5555-5555-4444', '[card]'],
    ['a card of fifteen figures', '3782 822463 10005', '[card]'],
    ['a card with its date and code', '4111 1111 1111 1111, 12/29, 123 please', '[card] please'],
    ['a card figure by figure', '4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1', '[card]'],
    ['a spoken card', `my card is four${' one'.repeat(15)} thanks`, 'my card is [card] thanks'],
    ['a spoken card with doubles', `four one double one${' triple one'.repeat(4)}`, '[card]'],
    ['a spoken card in German', `vier${' eins'.repeat(15)}`, '[card]'],
    ['a spoken card in Hindi', `चार${' एक'.repeat(15)}`, '[card]'],
    ['a card in Arabic figures', '٤١١١ ١١١١ ١١١١ ١١١١', '[card]'],
    ['a card of Maestro', '6759 6498 2643 8453', '[card]'],
    ['an IBAN', 'IBAN DE89 3704 0044 0532 0130 00 thank you', 'IBAN [iban] thank you'],
    ['an IBAN in one', 'gb29nwbk60161331926819', '[iban]'],
    ['a social security number', 'It is 536-90-4399.', 'It is [id].'],
    ['one that is named', 'my social is 536904399', 'my social is [id]'],
    ['a DNI', 'mi DNI es 12345678Z', 'mi DNI es [id]'],
    ['an NIE', 'X-1234567-L', '[id]'],
    ['a French NIR', 'mon numéro 1 85 05 78 006 084 91', 'mon numéro [id]'],
    ['a German tax number', 'Steuer-ID 86 095 742 719', 'Steuer-ID [id]'],
    ['a codice fiscale', 'RSSMRA85T10A562S', '[id]'],
    ['a NIF', 'o meu contribuinte é 123456789', 'o meu contribuinte é [id]'],
    ['a CPF', '529.982.247-25', '[id]'],
    ['a BSN', 'mijn BSN is 111222333', 'mijn BSN is [id]'],
    ['an Aadhaar number', '2341 2341 2346', '[id]'],
    ['a national insurance number', 'AB 12 34 56 C', '[id]'],
    ['an NHS number', 'NHS number 943 476 5919', 'NHS number [id]'],
    ["a form of the owner's own", 'I am k 123456, hello', 'I am [customer number], hello'],
  ])('%s', (_kind, said, redacted) => {
    expect(masked.text(said)).toBe(redacted)
  })
})

describe('what is none stays', () => {
  test.each([
    'It is 4111 1111 1111 1112.',
    'Call me at +49 151 2345 6789 0.',
    'Call me at 555 123 0001, please.',
    'The order 1234567890123456 is late.',
    'DE88 3704 0044 0532 0130 00',
    'My number is 123456789.',
    'DNI 12345678A',
    'RSSMRA85T10A562T',
    '529.982.247-26',
    '000-12-3456',
    'We are open from 8 to 12 and from 1 to 6.',
    'On 2026-12-24 at 10:30 it costs $1,250.00.',
    'one or two of the three of us',
    'K-12345',
    'mail me at anna@example.org',
    'http://127.0.0.1:10064 answers calls',
  ])('%s', (said) => {
    expect(masked.text(said)).toBe(said)
  })
})

test.each([
  ['Call me at +1 555 123 0001.', 'Call me at [number].'],
  ['five five five one two three four', '[number]'],
  ['anna.b@mail.example.org!', '[email]!'],
  ['anna at example dot org', '[email]'],
  ['room 12 at 10:30', 'room 12 at 10:30'],
])('strict takes who somebody is from %j', (said, redacted) => {
  expect(strict.text(said)).toBe(redacted)
})

test('off leaves everything', () => {
  const off = createRedactor({ level: 'off', ownForms: [] })
  expect(off.text('4111 1111 1111 1111')).toBe('4111 1111 1111 1111')
})

test('data keeps its shape', () => {
  const at = new Date(0)
  const data = { a: ['4111111111111111', 4_111_111_111_111_111, null], at, b: { c: 'x', d: true } }
  expect(masked.value(data)).toEqual({ a: ['[card]', 4_111_111_111_111_111, null], at, b: { c: 'x', d: true } })
})

const pieces = [
  ...[
    '4111 1111 1111 1111',
    '4111111111111111',
    'DE89370400440532013000',
    '12345678Z',
    '536-90-4399',
    'K-123456',
    'one',
  ],
  ...[
    'double',
    'AB123456C',
    'x@y.org',
    ' at ',
    ' dot com',
    '+',
    '-',
    ' ',
    '.',
    '[',
    ']',
    '[card]',
    'é',
    '१',
    'a',
    '_',
    '7',
  ],
]

test('twice is as once, whatever was said', () => {
  let seed = 7
  const next = (most: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((seed / 2_147_483_648) * most)
  }
  for (let round = 0; round < 2_000; round++) {
    const text = Array.from({ length: next(12) }, () => pieces[next(pieces.length)]).join('')
    for (const redactor of [masked, strict]) {
      const once = redactor.text(text)
      expect({ text, twice: redactor.text(once) }).toEqual({ text, twice: once })
    }
  }
})

test.each(['4', '4 ', 'one ', 'double ', 'a@', 'a.', 'DE8', 'D', '[card', 'K-', '4111 1111 1111 1112 ', '+1 (', 'AB'])(
  'a text of nothing but %j takes no longer for its length',
  (piece) => {
    const work = (times: number) => {
      const text = piece.repeat(times)
      const before = process.cpuUsage().user
      strict.text(text)
      return process.cpuUsage().user - before
    }
    work(2_000)
    // Work that grew with the square would be sixteen times as much, and more than that for long texts.
    expect(work(20_000)).toBeLessThan(20 * Math.max(work(5_000), 20_000))
  },
)
