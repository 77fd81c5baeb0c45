import { describe, expect, test } from 'vitest'
import { createContinuationFilter } from './continuation.ts'

describe('createContinuationFilter', () => {
  test.each([
    { what: 'new words', prefix: 'We are open', text: ' from eight.', gives: ' from eight.' },
    { what: 'the prefix again', prefix: 'We are open', text: 'We are open from eight.', gives: ' from eight.' },
    {
      what: 'the prefix with other spaces',
      prefix: 'We  are open',
      text: '\nWe are  open from eight.',
      gives: ' from eight.',
    },
    { what: 'the prefix and nothing more', prefix: 'We are open.', text: 'We are open.', gives: '' },
    {
      what: 'a prefix with a space at its end',
      prefix: 'We are open ',
      text: 'We are open from eight.',
      gives: 'from eight.',
    },
    { what: 'words that begin like the prefix', prefix: 'We are open', text: 'We are not.', gives: 'We are not.' },
    { what: 'an end within the prefix', prefix: 'We are open', text: 'We are', gives: 'We are' },
    { what: 'a word that was cut', prefix: 'We are op', text: 'We are open.', gives: 'en.' },
    { what: 'another word than a short prefix', prefix: 'I', text: 'It is.', gives: 'It is.' },
    { what: 'a short prefix again', prefix: 'We', text: 'We are.', gives: ' are.' },
    { what: 'only spaces', prefix: 'We are open.', text: ' ', gives: '' },
  ])('$what', ({ prefix, text, gives }) => {
    for (const size of [1, 2, 5, text.length]) expect(filtered(prefix, pieces(text, size), true)).toBe(gives)
  })

  test.each([
    { prefix: 'We are open', text: 'from eight.', gives: ' from eight.' },
    { prefix: 'We are open ', text: 'from eight.', gives: 'from eight.' },
    { prefix: 'We are open', text: ', of course.', gives: ', of course.' },
    { prefix: 'Wir haben', text: 'über Mittag zu.', gives: ' über Mittag zu.' },
  ])('puts a space where the model begins anew: $prefix|$text', ({ prefix, text, gives }) => {
    expect(filtered(prefix, pieces(text, 3), false)).toBe(gives)
  })
})

function filtered(prefix: string, given: string[], resumes: boolean): string {
  const filter = createContinuationFilter(prefix, resumes)
  return given.map((piece) => filter.push(piece)).join('') + filter.end()
}

function pieces(text: string, size: number): string[] {
  return text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? []
}
