import { describe, expect, test } from 'vitest'
import { harmlessPieces } from './harmless.ts'

const shown = (text: string) =>
  harmlessPieces(text)
    .map((piece) => (piece.kind === 'words' ? piece.text : `[${piece.text}]`))
    .join('')

describe('untrusted words', () => {
  test('of any writing stay as they are', () => {
    for (const words of ['<b>hi</b> & "you"', 'שלום, مرحبا', '👩‍👩‍👧 नमस्ते ไทยที่', 'line one\n\tline two'])
      expect(harmlessPieces(words)).toEqual([{ kind: 'words', text: words }])
  })

  test('show by name what would act: controls, turns of direction, invisible letters', () => {
    expect(shown('a\u0000b\u001b[2Jc\u009b')).toBe('a[U+0000]b[U+001B][2Jc[U+009B]')
    expect(shown('pay \u202e001$\u202c')).toBe('pay [U+202E]001$[U+202C]')
    expect(shown('hi\u{e0041}\ufeff')).toBe('hi[U+E0041][U+FEFF]')
    expect(shown('half \ud83d end')).toBe('half [U+D83D] end')
  })

  test('have no more marks on a letter than writings need', () => {
    expect(shown(`z${'\u0301'.repeat(200)}!`)).toBe(`z${'\u0301'.repeat(4)}!`)
  })

  test('of two line endings are one', () => {
    expect(shown('a\r\nb')).toBe('a\nb')
  })
})
