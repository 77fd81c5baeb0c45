import { describe, expect, test } from 'vitest'
import { recordsOf, said, started } from '../../../test/store-records.ts'
import type { CallEvent } from '../../conversation/events.ts'
import { maskNumbersIn } from '../../events/redact.ts'
import { wordsOf } from './call-words.ts'
import { callerTokens, numberSearch, numberTokens, withoutNumbers } from './numbers.ts'
import { readSearch } from './search-terms.ts'
import { tokensOf, withPlainFigures } from './tokens.ts'

describe('the words of a text', () => {
  test.each([
    ['Grüß Gott, Élodie!', ['gruß', 'gott', 'elodie']],
    ["don't -- 12:30", ['don', 't', '12', '30']],
    ['٠١٢ ४५', ['012', '45']],
    ['循環器科は何時', ['循', '環', '器', '科', 'は', '何', '時']],
    ['", * ( OR ) ^ \u0000', ['or']],
    ['', []],
  ])('%j', (text, words) => {
    expect(tokensOf(text)).toEqual(words)
  })

  test('have the figures of every script', () => {
    const scripts = [...'٩९๙９𝟡'].map(withPlainFigures)
    expect(scripts).toEqual(Array(5).fill('9'))
  })
})

describe('numbers', () => {
  test.each([
    'no answer for +15551234567.',
    'call (555) 123-4567 now',
    '+1 (555) 123-4567, 00491511234567',
    '401 Unauthorized after 2500 ms',
    'code 123456',
  ])('are taken out of a text where they are masked: %s', (text) => {
    const { rest, numbers } = withoutNumbers(text)
    expect(numbers.length > 0).toBe(maskNumbersIn(text) !== text)
    expect(rest).not.toMatch(/\d{7}|123-4567/)
  })

  /** Whether what is kept of a number is found by what somebody types. */
  function finds(written: string, address: string): boolean {
    const { token, isPrefix } = numberSearch(written)
    return callerTokens(address).some((kept) => (isPrefix ? kept.startsWith(token) : kept === token))
  }

  test.each([
    ['+15551230001', '+15551230001'],
    ['1 (555) 123-0001', '+15551230001'],
    ['555 123 0001', '+15551230001'],
    ['0001', '+15551230001'],
    ['+1555', '+15551230001'],
    ['0015551230', '+15551230001'],
    ['030 1234567', '+49301234567'],
    ['٠٠٠١', '+15551230001'],
    ['0001', 'whatsapp:+15551230001'],
    ['112', '112'],
  ])('%s finds %s', (written, address) => {
    expect(finds(written, address)).toBe(true)
  })

  test.each([
    ['001', '+15551230001'],
    ['5551', '+15551230001'],
    ['+5551', '+15551230001'],
    ['0002', '+15551230001'],
  ])('%s does not find %s', (written, address) => {
    expect(finds(written, address)).toBe(false)
  })

  test('of other kinds are kept by their words', () => {
    expect(callerTokens('sip:anna@example.com')).toEqual(['sip', 'anna', 'example', 'com'])
    expect(callerTokens('anonymous')).toEqual(['anonymous'])
    expect(numberTokens('')).toEqual([])
  })
})

describe('what a call is found by', () => {
  const events: CallEvent[] = [
    started('+15551230001'),
    said(1, 'My number is 555 987 6543, Zoë speaking'),
    { type: 'caller.said', turn: 2, text: '4711', via: 'keypad', confidence: null },
    { type: 'caller.unclear', turn: 3, text: 'mumble', confidence: 0.2 },
    { type: 'answer.sentence', turn: 1, index: 0, text: 'We open at 9.', spoken: 'We open at nine.' },
    { type: 'prompt.spoken', turn: 1, kind: 'filler', text: 'One moment' },
    { type: 'tool.called', turn: 1, id: 'a', name: 'book_visit', key: 'k', input: { secret: 'hush' }, effects: true },
    {
      ...{ type: 'message.taken', turn: 1, id: 'm' },
      message: {
        ...{
          kind: 'message',
          for: 'Sales',
          name: 'Ana Bell',
          number: '+4930123456',
          reason: 'the roof',
          urgency: null,
        },
        bestTime: 'noon',
      },
    },
    {
      ...{ type: 'call.summarised', outcome: 'message', summary: 'A leak.', fields: [], sentiment: null, model: null },
      cost: { currency: 'USD', amount: 0, prices: '2026-11', parts: [] },
    },
  ]

  test('is what was said, messages, the summary and names of actions', () => {
    const { words, caller, numbers } = wordsOf(recordsOf('CA1', events))
    expect(words).toBe('my number is zoe speaking mumble we open at 9 book visit sales ana bell the roof noon a leak')
    expect(caller.split(' ')).toEqual(numberTokens('15551230001'))
    const kept = ['5559876543', '4930123456'].flatMap(numberTokens)
    expect(numbers.split(' ').toSorted()).toEqual(kept.toSorted())
  })

  test('is bounded, however long the call is', () => {
    const long = Array.from({ length: 300 }, (_, turn) => said(turn, 'word '.repeat(400)))
    expect(wordsOf(recordsOf('CA1', long)).words.length).toBeLessThan(210_000)
  })
})

describe('what somebody types', () => {
  const read = (text: string) =>
    readSearch(text).map(({ words, isPrefix, number }) => {
      const shown = `${words.join(' ')}${isPrefix ? '*' : ''}`
      return number ? `${shown}#${number.token.replace('\u{e001}', '<')}` : shown
    })

  test.each([
    ['opening hours', ['opening', 'hours*']],
    ['"opening hours" monday', ['opening hours', 'monday*']],
    ['monday "opening hours"', ['monday', 'opening hours']],
    ['"opening hou', ['opening hou']],
    ['  ', []],
    ['"" " "', []],
    ['a', ['a']],
    ["it's", ['it s']],
    ['薬局', ['薬 局']],
    ['AND OR NOT NEAR( words: * ^', ['and', 'or', 'not', 'near', 'words*']],
    ['0001', ['0001*#<1000']],
    ['call 555 123 0001', ['#<1000321555', 'call*']],
    ['"call 5551230001 now"', ['call now', '#<1000321555']],
  ])('%j is read', (text, terms) => {
    expect(read(text)).toEqual(terms)
  })

  test('is bounded', () => {
    expect(readSearch('word '.repeat(1_000))).toHaveLength(24)
  })
})
