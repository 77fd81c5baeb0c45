import { describe, expect, test } from 'vitest'
import { createCitationReader } from './citations.ts'

/** The words that pass, with runs of blanks and breaks as one blank, and what was told beside them. */
function read(text: string, size: number) {
  const reader = createCitationReader()
  let words = ''
  for (let at = 0; at < text.length; at += size) words += reader.push(text.slice(at, at + size))
  words += reader.end()
  return { words: words.replace(/\s+/g, ' '), cited: reader.cited, declined: reader.declined }
}

describe.each([1, 2, 3, 1_000])('cut into pieces of %d characters', (size) => {
  test.each([
    ['Open at eight [1].', 'Open at eight .', [1]],
    ['Open at eight. [2] Closed at six. [10]', 'Open at eight. Closed at six. ', [2, 10]],
    ['Both [1, 3] and [2][3] say so.', 'Both and say so.', [1, 3, 2]],
    ['A range [2-4] or [5;6].', 'A range or .', [2, 3, 4, 5, 6]],
    ['[[1]]', '[]', [1]],
    ['A [link](https://example.org) and [a note].', 'A [link](https://example.org) and [a note].', []],
    ['Room [1234] and [12345678901234567890].', 'Room [1234] and [12345678901234567890].', []],
    ['Cut off [1', 'Cut off [1', []],
    ['[1, [2] twice', '[1, twice', [2]],
    ['Backwards [4-2].', 'Backwards .', []],
  ])('%s', (text, words, cited) => {
    expect(read(text, size)).toEqual({ words, cited, declined: false })
  })

  test('[?] declines', () => {
    expect(read('[?] That is not written down.', size)).toEqual({
      words: ' That is not written down.',
      cited: [],
      declined: true,
    })
  })
})

describe('a reference', () => {
  test('holds no word before it and at most a dozen characters behind its bracket', () => {
    const reader = createCitationReader()
    expect(reader.push('at eight [')).toBe('at eight ')
    expect(reader.push('12, 13, 1')).toBe('')
    expect(reader.push('4, 15')).toBe('[12, 13, 14, 15')
  })

  test('behind a stop shows at once that the sentence is over', () => {
    const reader = createCitationReader()
    expect(reader.push('Open at eight. [1]')).toBe('Open at eight. \n')
  })
})
